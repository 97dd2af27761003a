import type { Node, ScalarNode, ScalarValue } from '../nodes';
import { endOf, startOf } from '../nodes';
import type { TextEdit } from '../text';
import { anchored, printData } from './data';
import { headOf, isTextBlock, textBlockOf } from './layout';
import { firstProven } from './proof';
import { scalarText } from './scalar-text';
import { type Site, type Source, siteOf } from './site';
import { type Style, styleOf } from './style';
import { folded, literal, type Written } from './text-blocks';
import { replaceValue } from './value';

/**
 * Puts another value in the place of a scalar: a value, an item or a key.
 *
 * The style stays where it can hold the value: plain text gets quotes only where it would be read as something else,
 * quoted text stays in its quotes (single ones give way to double ones for control characters), a block of text keeps
 * its indicator and indentation. Text of several lines that takes the place of plain text becomes a literal block, and
 * text in double quotes between brackets. An anchor stays, and what its aliases say changes along.
 *
 * @param source the text that `node` was read from
 * @returns the edits, none where the value is there already; undefined where it cannot be done: around something that
 * could not be read, with a tag, or where the result would be read as something else
 */
export function replaceScalar(source: Source, node: ScalarNode, value: ScalarValue): TextEdit[] | undefined {
  const site = siteOf(source, node);
  if (!site) return undefined;
  const at = site.node;
  if (Object.is(at.value, value)) return [];
  return firstProven(site, scalarEdits(site, value), new Map([[at, anchored(at, printData(value))]]));
}

/** Ways to put a value in the place of a scalar, the best first. */
export function scalarEdits(site: Site<ScalarNode>, value: ScalarValue): (TextEdit[] | undefined)[] {
  const { text, node, flow } = site;
  const parent = site.around[0];
  const head = parent && !flow ? headOf(text, parent, node) : undefined;
  const style = styleOf(site);
  const key = parent?.kind === 'map' && parent.pairs.some((pair) => pair.key === node);
  const own = inline(value, node, style, flow, key);
  const written = head && blockWritten(text, node, value, head.column, style);
  const ways: (TextEdit[] | undefined)[] = [];
  if (head && written) ways.push(replaceValue(text, head.end, node, written));
  // Comments that stay beside it would become part of a block of text, so that there must be another way.
  if (head && isTextBlock(node)) ways.push(replaceValue(text, head.end, node, { head: own, lines: [] }));
  else ways.push(inPlaceOf(text, node, own));
  return ways;
}

/** Text in the place of a node that may be nothing but an anchor. */
export function inPlaceOf(text: string, node: Node, own: string): TextEdit[] {
  const start = startOf(node);
  const end = endOf(node);
  return [{ start, end, text: start === end && !/\s/.test(text[start - 1] ?? ' ') ? ` ${own}` : own }];
}

function inline(value: ScalarValue, node: ScalarNode, style: Style, flow: boolean, key = false): string {
  const keeps = node.style === 'single' || node.style === 'double';
  const quote = node.style === 'single' ? "'" : node.style === 'double' ? '"' : style.quote;
  return scalarText(value, { flow, quote, always: keeps || style.json, key });
}

/** A value as a block of text, where it is to be one. */
function blockWritten(
  text: string,
  node: ScalarNode,
  value: ScalarValue,
  column: number,
  style: Style,
): Written | undefined {
  if (typeof value !== 'string') return undefined;
  if (!isTextBlock(node)) {
    const becomesBlock = node.style === 'plain' && !style.json && value.includes('\n');
    return becomesBlock ? literal(value, { parent: column, column: column + style.step }) : undefined;
  }
  const block = textBlockOf(text, node);
  const digit = /[0-9]/.exec(block.header)?.[0];
  const own = digit === undefined ? (block.column ?? column + style.step) : column + Number(digit);
  const chomping = /[-+]/.exec(block.header)?.[0];
  const form = { parent: column, column: own, chomping, explicit: digit !== undefined };
  const kept =
    node.style === 'folded' ? folded(value, form, widthOf(text.slice(block.headerEnd, block.end))) : undefined;
  return kept ?? literal(value, form);
}

/** The length to which the lines of a folded text are broken: that of its longest one, if any is broken. */
function widthOf(block: string): number {
  const lines = block
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.trim());
  const isBroken = lines.some((line, index) => line !== '' && (lines[index + 1] ?? '') !== '');
  return isBroken ? Math.max(...lines.map(({ length }) => length)) : Number.POSITIVE_INFINITY;
}
