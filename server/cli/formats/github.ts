import type { Severity } from '../../rules/rule';
import type { Result } from '../check';
import { printable } from '../printable';
import type { Format } from './format';

const COMMANDS: Record<Severity, string> = { error: 'error', warning: 'warning', hint: 'notice' };

/** Workflow commands, from which GitHub Actions makes annotations: a line for each finding. */
export const github: Format = ({ results }) => results.map((result) => `${commandOf(result)}\n`).join('');

function commandOf(result: Result): string {
  const properties = Object.entries(propertiesOf(result)).map(([name, value]) => `${name}=${property(String(value))}`);
  const texts = [result.message, ...result.related.map(({ file, line, message }) => `${file}:${line}: ${message}`)];
  return `::${COMMANDS[result.severity]} ${properties.join(',')}::${data(texts.join('\n'))}`;
}

function propertiesOf({ file, line, endLine, column, endColumn, rule }: Result): Record<string, string | number> {
  // GitHub takes columns within one line only.
  const columns = line === endLine ? { col: column, endColumn } : {};
  return { file, line, endLine, ...columns, title: rule };
}

/** Text behind the second `::`, as GitHub's runner reads it. */
function data(text: string): string {
  return printable(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
