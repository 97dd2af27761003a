import type { RelatedSpot, Result } from '../../../server/cli/check';
import type { Report, Setting } from '../../../server/cli/formats/format';

/** A finding for a format to print; what a test does not care about is made up. */
export function result(own: Partial<Result> = {}): Result {
  const file = own.file ?? 'engagements/acme.engagement.yaml';
  const rule = own.rule ?? 'format/unknown-key';
  return {
    file,
    uri: uriOf(file),
    line: 3,
    column: 5,
    endLine: 3,
    endColumn: 10,
    severity: 'error',
    rule,
    message: 'There is no key `onwer` in the system; did you mean `owner`?',
    related: [],
    identity: { rule, path: 'spec.systems[order-db].onwer', subject: undefined, number: 1 },
    ...own,
  };
}

export function related(own: Partial<RelatedSpot> = {}): RelatedSpot {
  const file = own.file ?? 'engagements/acme.engagement.yaml';
  return {
    file,
    uri: uriOf(file),
    line: 7,
    column: 3,
    endLine: 7,
    endColumn: 8,
    message: 'It is defined here',
    ...own,
  };
}

export function reportOf(results: readonly Result[], own: Partial<Report> = {}): Report {
  return { files: [...new Set(results.map(({ file }) => file))], results, held: undefined, ...own };
}

export const setting: Setting = {
  colour: false,
  version: '1.2.3',
  homepage: undefined,
  rules: [
    { id: 'format/unknown-key', severity: 'error', what: 'A key that the format does not have' },
    { id: 'format/merge-key', severity: 'warning' },
    { id: 'reference/unused-role', severity: 'hint', what: 'A role with `{0}` and [a link](1)' },
  ],
  root: 'file:///w/',
};

function uriOf(file: string): string {
  const parts = file.replace(/\p{Surrogate}/gu, '\ufffd').split('/');
  return `file:///w/${parts.map(encodeURIComponent).join('/')}`;
}

/** Text that somebody may have put into a file to see what comes of it. */
export const hostileTexts: readonly string[] = [
  'two\nlines',
  'a\r\nb\rc',
  '100 % of %0A and %25',
  '::error::no',
  '::stop-commands::x',
  'a,b:c;d=e',
  '<b>&amp; "quoted" \'single\' ]]> <!-- c --> <?p?>',
  '\u0000\u0001\u0007\u0008\u000b\u000c\u001b[31mred\u001b[0m\u007f\u0085\u009b',
  '\ufffe\uffff',
  '\ud800 half \udc00',
  '\u{1f600} astral \u{1f468}\u200d\u{1f469}',
  '\u202eevil\u202c \u200fmark\u200e \u2066isolate\u2069 \u061c',
  'line\u2028paragraph\u2029',
  '`code` ``two`` \\` \\',
  '{0} {{1}} {name} }{',
  '[text](1) \\[text\\](1) [a\\](2) [[x]](y) ](z)',
  '\t tab',
  '',
];
