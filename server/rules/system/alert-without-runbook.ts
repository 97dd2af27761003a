import { isApproved, type Runbooks } from '../../engagement/runbooks';
import type { SystemOf, Systems } from '../../engagement/systems';
import { spotOf } from '../../engagement/things';
import type { Alert } from '../../generated/engagement';
import { isMap, textOf } from '../../model/entries';
import { type Draft, itemPlace, nodeOf } from '../../model/values';
import { appendTo, replaceScalar, setEntry } from '../../syntax/edits';
import type { Node, Place } from '../../syntax/nodes';
import type { FileEntry } from '../../workspace/file';
import { editing, type Fix } from '../fix';
import { isGiven } from '../given';
import { nearest } from '../nearest';
import { named, theSystem } from '../ownership/words';
import { engagementRule, runbookRule, shorten } from '../rule';

const ABOUT = {
  id: 'system/alert-without-runbook',
  severity: 'warning',
  what: "An alert with no runbook, or a runbook's alert that no system has",
  fixable: true,
} as const;

export const alertWithoutRunbook = engagementRule({
  ...ABOUT,
  reads: ['systems', 'runbooks', 'document'],
  *check({ systems, runbooks, document }) {
    for (const system of systems) {
      if (system.retired) continue;
      for (const alert of system.alerts) {
        if (isGiven(alert, 'runbook')) continue;
        const name = textOf(alert.name);
        const which = name === undefined ? 'an alert' : `the alert ${named(name)}`;
        yield {
          place: spotOf(alert, 'name'),
          message: `${theSystem(system)} has ${which} without a runbook; name the one that whoever is woken has to follow`,
          missing: true,
          fixes: answersTo(system, alert, runbooks).map((runbook, _, answers) =>
            editing(
              document.file,
              { title: `Name the runbook \`${shorten(runbook)}\``, preferred: answers.length === 1 },
              (text) => {
                const map = nodeOf(alert);
                return (
                  map &&
                  setEntry(text, map, 'runbook', runbook, { position: { order: ['name', 'runbook', 'severity'] } })
                );
              },
            ),
          ),
        };
      }
    }
  },
});

/** The runbooks of the system that say they are started by the alert; where there are none, its only runbook. */
function answersTo(system: SystemOf, { name }: Draft<Alert>, runbooks: Runbooks): string[] {
  const own = runbooks.named(system.runbooks);
  const willing = own.filter(({ alerts }) => name !== undefined && alerts.includes(name));
  const approved = willing.filter(isApproved);
  const best = approved.length > 0 ? approved : willing;
  return (best.length > 0 ? best : own.length === 1 ? own : []).map((runbook) => runbook.name);
}

export const alertOfNoSystem = runbookRule({
  ...ABOUT,
  reads: ['runbook', 'systems', 'document'],
  *check({ runbook, systems, document }) {
    const { trigger } = runbook.spec;
    const alerts = isMap(trigger) ? (trigger as { alerts?: unknown }).alerts : undefined;
    if (!Array.isArray(alerts)) return;
    // Of a runbook that no system names, that is the mistake.
    if (runbook.name === undefined || systems.withRunbook(runbook.name).length === 0) return;
    const own = systemsOf(runbook.spec.systems, systems);
    // A runbook that serves another engagement, too, may be started by an alert of that one.
    if (!own) return;
    for (const [index, alert] of alerts.entries()) {
      const place = itemPlace(alerts, index);
      if (typeof alert !== 'string' || alert === '' || !place || systems.alertNames.has(alert)) continue;
      const free = (names: Iterable<string>) => [...names].filter((name) => !alerts.includes(name));
      const near = nearest(alert, free(namesOf(own))) ?? nearest(alert, free(systems.alertNames));
      const hint =
        near === undefined ? 'add it to the alerts of its system, or take it out' : `did you mean ${named(near)}?`;
      yield {
        place,
        message: `No system has the alert ${named(alert)} that starts this runbook; ${hint}`,
        missing: true,
        fixes: [
          ...renaming(near, place, runbook.document.file),
          ...own.filter(({ retired }) => !retired).map((system) => adding(alert, runbook.name, system, document.file)),
        ],
      };
    }
  },
});

/** The systems of a runbook; undefined where it names none, or one that is not of this engagement. */
function systemsOf(names: unknown, systems: Systems): SystemOf[] | undefined {
  if (!Array.isArray(names) || names.length === 0) return undefined;
  const own = names.flatMap((name) => systems.find(name) ?? []);
  return own.length === names.length ? own : undefined;
}

function namesOf(systems: readonly SystemOf[]): string[] {
  return systems.flatMap(({ alerts }) => alerts.flatMap(({ name }) => textOf(name) ?? []));
}

function renaming(near: string | undefined, place: Place, file: FileEntry): Fix[] {
  if (near === undefined || !isScalar(place)) return [];
  const title = `Change to \`${shorten(near)}\``;
  return [editing(file, { title, preferred: true }, (text) => replaceScalar(text, place, near))];
}

function isScalar(place: Place): place is Extract<Node, { kind: 'scalar' }> {
  return 'kind' in place && (place as Node).kind === 'scalar';
}

function adding(alert: string, runbook: string | undefined, system: SystemOf, file: FileEntry): Fix {
  const title = `Add the alert to the system ${named(system.id ?? '')}`;
  return editing(file, { title }, (text) => {
    const map = nodeOf(system.value);
    const item = runbook === undefined ? { name: alert } : { name: alert, runbook };
    return map && appendTo(text, map, 'alerts', item, { position: { order: ORDER } });
  });
}

/** Where `alerts` stands among the keys of a system. */
const ORDER = [
  'id',
  'title',
  'type',
  'tier',
  'owners',
  'dependsOn',
  'runbooks',
  'slos',
  'dashboards',
  'alerts',
  'ownership',
];
