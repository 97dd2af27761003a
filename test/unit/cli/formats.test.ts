import assert from 'node:assert/strict';
import { json } from '../../../server/cli/formats/json';
import { stylish } from '../../../server/cli/formats/stylish';
import { hostileTexts, related, reportOf, result, setting } from './results';

describe('the format stylish', () => {
  it('groups findings by file and counts them', () => {
    const results = [
      result(),
      result({ severity: 'hint', line: 12, related: [related()] }),
      result({ file: 'b.runbook.yaml', severity: 'warning' }),
    ];
    assert.equal(
      stylish(reportOf(results), setting),
      [
        'engagements/acme.engagement.yaml',
        '  3:5      error    There is no key `onwer` in the system; did you mean `owner`?  format/unknown-key',
        '  12:5     hint     There is no key `onwer` in the system; did you mean `owner`?  format/unknown-key',
        '             engagements/acme.engagement.yaml:7  It is defined here',
        '',
        'b.runbook.yaml',
        '  3:5      warning  There is no key `onwer` in the system; did you mean `owner`?  format/unknown-key',
        '',
        '1 error, 1 warning, 1 hint',
        '',
      ].join('\n'),
    );
    assert.equal(stylish(reportOf([]), setting), 'No findings.\n');
  });

  it('colours for a terminal only', () => {
    assert.ok(stylish(reportOf([result()]), { ...setting, colour: true }).includes('\x1b[31merror'));
  });

  it('shows what a terminal would obey', () => {
    for (const text of hostileTexts) {
      const output = stylish(
        reportOf([result({ message: text, file: text, related: [related({ message: text })] })]),
        setting,
      );
      assert.equal(output.split('\n').length, 6, output);
      assert.doesNotMatch(
        output,
        /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/,
      );
    }
  });
});

describe('the format json', () => {
  it('has what is documented, and no more', () => {
    const [entry] = JSON.parse(json(reportOf([result({ related: [related()] })]), setting)) as Record<
      string,
      unknown
    >[];
    assert.deepEqual(entry, {
      file: 'engagements/acme.engagement.yaml',
      line: 3,
      column: 5,
      endLine: 3,
      endColumn: 10,
      severity: 'error',
      rule: 'format/unknown-key',
      message: 'There is no key `onwer` in the system; did you mean `owner`?',
      related: [{ file: 'engagements/acme.engagement.yaml', line: 7, message: 'It is defined here' }],
    });
    assert.equal(json(reportOf([]), setting), '[]\n');
  });

  it('gives every text back as it was', () => {
    for (const message of hostileTexts) {
      const [entry] = JSON.parse(json(reportOf([result({ message })]), setting)) as { message: string }[];
      assert.equal(entry!.message, message);
    }
  });
});
