/**
 * Writes YAML as people write it: block and flow style side by side, comments, blank lines, literal blocks.
 * The `yaml` package could stringify too, but the generators should not share code with what they test.
 */

export type Value = string | number | boolean | Value[] | Fields | Flow | Literal | Folded | Noted;
export interface Fields {
  [key: string]: Value | undefined;
}

/** Written as `{…}` or `[…]`. */
export class Flow {
  constructor(readonly value: Value[] | Fields) {}
}

/** Written as a `|` block. */
export class Literal {
  constructor(readonly lines: string[]) {}
}

/** Written as a `>-` block. */
export class Folded {
  constructor(readonly lines: string[]) {}
}

/** A value with a comment: `above` on the lines before it, `behind` at the end of its first line. */
export class Noted {
  constructor(
    readonly value: Value,
    readonly above: string[],
    readonly behind?: string,
  ) {}
}

export const flow = (value: Value[] | Fields) => new Flow(value);

const PLAIN = /^[\p{L}][\p{L}\p{N} ._/()%+-]*$/u;
const PLAIN_NUMERIC = /^(\d{4}-\d\d-\d\d|\d+[mhdwMQY]|\d+\.\d+\.\d+)$/;
const AMBIGUOUS = /^(y|n|yes|no|on|off|true|false|null)$/i;

function scalar(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  if (PLAIN_NUMERIC.test(value)) return value;
  if (PLAIN.test(value) && !AMBIGUOUS.test(value) && value === value.trimEnd()) return value;
  return JSON.stringify(value);
}

function isScalar(value: Value): value is string | number | boolean {
  return typeof value !== 'object';
}

/** The parts of a flow collection between which a line may break. */
function inline(value: Value): string {
  if (isScalar(value)) return scalar(value);
  if (value instanceof Flow) return inline(value.value);
  if (value instanceof Noted) return inline(value.value);
  if (value instanceof Literal || value instanceof Folded) return JSON.stringify(value.lines.join('\n'));
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  return `{${pairs(value).join(', ')}}`;
}

function pairs(fields: Fields): string[] {
  return entries(fields).map(([key, value]) => `${key}: ${inline(value)}`);
}

function entries(fields: Fields): [string, Value][] {
  return Object.entries(fields).filter((entry): entry is [string, Value] => entry[1] !== undefined);
}

export class YamlWriter {
  readonly lines: string[] = [];

  /** Flow collections longer than `width` go on over several lines. */
  constructor(readonly width = 150) {}

  comment(text: string, indent = 0): void {
    this.lines.push(`${' '.repeat(indent)}# ${text}`);
  }

  blank(): void {
    this.lines.push('');
  }

  /** The fields of a map, each on a line of its own. */
  fields(fields: Fields, indent = 0): void {
    for (const [key, value] of entries(fields)) this.#put(`${' '.repeat(indent)}${key}:`, value, indent);
  }

  text(): string {
    return `${this.lines.join('\n')}\n`;
  }

  #put(prefix: string, value: Value, indent: number, behind?: string): void {
    const note = behind === undefined ? '' : ` # ${behind}`;
    if (value instanceof Noted) {
      for (const line of value.above) this.comment(line, indent);
      this.#put(prefix, value.value, indent, value.behind);
    } else if (isScalar(value)) {
      this.lines.push(`${prefix} ${scalar(value)}${note}`);
    } else if (value instanceof Flow) {
      this.#flow(prefix, value.value, indent, note);
    } else if (value instanceof Literal || value instanceof Folded) {
      this.lines.push(`${prefix} ${value instanceof Literal ? '|' : '>-'}${note}`);
      for (const line of value.lines) this.lines.push(line === '' ? '' : `${' '.repeat(indent + 2)}${line}`);
    } else if (Array.isArray(value)) {
      if (value.length === 0) this.lines.push(`${prefix} []${note}`);
      else {
        this.lines.push(`${prefix}${note}`);
        for (const item of value) this.#item(item, indent + 2);
      }
    } else {
      this.lines.push(`${prefix}${note}`);
      this.fields(value, indent + 2);
    }
  }

  #item(item: Value, indent: number): void {
    const dash = `${' '.repeat(indent)}-`;
    if (item instanceof Noted) {
      for (const line of item.above) this.comment(line, indent);
      if (item.behind === undefined) this.#item(item.value, indent);
      else this.#put(dash, item.value, indent, item.behind);
    } else if (isScalar(item) || item instanceof Flow || item instanceof Literal || item instanceof Folded) {
      this.#put(dash, item, indent);
    } else {
      if (Array.isArray(item)) throw new Error('a list directly in a list is not part of the format');
      const start = this.lines.length;
      this.fields(item, indent + 2);
      this.lines[start] = `${dash} ${this.lines[start]!.trimStart()}`;
    }
  }

  #flow(prefix: string, value: Value[] | Fields, indent: number, note: string): void {
    const parts = Array.isArray(value) ? value.map(inline) : pairs(value);
    const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
    let line = `${prefix} ${open}`;
    for (const [index, part] of parts.entries()) {
      const last = index === parts.length - 1;
      const text = last ? part : `${part},`;
      if (index > 0 && line.length + text.length > this.width) {
        this.lines.push(line);
        line = ' '.repeat(indent + 4) + text;
      } else line += index === 0 ? text : ` ${text}`;
    }
    this.lines.push(`${line}${close}${note}`);
  }
}
