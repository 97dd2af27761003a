import assert from 'node:assert/strict';
import { github } from '../../../server/cli/formats/github';
import { hostileTexts, related, reportOf, result, setting } from './results';

/** A workflow command as GitHub's runner reads it: one line, with `%25`, `%0D`, `%0A` (and `%3A`, `%2C` in properties). */
function parse(line: string): { command: string; properties: Record<string, string>; message: string } {
  const match = /^::(\w+) (.*?)::(.*)$/s.exec(line);
  assert.ok(match, line);
  const [, command, list, message] = match;
  const text = (escaped: string) => escaped.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
  const properties = list!.split(',').map((entry) => {
    const equals = entry.indexOf('=');
    const value = entry
      .slice(equals + 1)
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',');
    return [entry.slice(0, equals), text(value)];
  });
  return { command: command!, properties: Object.fromEntries(properties), message: text(message!) };
}

const print = (...results: Parameters<typeof reportOf>[0]) => github(reportOf(results), setting);

describe('the format github', () => {
  it('prints a command for each finding', () => {
    assert.equal(
      print(result(), result({ severity: 'warning', line: 8, endLine: 8 }), result({ severity: 'hint' })),
      [
        '::error file=engagements/acme.engagement.yaml,line=3,endLine=3,col=5,endColumn=10,title=format/unknown-key::There is no key `onwer` in the system; did you mean `owner`?',
        '::warning file=engagements/acme.engagement.yaml,line=8,endLine=8,col=5,endColumn=10,title=format/unknown-key::There is no key `onwer` in the system; did you mean `owner`?',
        '::notice file=engagements/acme.engagement.yaml,line=3,endLine=3,col=5,endColumn=10,title=format/unknown-key::There is no key `onwer` in the system; did you mean `owner`?',
        '',
      ].join('\n'),
    );
  });

  it('prints nothing where nothing was found', () => {
    assert.equal(print(), '');
  });

  it('leaves out the columns of what spans lines, as GitHub refuses them', () => {
    const { properties } = parse(print(result({ line: 3, endLine: 5 })).trimEnd());
    assert.deepEqual(Object.keys(properties), ['file', 'line', 'endLine', 'title']);
  });

  it('tells related places below the message', () => {
    const { message } = parse(
      print(result({ message: 'Taken', related: [related(), related({ line: 9 })] })).trimEnd(),
    );
    const at = 'engagements/acme.engagement.yaml';
    assert.equal(message, `Taken\n${at}:7: It is defined here\n${at}:9: It is defined here`);
  });

  for (const text of hostileTexts) {
    it(`keeps ${JSON.stringify(text).slice(0, 50)} within its message and its file`, () => {
      const output = print(result({ message: text, file: `${text}.engagement.yaml` }), result());
      const lines = output.split('\n');
      assert.equal(lines.length, 3, output);
      assert.equal(`${lines[1]}\n`, print(result()));
      assert.doesNotMatch(lines[0]!, /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u2028\u2029]/);
      const { command, properties, message } = parse(lines[0]!);
      assert.equal(command, 'error');
      assert.deepEqual(Object.keys(properties), ['file', 'line', 'endLine', 'col', 'endColumn', 'title']);
      assert.equal(properties.title, 'format/unknown-key');
      const visible = (shown: string) =>
        shown.replace(/\\u([\da-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
      assert.equal(visible(message), text);
      assert.equal(visible(properties.file!), `${text}.engagement.yaml`);
    });
  }
});
