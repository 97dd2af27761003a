import { runbookTemplate } from '../../engagement/templates';
import { isMap } from '../../model/entries';
import { documentShapes, type Shape } from '../../model/shapes';
import { nodeOf } from '../../model/values';
import { appendTo, type Data } from '../../syntax/edits';
import { endOf, startOf } from '../../syntax/nodes';
import { engagementOf } from '../../workspace/documents';
import type { DocumentEntry } from '../../workspace/file';
import type { Scope } from '../../workspace/scope';
import { joinUri } from '../../workspace/uris';
import { editing, type Fix } from '../fix';
import { shorten } from '../rule';
import { skeletonOf } from '../skeleton';
import { kindWord } from '../words';

/** The sections of an engagement that hold things of a kind, with the shape of one. */
const SECTIONS = sections();

function sections(): Map<string, { key: string; shape: Shape }> {
  const found = new Map<string, { key: string; shape: Shape }>();
  for (const [key, { kind, items }] of documentShapes.Engagement.properties.get('spec')!.properties) {
    const defined = kind === 'list' && items?.idKey !== undefined && items.properties.get(items.idKey)!.defines;
    if (defined) found.set(defined, { key, shape: items });
  }
  return found;
}

/**
 * Fixes that create what an id names: an entry in its section of the engagement, or a runbook in a file of its own.
 * What only a person knows is left empty, and found by the rules of the format.
 */
export function stubsFor(kinds: readonly string[], id: string, from: DocumentEntry, scope: Scope): Fix[] {
  return kinds.flatMap((kind) => {
    if (kind === 'runbook') return runbookStub(id, from, scope);
    const section = SECTIONS.get(kind);
    const target = from.kind === 'Engagement' ? from : [...scope.documents('Engagement')][0];
    if (!section || !target || !/^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/.test(id)) return [];
    return editing(target.file, { title: `Create the ${kindWord(kind)} \`${shorten(id)}\`` }, (text) => {
      const spec = engagementOf(target)?.spec;
      const node = isMap(spec) ? nodeOf(spec) : undefined;
      return node && appendTo(text, node, section.key, entryFor(section.shape, id));
    });
  });
}

function entryFor(shape: Shape, id: string): Data {
  const skeleton = skeletonOf(shape) as Record<string, Data>;
  return { ...skeleton, [shape.idKey!]: id };
}

/** A runbook beside the others of the engagement, else in a folder `runbooks` of its own. */
function runbookStub(name: string, from: DocumentEntry, scope: Scope): Fix[] {
  if (!/^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/.test(name)) return [];
  return [
    {
      title: `Create the runbook \`${shorten(name)}\``,
      plan: (here, today) => {
        const beside = [...scope.documents('Runbook')].map(({ file }) => file.folder).sort()[0];
        const folder = beside ?? joinUri(scope.folder ?? here.folder, 'runbooks');
        const engagement = from.kind === 'Engagement' ? from : [...scope.documents('Engagement')][0];
        const system = systemNaming(name, engagement);
        return [{ create: joinUri(folder, `${name}.runbook.yaml`), text: runbookTemplate({ name, today, system }) }];
      },
    },
  ];
}

function systemNaming(runbook: string, engagement: DocumentEntry | undefined): string | undefined {
  for (const { owner, place } of engagement?.table.references('runbook', runbook) ?? []) {
    if (owner !== 'System' && owner !== 'Alert') continue;
    const systems = [...(engagement?.table.definitions('system') ?? [])];
    const within = systems.find(({ entity }) => {
      const node = nodeOf(entity);
      return node && startOf(node) <= startOf(place) && startOf(place) < endOf(node);
    });
    if (within) return within.id;
  }
  return undefined;
}
