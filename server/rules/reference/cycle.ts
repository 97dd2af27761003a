import type { Definition } from '../../model/facts';
import { placeOf } from '../../model/values';
import { type ScopeRule, shorten } from '../rule';

/** The kinds of thing that depend on things of their own kind. */
const KINDS = ['activity', 'system', 'step'];

export const cycle: ScopeRule = {
  id: 'reference/cycle',
  severity: 'error',
  reads: 'scope',
  *check(file) {
    for (const document of file.documents) {
      for (const kind of KINDS) {
        for (const circle of circlesOf(document.table.definitions(kind))) {
          const names = circle.map(({ id }) => `\`${shorten(id)}\``);
          const what = kind === 'activity' ? 'Activities' : kind === 'system' ? 'Systems' : 'Steps';
          const [first, ...others] = circle;
          const shownNames = names.length > 12 ? [...names.slice(0, 12), '…'] : names;
          yield {
            place: dependsOn(first!),
            message: `${what} depend on each other in a circle: ${shownNames.join(' → ')} → ${names[0]}; take out one of them`,
            related: others.slice(0, 12).map((other) => ({
              place: dependsOn(other),
              message: `\`${shorten(other.id)}\` depends on \`${shorten(circle[(circle.indexOf(other) + 1) % circle.length]!.id)}\``,
            })),
          };
        }
      }
    }
  },
};

function dependsOn(definition: Definition) {
  return placeOf(definition.entity, 'dependsOn') ?? definition.place;
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
