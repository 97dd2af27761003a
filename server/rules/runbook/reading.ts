import { type CommandText, readCommand } from '../../commands/reading';
import type { Span } from '../../commands/spans';
import type { CommandOf, OwnRunbook } from '../../engagement/runbook';
import type { Node, ScalarNode } from '../../syntax/nodes';
import { placeWithin } from '../../syntax/scalar-spans';
import type { Report } from '../rule';

/** What the rules on commands share. */

const readings = new WeakMap<CommandOf, CommandText>();

/** What a command says; read once for all rules. */
export function readingOf(command: CommandOf): CommandText {
  let reading = readings.get(command);
  if (!reading) {
    reading = readCommand(command.text, command.kind);
    readings.set(command, reading);
  }
  return reading;
}

/**
 * Where a report on a part of a command, or of another scalar, stands. Inside a block no comment can stand: there one at
 * the line that begins the block speaks for all of it.
 */
export function within(
  runbook: OwnRunbook,
  node: ScalarNode,
  { start, end }: Span,
): Pick<Report, 'place' | 'commentAt'> {
  const place = placeWithin(runbook.document.file.source.text, node, start, end);
  return place === node ? { place } : { place, commentAt: node };
}

/** A node that is a text. */
export function isText(node: Node | undefined): node is ScalarNode {
  return node?.kind === 'scalar' && typeof node.value === 'string';
}
