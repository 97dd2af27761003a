import type { Shape } from '../model/shapes';

/** How deep mandatory keys of mandatory maps are written out. */
const MAX_DEPTH = 4;

/** Counts the tab stops of one snippet. */
class Stops {
  private last = 0;
  next(): number {
    return ++this.last;
  }
}

/**
 * `key: value` in block style as a snippet, with the shape that the value must have. Lines below the first are
 * indented from the key: an editor that expands snippets adds the indentation of the line they are put into.
 */
export function blockEntry(key: string, shape: Shape): string {
  return entry(key, shape, new Stops(), 0, 0);
}

/** The same inside brackets, on one line. */
export function flowEntry(key: string, shape: Shape): string {
  return `${key}: ${flowValue(shape, new Stops(), 0)}`;
}

/** All mandatory keys of a map, from the column at which it begins. */
export function blockMap(shape: Shape): string {
  const stops = new Stops();
  return shape.required.map((key) => entry(key, shape.properties.get(key)!, stops, 0, 0)).join('\n');
}

/** All mandatory keys of a whole file. */
export function skeleton(shape: Shape): string {
  return `${blockMap(shape)}\n`;
}

/** A snippet as a client without snippets inserts it: first choices and placeholders kept, stops dropped. */
export function plainOf(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|((?:[^,|\\]|\\.)*)[^}]*\|\}/g, (_, first: string) => first.replace(/\\(.)/g, '$1'))
    .replace(/\$\{\d+:((?:[^}\\]|\\.)*)\}/g, (_, text: string) => text.replace(/\\(.)/g, '$1'))
    .replace(/\$\{\d+\}|\$\d+/g, '')
    .replace(/\\([$}\\])/g, '$1');
}

function entry(key: string, shape: Shape, stops: Stops, indent: number, depth: number): string {
  const inner = ' '.repeat(indent + 2);
  if (shape.kind === 'map') {
    const keys = depth < MAX_DEPTH ? shape.required : [];
    if (keys.length === 0) return `${key}:\n${inner}$${stops.next()}`;
    const lines = keys.map((name) => inner + entry(name, shape.properties.get(name)!, stops, indent + 2, depth + 1));
    return `${key}:\n${lines.join('\n')}`;
  }
  if (shape.kind === 'list') {
    const { items } = shape;
    if (items?.kind !== 'map') return `${key}: [${scalar(items, stops, true)}]`;
    const keys = depth < MAX_DEPTH ? items.required : [];
    if (keys.length === 0) return `${key}:\n${inner}- $${stops.next()}`;
    const lines = keys.map((name) => entry(name, items.properties.get(name)!, stops, indent + 4, depth + 1));
    return `${key}:\n${inner}- ${lines.join(`\n${inner}  `)}`;
  }
  return `${key}: ${scalar(shape, stops, false)}`;
}

function flowValue(shape: Shape, stops: Stops, depth: number): string {
  if (shape.kind === 'map') {
    const keys = depth < 2 ? shape.required : [];
    const inner = keys.map((key) => `${key}: ${flowValue(shape.properties.get(key)!, stops, depth + 1)}`).join(', ');
    return `{${inner || `$${stops.next()}`}\\}`;
  }
  if (shape.kind === 'list') {
    const { items } = shape;
    return `[${items?.kind === 'map' ? flowValue(items, stops, depth + 1) : scalar(items, stops, true)}]`;
  }
  return scalar(shape, stops, false);
}

function scalar(shape: Shape | undefined, stops: Stops, inList: boolean): string {
  const stop = stops.next();
  if (shape?.choices?.length === 1) return String(shape.choices[0]);
  if (shape?.choices && !inList) {
    return `\${${stop}|${shape.choices.map((choice) => String(choice).replace(/[\\,|]/g, '\\$&')).join(',')}|}`;
  }
  if (shape?.default !== undefined && typeof shape.default !== 'object') return `\${${stop}:${String(shape.default)}}`;
  if (shape?.format === 'date') return `\${${stop}:YYYY-MM-DD}`;
  if (shape?.types.length === 1 && shape.types[0] === 'boolean') return `\${${stop}|true,false|}`;
  return `$${stop}`;
}
