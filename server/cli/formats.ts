import type { Result } from './check';

/** One array, for programs. */
export function json(results: readonly Result[]): string {
  return `${JSON.stringify(results, undefined, 2)}\n`;
}

/** For people: grouped by file, with a closing line. @param colour whether the output is a terminal that shows colours */
export function stylish(results: readonly Result[], colour: boolean): string {
  const paint = (code: number, text: string) => (colour ? `\x1b[${code}m${text}\x1b[0m` : text);
  const colours = { error: 31, warning: 33, hint: 36 };
  const lines: string[] = [];
  let file: string | undefined;
  for (const result of results) {
    if (result.file !== file) {
      if (file !== undefined) lines.push('');
      lines.push(paint(4, printable(result.file)));
      file = result.file;
    }
    const place = `${result.line}:${result.column}`.padEnd(8);
    const severity = paint(colours[result.severity], result.severity.padEnd(7));
    lines.push(`  ${place} ${severity}  ${printable(result.message)}  ${paint(90, result.rule)}`);
    for (const related of result.related) {
      lines.push(paint(90, `             ${printable(related.file)}:${related.line}  ${printable(related.message)}`));
    }
  }
  const count = (severity: Result['severity'], name: string) => {
    const number = results.filter((result) => result.severity === severity).length;
    return `${number} ${name}${number === 1 ? '' : 's'}`;
  };
  if (results.length)
    lines.push('', `${count('error', 'error')}, ${count('warning', 'warning')}, ${count('hint', 'hint')}`);
  else lines.push('No findings.');
  return `${lines.join('\n')}\n`;
}

/** Text from files may hold control characters that a terminal obeys. */
function printable(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
