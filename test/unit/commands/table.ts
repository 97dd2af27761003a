import assert from 'node:assert/strict';
import { type CommandKind, type CommandText, readCommand } from '../../../server/commands/reading';
import type { Span } from '../../../server/commands/spans';

/** Cases by the text that goes in; what comes out stands beside it. All that differ are told at once. */
export function table<T>(
  name: string,
  cases: readonly (readonly [text: string, expected: T])[],
  run: (command: CommandText) => T,
  kind: CommandKind = 'bash',
): void {
  it(name, () => {
    const expected = cases.map(([text, value]) => [text, value]);
    const actual = cases.map(([text]) => [text, run(readCommand(text, kind))]);
    assert.deepEqual(actual, expected);
  });
}

/** The parts of a text that spans mark. */
export function parts(text: string, spans: Iterable<Span>): string[] {
  return Array.from(spans, ({ start, end }) => text.slice(start, end));
}
