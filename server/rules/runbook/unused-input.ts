import { findVariables, isEnvironmentVariable, sameVariable } from '../../commands/variables';
import type { OwnRunbook } from '../../engagement/runbook';
import { textOf } from '../../model/entries';
import { nodeOf, placeOf } from '../../model/values';
import { removeItem } from '../../syntax/edits';
import { type Node, pairOf } from '../../syntax/nodes';
import { editing, type Fix } from '../fix';
import { runbookRule, shorten } from '../rule';
import { readingOf } from './reading';

export const unusedInput = runbookRule({
  id: 'runbook/unused-input',
  severity: 'warning',
  what: 'Declared, never used',
  fixable: true,
  reads: ['runbook'],
  *check({ runbook }) {
    const used = new Set<string>();
    for (const command of runbook.commands) {
      for (const { name, input } of findVariables(readingOf(command)).used) used.add(name).add(input);
    }
    let texts: string | undefined;
    for (const input of runbook.inputs) {
      const name = textOf(input.name);
      const place = placeOf(input, 'name');
      // One of the environment may be read by a tool that does not name it.
      if (name === undefined || !place || isEnvironmentVariable(name)) continue;
      if ([...used].some((other) => other === name || sameVariable(other, name))) continue;
      texts ??= wordsOf(runbook);
      if (mentions(texts, name)) continue;
      yield {
        place,
        missing: true,
        unnecessary: true,
        message: `No step uses the input \`${shorten(name)}\`; use it, or take it out, so that nobody looks it up at night for nothing`,
        fixes: removal(runbook, input),
      };
    }
  },
});

/** All that the runbook says outside its inputs, and what inputs say of each other. */
function wordsOf(runbook: OwnRunbook): string {
  const root = nodeOf(runbook.value);
  const texts: string[] = [];
  const visit = (node: Node | undefined, key: string): void => {
    if (node?.kind === 'map') {
      for (const pair of node.pairs) visit(pair.value, pair.key.kind === 'scalar' ? pair.key.source : '');
    } else if (node?.kind === 'seq') {
      for (const item of node.items) visit(item, key);
    } else if (node?.kind === 'scalar' && key !== 'name' && typeof node.value === 'string') texts.push(node.value);
  };
  visit(root, '');
  return texts.join('\n');
}

/** Whether a text for people speaks of an input: `${NODE}`, `$NODE`, `<node>`, or by its name as a word. */
function mentions(texts: string, name: string): boolean {
  const word = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  if (new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(texts)) return true;
  const placeholder = word.toLowerCase().replaceAll('_', '[-_ ]');
  return new RegExp(`<${placeholder}>`, 'i').test(texts);
}

function removal(runbook: OwnRunbook, input: object): Fix[] {
  const spec = nodeOf(runbook.spec);
  const list = spec && pairOf(spec, 'inputs')?.value;
  const node = nodeOf(input);
  if (list?.kind !== 'seq' || !node) return [];
  const index = list.items.indexOf(node);
  if (index === -1) return [];
  return [
    editing(runbook.document.file, { title: 'Take the input out', preferred: true }, (text) =>
      removeItem(text, list, index),
    ),
  ];
}
