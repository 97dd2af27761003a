import assert from 'node:assert/strict';
import { SourceDocument } from '../../../server/syntax/document';
import { endOf, pairOf, type ScalarNode, startOf } from '../../../server/syntax/nodes';
import { placeWithin } from '../../../server/syntax/scalar-spans';

/** The raw text that stands for a part of the value under `a`. */
function rawOf(text: string, part: string): string {
  const document = SourceDocument.of(text);
  const { node } = document.pieces[0]!;
  assert.ok(node?.kind === 'map');
  const value = pairOf(node, 'a')?.value as ScalarNode;
  const start = String(value.value).indexOf(part);
  assert.notEqual(start, -1, `${part} is not in ${JSON.stringify(value.value)}`);
  const place = placeWithin(document.text, value, start, start + part.length);
  return text.slice(startOf(place), endOf(place));
}

const cases: [name: string, text: string, part: string, raw: string][] = [
  ['plain', 'a: kubectl get pods # c\n', 'get', 'get'],
  ['plain with an anchor', 'a: &x kubectl get pods\n', 'get', 'get'],
  ['plain over lines, as a whole', 'a: kubectl\n  get pods\n', 'get', 'kubectl\n  get pods'],
  ['single quotes', "a: 'kubectl get pods'\n", 'get', 'get'],
  ['doubled quotes before it', "a: 'it''s get pods'\n", 'get', 'get'],
  ['doubled quotes in it', "a: 'x it''s y'\n", "it's", "it''s"],
  ['double quotes', 'a: "kubectl get pods"\n', 'pods', 'pods'],
  ['escapes before it', 'a: "say \\"hi\\" \\u00e9 \\x41 get"\n', 'get', 'get'],
  ['escapes in it', 'a: "say \\"hi\\" now"\n', '"hi"', '\\"hi\\"'],
  ['an escape at its end', 'a: "say \\"hi\\""\n', 'hi"', 'hi\\"'],
  ['quotes over lines, as a whole', 'a: "kubectl\n  get"\n', 'get', '"kubectl\n  get"'],
  ['a literal block', 'a: |\n  one\n    two three\nb: 1\n', 'three', 'three'],
  ['its first line', 'a: |-\n      one\n      two\n', 'one', 'one'],
  ['its indentation of its own', 'a: |\n  one\n    two three\nb: 1\n', '  two', '  two'],
  ['over two of its lines', 'a: |\n  one\n  two\n', 'one\ntwo', 'one\n  two'],
  ['a literal block with CRLF', 'a: |\r\n  one\r\n  two three\r\nb: 1\r\n', 'three', 'three'],
  ['a literal block with an empty line', 'a: |\n  one\n\n  two three\n', 'three', 'three'],
  ['a folded block, as a whole', 'a: >-\n  one\n  two\n', 'two', '>-\n  one\n  two'],
];

describe('places within a scalar', () => {
  for (const [name, text, part, raw] of cases) {
    it(name, () => assert.equal(rawOf(text, part).trimEnd(), raw));
  }
});
