import type { Format } from './format';

/** One array, for programs; lines and columns are 1-based. */
export const json: Format = ({ results }) => {
  const entries = results.map(({ file, line, column, endLine, endColumn, severity, rule, message, related }) => ({
    file,
    line,
    column,
    endLine,
    endColumn,
    severity,
    rule,
    message,
    related: related.map((spot) => ({ file: spot.file, line: spot.line, message: spot.message })),
  }));
  return `${JSON.stringify(entries, undefined, 2)}\n`;
};
