import type { Position } from 'vscode-languageserver';

/** Where a person types in a big file, spread evenly over it. */
export interface Places {
  /** Inside a word of a title, a text or a name. */
  words: Position[];
  /** Behind the indentation of a line of a block map: a line with a new key can be put before it. */
  keys: Position[];
  /** Behind a key whose value is one of a list; what stands there is `length` long. */
  enums: { position: Position; length: number }[];
  /** Behind a key whose value names something. */
  references: { position: Position; length: number }[];
  /** On keys and values. */
  hovers: Position[];
}

const word = /^( *)(?:- )?(?:title|text|name|topic|feedback|summary): (?!["[{|>])([^#\n]{8,})$/;
const flowWord = /(?:title|text|name|topic): (?!["[{])([^,{}[\]#"]{8,})[,}]/;
const key = /^( +)(?:status|owner|start|end|type|tier|category|grade): \S+$/;
const enumeration = /[ {](?:status|category|response|mode|stage|party|grade): ([a-z-]+)(?=[,}]|$)/;
const reference = /[ {](?:owner|trainer|auditor|kpi|contact|primary|by): ([a-z0-9-]+)(?=[,}]|$)/;

export function placesIn(text: string, count: number): Places {
  const lines = text.split('\n');
  const words: Position[] = [];
  const keys: Position[] = [];
  const enums: Places['enums'] = [];
  const references: Places['references'] = [];
  const hovers: Position[] = [];
  for (const [line, content] of lines.entries()) {
    const at = (character: number): Position => ({ line, character });
    const plain = word.exec(content);
    if (plain) words.push(at(content.length - Math.ceil(plain[2]!.length / 2)));
    else {
      const inFlow = flowWord.exec(content);
      if (inFlow) words.push(at(content.indexOf(inFlow[1]!, inFlow.index) + Math.floor(inFlow[1]!.length / 2)));
    }
    const before = key.exec(content);
    if (before) keys.push(at(before[1]!.length));
    const value = enumeration.exec(content);
    if (value) enums.push(placeOf(value, line));
    const name = reference.exec(content);
    if (name) references.push(placeOf(name, line));
    const colon = content.indexOf(': ');
    if (colon > 2 && !content.trimStart().startsWith('#')) hovers.push(at(colon - 1), at(colon + 2));
  }
  return {
    words: spread(words, count),
    keys: spread(keys, count),
    enums: spread(enums, count),
    references: spread(references, count),
    hovers: spread(hovers, count),
  };
}

function placeOf(match: RegExpExecArray, line: number): { position: Position; length: number } {
  const { length } = match[1]!;
  return { position: { line, character: match.index + match[0].length - length }, length };
}

/** `count` of the items at even distances, each again if there are fewer. */
function spread<T>(items: T[], count: number): T[] {
  if (items.length === 0) throw new Error('a generated file has no place to type at');
  return Array.from({ length: count }, (_, i) =>
    items.length >= count ? items[Math.floor(((i + 0.5) * items.length) / count)]! : items[i % items.length]!,
  );
}
