import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { junit } from '../../../server/cli/formats/junit';
import { root } from '../texts';
import { hostileTexts, related, reportOf, result, setting } from './results';

/** What is used of the XML parser `sax`, which brings no types. */
interface Sax {
  parser(strict: boolean): SaxParser;
}

interface SaxParser {
  onopentag: (tag: { name: string; attributes: Record<string, string> }) => void;
  onclosetag: () => void;
  ontext: (text: string) => void;
  onerror: (error: Error) => void;
  write(text: string): SaxParser;
  close(): void;
}

interface Element {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: Element[];
}

const sax = createRequire(join(root, 'package.json'))('sax') as Sax;

/** Characters that XML 1.0 lets stand in a document (production 2, Char); the parser does not look. */
const CHARACTERS = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

function parse(text: string): Element {
  assert.match(text, CHARACTERS);
  const parser = sax.parser(true);
  const outer: Element = { name: '', attributes: {}, text: '', children: [] };
  const open = [outer];
  parser.onerror = (error) => {
    throw error;
  };
  parser.onopentag = ({ name, attributes }) => {
    const element = { name, attributes, text: '', children: [] };
    open.at(-1)!.children.push(element);
    open.push(element);
  };
  parser.ontext = (content) => {
    open.at(-1)!.text += content;
  };
  parser.onclosetag = () => {
    open.pop();
  };
  parser.write(text).close();
  assert.equal(outer.children.length, 1);
  return outer.children[0]!;
}

const FILE = 'engagements/acme.engagement.yaml';

describe('the format junit', () => {
  it('has a suite for each file and a failed case for each error and warning', () => {
    const warning = result({ severity: 'warning', rule: 'format/merge-key', line: 8, column: 1 });
    const suites = parse(junit(reportOf([result(), warning], { files: ['a.runbook.yaml', FILE] }), setting));
    assert.equal(suites.name, 'testsuites');
    assert.deepEqual(suites.attributes, { name: 'handover', tests: '3', failures: '2', errors: '0' });
    const [clean, broken] = suites.children;
    assert.deepEqual(clean!.attributes, {
      name: 'a.runbook.yaml',
      tests: '1',
      failures: '0',
      errors: '0',
      skipped: '0',
    });
    assert.equal(clean!.children.length, 1);
    assert.equal(clean!.children[0]!.name, 'testcase');
    assert.deepEqual(clean!.children[0]!.children, []);
    assert.deepEqual(broken!.attributes, { name: FILE, tests: '2', failures: '2', errors: '0', skipped: '0' });
    const [first, second] = broken!.children;
    assert.deepEqual(first!.attributes, {
      name: 'format/unknown-key at spec.systems[order-db].onwer',
      classname: FILE,
      file: FILE,
      line: '3',
    });
    const [failure] = first!.children;
    assert.equal(failure!.name, 'failure');
    assert.deepEqual(failure!.attributes, { message: result().message, type: 'error' });
    assert.equal(failure!.text, `${FILE}:3:5: error: ${result().message} (format/unknown-key)`);
    assert.equal(second!.children[0]!.attributes.type, 'warning');
  });

  it('fails nothing for a hint, and tells it', () => {
    const hint = result({ severity: 'hint', message: 'Nothing names the role `x`', rule: 'reference/unused-role' });
    const suites = parse(junit(reportOf([hint]), setting));
    assert.equal(suites.attributes.failures, '0');
    const [passed, output] = suites.children[0]!.children;
    assert.equal(passed!.name, 'testcase');
    assert.equal(output!.name, 'system-out');
    assert.equal(output!.text, `${FILE}:3:5: hint: Nothing names the role \`x\` (reference/unused-role)`);
  });

  it('names a case the same when its line moves, and two cases never', () => {
    const { identity } = result();
    const nameOf = (...results: Parameters<typeof reportOf>[0]) =>
      parse(junit(reportOf(results), setting)).children[0]!.children.map(({ attributes }) => attributes.name);
    assert.deepEqual(nameOf(result()), nameOf(result({ line: 40, endLine: 40 })));
    const names = nameOf(
      result(),
      result({ identity: { ...identity, number: 2 } }),
      result({ identity: { ...identity, subject: 'stage' } }),
      result({ identity: { ...identity, path: '' } }),
    );
    assert.equal(new Set(names).size, 4, names.join('\n'));
  });

  it('tells related places below the message', () => {
    const [suite] = parse(junit(reportOf([result({ related: [related()] })]), setting)).children;
    assert.match(
      suite!.children[0]!.children[0]!.text,
      /\n {2}engagements\/acme\.engagement\.yaml:7: It is defined here$/,
    );
  });

  it('is a document without files too', () => {
    assert.deepEqual(parse(junit(reportOf([]), setting)).attributes, {
      name: 'handover',
      tests: '0',
      failures: '0',
      errors: '0',
    });
  });

  for (const text of hostileTexts) {
    it(`is well-formed around ${JSON.stringify(text).slice(0, 50)}`, () => {
      const file = `${text}.engagement.yaml`;
      const hostile = (severity: 'error' | 'hint') =>
        result({
          severity,
          file,
          message: text,
          related: [related({ message: text })],
          identity: { rule: 'format/unknown-key', path: text, subject: text, number: 1 },
        });
      const output = junit(reportOf([hostile('error'), hostile('hint')]), setting);
      assert.doesNotMatch(output, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      const [suite] = parse(output).children;
      const shown = (value: string) =>
        value
          .replace(/\\u([\da-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
          .replaceAll(/[\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd');
      const wanted = text.replaceAll(/[\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd');
      const [failed, output_] = suite!.children;
      assert.equal(shown(suite!.attributes.name!), `${wanted}.engagement.yaml`);
      assert.equal(shown(failed!.children[0]!.attributes.message!), wanted);
      assert.ok(shown(failed!.children[0]!.text).includes(`: error: ${wanted} (format/unknown-key)`));
      assert.ok(shown(output_!.text).includes(`: hint: ${wanted} (format/unknown-key)`));
    });
  }
});
