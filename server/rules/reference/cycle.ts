import type { Definition } from '../../model/facts';
import { itemPlace, placeOf } from '../../model/values';
import type { Place } from '../../syntax/nodes';
import { type Report, type ScopeRule, shorten } from '../rule';

/** The kinds of thing that depend on things of their own kind. */
const KINDS = ['activity', 'system', 'step'];

export const cycle: ScopeRule = {
  id: 'reference/cycle',
  severity: 'error',
  what: '`dependsOn` in a circle',
  judges: 'scope',
  *check(file) {
    for (const document of file.documents) {
      for (const kind of KINDS) {
        for (const circle of circlesOf(document.table.definitions(kind))) yield describe(kind, circle);
      }
    }
  },
};

function describe(kind: string, circle: readonly Definition[]): Report {
  const next = (index: number) => circle[(index + 1) % circle.length]!;
  const place = placeOfDependency(circle[0]!, next(0).id);
  const names = circle.map(({ id }) => `\`${shorten(id)}\``);
  if (circle.length === 1) return { place, message: `The ${kind} ${names[0]} depends on itself; take it out` };
  const plural = { activity: 'Activities', system: 'Systems', step: 'Steps' }[kind];
  const shownNames = names.length > 12 ? [...names.slice(0, 12), '…'] : names;
  return {
    place,
    message: `${plural} depend on each other in a circle: ${shownNames.join(' → ')} → ${names[0]}; take out one of these dependencies`,
    related: circle.slice(1, 13).map((other, index) => ({
      place: placeOfDependency(other, next(index + 1).id),
      message: `\`${shorten(other.id)}\` depends on \`${shorten(next(index + 1).id)}\``,
    })),
  };
}

/** Where a thing names another that it depends on. */
function placeOfDependency(definition: Definition, id: string): Place {
  const list = definition.entity.dependsOn;
  const place = Array.isArray(list) ? itemPlace(list, list.indexOf(id)) : undefined;
  return place ?? placeOf(definition.entity, 'dependsOn') ?? definition.place;
}

/** One circle for each group of things that depend on each other, each in the order of the dependencies. */
function circlesOf(definitions: Iterable<Definition>): Definition[][] {
  const byId = new Map<string, Definition>();
  for (const definition of definitions) if (!byId.has(definition.id)) byId.set(definition.id, definition);
  const next = (definition: Definition): Definition[] => {
    const list = definition.entity.dependsOn;
    if (!Array.isArray(list)) return [];
    return list.flatMap((id) => (typeof id === 'string' ? (byId.get(id) ?? []) : []));
  };
  const circles: Definition[][] = [];
  const state = new Map<Definition, 'open' | 'closed'>();
  for (const root of byId.values()) {
    if (state.has(root)) continue;
    // Depth first without recursion: a chain may be as long as the file.
    const path: { node: Definition; rest: Definition[] }[] = [{ node: root, rest: next(root) }];
    state.set(root, 'open');
    while (path.length) {
      const top = path.at(-1)!;
      const successor = top.rest.shift();
      if (!successor) {
        state.set(top.node, 'closed');
        path.pop();
      } else if (state.get(successor) === 'open') {
        circles.push(path.slice(path.findIndex(({ node }) => node === successor)).map(({ node }) => node));
      } else if (!state.has(successor)) {
        state.set(successor, 'open');
        path.push({ node: successor, rest: next(successor) });
      }
    }
  }
  return circles;
}
