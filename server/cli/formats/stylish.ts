import type { Result } from '../check';
import { counted, printable } from '../printable';
import type { Format } from './format';

const COLOURS = { error: 31, warning: 33, hint: 36 };

/** For people: grouped by file, with a closing line. */
export const stylish: Format = ({ results }, { colour }) => {
  const paint = (code: number, text: string) => (colour ? `\x1b[${code}m${text}\x1b[0m` : text);
  const lines: string[] = [];
  let file: string | undefined;
  for (const result of results) {
    if (result.file !== file) {
      if (file !== undefined) lines.push('');
      lines.push(paint(4, printable(result.file)));
      file = result.file;
    }
    const place = `${result.line}:${result.column}`.padEnd(8);
    const severity = paint(COLOURS[result.severity], result.severity.padEnd(7));
    lines.push(`  ${place} ${severity}  ${printable(result.message)}  ${paint(90, result.rule)}`);
    for (const related of result.related) {
      lines.push(paint(90, `             ${printable(related.file)}:${related.line}  ${printable(related.message)}`));
    }
  }
  const count = (severity: Result['severity']) =>
    counted(results.filter((result) => result.severity === severity).length, severity);
  if (results.length) lines.push('', `${count('error')}, ${count('warning')}, ${count('hint')}`);
  else lines.push('No findings.');
  return `${lines.join('\n')}\n`;
};
