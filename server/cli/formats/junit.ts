import type { Result } from '../check';
import { printable } from '../printable';
import type { Format } from './format';

/**
 * JUnit's XML, which most CI servers show: a suite for each file, in it a test case for each error and warning, which
 * failed. A file with neither has one case, which passed. Hints fail nothing: they are the suite's `system-out`.
 */
export const junit: Format = ({ files, results }) => {
  const byFile = new Map<string, Result[]>(files.map((file) => [file, []]));
  for (const result of results) byFile.get(result.file)?.push(result);
  const suites = [...byFile].map(([file, own]) => suite(file, own));
  const totals = { name: 'handover', ...sum(suites.map(({ counts }) => counts)) };
  const body = suites.map(({ text }) => text).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes(totals)}>\n${body}</testsuites>\n`;
};

interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
}

function sum(all: readonly Counts[]): Counts {
  const total = (key: keyof Counts) => all.reduce((result, counts) => result + counts[key], 0);
  return { tests: total('tests'), failures: total('failures'), errors: total('errors') };
}

function suite(file: string, results: readonly Result[]): { counts: Counts; text: string } {
  const failures = results.filter(({ severity }) => severity !== 'hint');
  const hints = results.filter(({ severity }) => severity === 'hint');
  const passed = `    <testcase${attributes({ name: 'no errors and no warnings', classname: file, file })}/>\n`;
  const cases = failures.length ? failures.map(failedCase) : [passed];
  const output = hints.length ? [`    <system-out>${content(hints.map(lineOf).join('\n'))}</system-out>\n`] : [];
  const counts = { tests: cases.length, failures: failures.length, errors: 0 };
  const head = attributes({ name: file, ...counts, skipped: 0 });
  return { counts, text: `  <testsuite${head}>\n${[...cases, ...output].join('')}  </testsuite>\n` };
}

function failedCase(result: Result): string {
  const { file, line, severity, message } = result;
  const head = attributes({ name: nameOf(result), classname: file, file, line });
  const failure = attributes({ message, type: severity });
  return `    <testcase${head}>\n      <failure${failure}>${content(lineOf(result))}</failure>\n    </testcase>\n`;
}

/** Servers follow a test by its name from run to run, so it holds no line. */
function nameOf({ rule, identity: { path, subject, number } }: Result): string {
  const place = path === '' ? '' : ` at ${path}`;
  const what = subject === undefined ? '' : `: ${subject}`;
  return `${rule}${place}${what}${number === 1 ? '' : ` (${number})`}`;
}

function lineOf({ file, line, column, severity, rule, message, related }: Result): string {
  const others = related.map((other) => `\n  ${other.file}:${other.line}: ${other.message}`);
  return `${file}:${line}:${column}: ${severity}: ${message} (${rule})${others.join('')}`;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${content(String(value)).replaceAll('"', '&quot;').replaceAll('\n', '&#10;')}"`)
    .join('');
}

/** Lines stay lines; everything else that a terminal might obey is shown. */
function content(text: string): string {
  return text
    .split('\n')
    .map((line) => allowed(printable(line)))
    .join('\n');
}

/** Without what XML 1.0 does not allow in any form: halves of surrogate pairs and two noncharacters. */
function allowed(text: string): string {
  return text
    .replace(/\p{Surrogate}|[\ufffe\uffff]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
