import type { SourceDocument } from '../document';
import { keyOf, type MapNode, type Node, type SeqNode } from '../nodes';
import { type Data, isList, isRecord } from './data';
import { childrenOf } from './site';

/** How a map or list is written: in brackets, as a block, or as a block list whose maps and lists stand in brackets. */
export type Form = 'flow' | 'block' | 'lines';

/** A longer collection (UTF-16 units, as JSON) is written as a block where nothing speaks for brackets but neighbours. */
const MAX_IN_BRACKETS = 100;

/** The form of a map or list; undefined where it is empty, which says nothing, and for everything else. */
export function formOf(node: Node | undefined): Form | undefined {
  if (!isFilled(node)) return undefined;
  if (node.flow) return 'flow';
  const inner = node.kind === 'seq' ? node.items.filter(isFilled) : [];
  return inner.length > 0 && inner.every(({ flow }) => flow) ? 'lines' : 'block';
}

function isFilled(node: Node | undefined): node is MapNode | SeqNode {
  return (node?.kind === 'map' || node?.kind === 'seq') && childrenOf(node).length > 0;
}

/** The form that each key of a document has given to its first map and its first list. */
export type Forms = ReadonlyMap<string, Form>;

export function formsIn(document: SourceDocument): Forms {
  const forms = new Map<string, Form>();
  const visit = (node: Node): void => {
    if (node.kind === 'map') {
      for (const pair of node.pairs) {
        const form = formOf(pair.value);
        const name = form && `${pair.value?.kind} ${keyOf(pair)}`;
        if (name && !forms.has(name)) forms.set(name, form);
      }
    }
    childrenOf(node).forEach(visit);
  };
  for (const { node } of document.pieces) if (node) visit(node);
  return forms;
}

/** The form that a map or list below a key has elsewhere; undefined where there is none, or where brackets would not do. */
export function knownForm(forms: Forms, key: string, value: Data): Form | undefined {
  const form = forms.get(`${kindOf(value)} ${key}`);
  return form && form !== 'block' && hasLines(value) ? 'block' : form;
}

/** The form that the other maps, or lists, in a map agree on, if it is brackets and a value is short enough for them. */
export function neighbourForm(value: Data, { pairs }: MapNode): Form | undefined {
  const forms = pairs.filter((pair) => pair.value?.kind === kindOf(value)).map((pair) => formOf(pair.value));
  const found = forms.filter((form) => form !== undefined);
  return found.length > 0 && found.every((form) => form === 'flow') && isShort(value) ? 'flow' : undefined;
}

/** The form of the nearest item of the same kind in a list, those before a place first. */
export function itemForm(value: Data, { items }: SeqNode, index: number): Form | undefined {
  const near = [...items.slice(0, index).reverse(), ...items.slice(index)];
  return formOf(near.find((item) => item?.kind === kindOf(value) && isFilled(item)));
}

/** The kind of node that a value is written as. */
function kindOf(value: Data): Node['kind'] {
  return isList(value) ? 'seq' : isRecord(value) ? 'map' : 'scalar';
}

/** Whether a collection holds few scalars of one line and nothing else, so that it can be read in brackets. */
function isShort(value: Data): boolean {
  const items = isList(value) || isRecord(value) ? Object.values<Data>(value) : [];
  return (
    JSON.stringify(value).length <= MAX_IN_BRACKETS &&
    items.every((item) => !isList(item) && !isRecord(item) && !hasLines(item))
  );
}

/** Whether text of several lines is in a value. */
function hasLines(value: Data): boolean {
  if (isList(value) || isRecord(value)) return Object.values<Data>(value).some(hasLines);
  return typeof value === 'string' && value.includes('\n');
}
