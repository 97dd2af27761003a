import assert from 'node:assert/strict';
import { parseAllDocuments } from 'yaml';
import { SourceDocument } from '../../../server/syntax/document';
import { applyEdits } from '../../../server/syntax/edits';
import { keyOf, type MapNode, type Node, type ScalarNode, type SeqNode } from '../../../server/syntax/nodes';
import type { TextEdit } from '../../../server/syntax/text';

/** A text and the nodes in it, by paths such as `spec.people.0`; the empty path is the whole document. */
export class Subject {
  readonly document: SourceDocument;

  constructor(
    readonly text: string,
    private readonly index: number,
  ) {
    this.document = SourceDocument.of(text);
  }

  map(path = ''): MapNode {
    const node = this.node(path);
    assert.ok(node?.kind === 'map', `no map at ${path}`);
    return node;
  }

  seq(path = ''): SeqNode {
    const node = this.node(path);
    assert.ok(node?.kind === 'seq', `no list at ${path}`);
    return node;
  }

  scalar(path: string): ScalarNode {
    const node = this.node(path);
    assert.ok(node?.kind === 'scalar', `no scalar at ${path}`);
    return node;
  }

  private node(path: string): Node | null | undefined {
    let node: Node | null | undefined = this.document.pieces[this.index]?.node;
    for (const step of path === '' ? [] : path.split('.')) {
      if (node?.kind === 'map') node = node.pairs.find((pair) => keyOf(pair) === step)?.value;
      else node = node?.kind === 'seq' ? node.items[Number(step)] : undefined;
    }
    return node;
  }
}

/** What a case is called, the text before, the change, and the text after; undefined where it must be refused. */
export type Case = readonly [
  name: string,
  before: string,
  change: (subject: Subject) => TextEdit[] | undefined,
  after: string | undefined,
];

/** How a text stands in a file: each case must hold in all of these. */
const SETTINGS: readonly [name: string, wrap: (text: string) => string | undefined, index: number][] = [
  ['as it is', (text) => text, 0],
  ['with CR LF', (text) => text.replaceAll('\n', '\r\n'), 0],
  ['without a line end at the end', (text) => (hasTextBlock(text) ? undefined : text.replace(/\n$/, '')), 0],
  ['between other documents', (text) => `# one\none: 1\n---\n${text}---\nlast: {a: 1}\n`, 1],
];

/** What a block of text says depends on the line end at its end. */
function hasTextBlock(text: string): boolean {
  return /[|>][-+0-9]*(?: +#.*)?\n/.test(text);
}

/** A test for each case: in every setting the edits make the text after of the one before. */
export function cases(table: readonly Case[]): void {
  for (const [name, before, change, after] of table) {
    it(name, () => {
      for (const [setting, wrap, index] of SETTINGS) {
        const text = wrap(before);
        const expected = after === undefined ? undefined : wrap(after);
        if (text === undefined || (after !== undefined && expected === undefined)) continue;
        const edits = change(new Subject(text, index));
        const result = edits && applyEdits(text, edits);
        assert.equal(visible(result), visible(expected), setting);
        if (result !== undefined && errorsIn(text) === 0) assert.equal(errorsIn(result), 0, `${setting}: ${result}`);
        assertTidy(text, edits ?? []);
      }
    });
  }
}

/** Edits come in order, do not touch each other or part a line end, and each does something. */
export function assertTidy(text: string, edits: readonly TextEdit[]): void {
  for (const [index, edit] of edits.entries()) {
    for (const at of [edit.start, edit.end])
      assert.notEqual(text.slice(at - 1, at + 1), '\r\n', 'a line end is parted');
    assert.ok(edit.end > edit.start || edit.text !== '', 'an edit that does nothing');
    assert.ok(index === 0 || edits[index - 1]!.end < edit.start, 'two edits that touch');
  }
}

function visible(text: string | undefined): string | undefined {
  return text?.replaceAll('\r', '␍');
}

function errorsIn(text: string): number {
  const documents = parseAllDocuments(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  return Array.isArray(documents) ? documents.reduce((sum, { errors }) => sum + errors.length, 0) : 0;
}
