import type { Looked, Outcome, Verdict } from '../checks/check';
import type { GateReadiness, Readiness, SystemReadiness } from '../checks/readiness';
import { spotOf } from '../engagement/things';
import { dayOf, textOf } from '../model/entries';
import type { ReadinessRow, ReadinessSubject } from '../protocol';
import { readinessOf } from '../rules/readiness';
import type { Place } from '../syntax/nodes';
import type { DocumentEntry, FileEntry } from '../workspace/file';
import type { Workspace } from '../workspace/workspace';
import { captionOf } from './captions';
import { oneLine } from './markdown';
import { gateTitle, systemTitle } from './standings';

/**
 * How every gate and every system of some engagements stands, each with what was looked at.
 * @param file the file whose engagements are meant; of a runbook those it belongs to; undefined: all that are known
 * @param today `YYYY-MM-DD`
 * @param spell a URI as the client writes it
 */
export function readinessSubjects(
  workspace: Workspace,
  file: FileEntry | undefined,
  today: string,
  spell: (uri: string) => string,
): ReadinessSubject[] {
  return engagementsFor(workspace, file).flatMap((document) => {
    const readiness = readinessOf(document, workspace, today);
    const { file: own } = document;
    return readiness ? subjectsOf({ file: own, uri: spell(own.uri) }, readiness, today) : [];
  });
}

function engagementsFor(workspace: Workspace, file: FileEntry | undefined): DocumentEntry[] {
  if (file?.isEngagement) return file.documents.filter(({ kind }) => kind === 'Engagement');
  if (file) return [...workspace.scopeOf(file).documents('Engagement')];
  return [...workspace.all()]
    .sort((a, b) => (a.uri < b.uri ? -1 : 1))
    .flatMap(({ documents }) => documents.filter(({ kind }) => kind === 'Engagement'));
}

/** The file of an engagement, and how the client writes its URI. */
interface Home {
  readonly file: FileEntry;
  readonly uri: string;
}

function subjectsOf(home: Home, readiness: Readiness, today: string): ReadinessSubject[] {
  const { metadata } = readiness.checks.inputs;
  const engagement = captionOf(metadata) ?? '';
  const next = readiness.nextGate;
  const gates = readiness.gates.map((gate) => ({
    ...gateSubject(gate, home, today),
    engagement,
    ...(gate === next ? { next: true } : {}),
  }));
  const systems = readiness.systems.flatMap((system) => {
    const subject = systemSubject(system, home);
    return subject ? { ...subject, engagement } : [];
  });
  return [...gates, ...systems];
}

type Subject = Omit<ReadinessSubject, 'engagement'>;

function gateSubject(readiness: GateReadiness, home: Home, today: string): Subject {
  const { gate, criteria, openConditions, missingApprovals, because, recommendation } = readiness;
  const rows = criteria.flatMap(({ what, mandatory, criterion, state }) =>
    // What people say of a criterion is the criterion itself; there is nothing to show below it.
    rowsOf(
      mandatory ? what : `${what} (optional)`,
      state.by === 'people' ? { ...state, looked: [] } : state,
      spotOf(criterion, 'id'),
      home,
      textOf(criterion.owner),
    ),
  );
  for (const condition of openConditions) {
    const what = captionOf(condition) ?? 'A condition';
    const about = { verdict: 'false', looked: [] } as const;
    rows.push(
      ...rowsOf(
        `Condition: ${what}`,
        about,
        spotOf(condition, 'id'),
        home,
        textOf(condition.owner),
        dayOf(condition.due),
      ),
    );
  }
  for (const role of missingApprovals) {
    const about = { verdict: 'unknown', looked: [] } as const;
    rows.push(
      ...rowsOf(
        `Approval of ${oneLine(role)} is still to be given`,
        about,
        spotOf(gate.value, 'requiredApprovals'),
        home,
      ),
    );
  }
  return {
    kind: 'gate',
    id: gate.id ?? '',
    title: captionOf(gate.value) ?? 'Gate',
    standing: gateTitle(readiness, today),
    summary: `${recommendation}: ${because}`,
    ...placed(spotOf(gate.value, 'id'), home),
    rows: worstFirst(rows),
  };
}

function systemSubject(readiness: SystemReadiness, home: Home): Subject | undefined {
  const { system, next, requirements, plannedOn } = readiness;
  const standing = systemTitle(readiness);
  if (next === undefined || standing === undefined) return undefined;
  const rows = requirements.flatMap(({ what, outcome }) => rowsOf(what, outcome, spotOf(system.value, 'id'), home));
  return {
    kind: 'system',
    id: system.id ?? '',
    title: captionOf(system.value) ?? 'System',
    standing,
    summary: plannedOn ? `${next} is planned for ${plannedOn}` : `no day is planned for ${next}`,
    ...placed(spotOf(system.value, 'id'), home),
    rows: worstFirst(rows),
  };
}

/** One row for what was asked, and one below it for each thing that is in its way. */
function rowsOf(
  what: string,
  { verdict, looked }: Pick<Outcome, 'verdict' | 'looked'>,
  place: Place,
  home: Home,
  owner?: string,
  due?: string,
): ReadinessRow[] {
  const inTheWay = verdict === 'true' ? [] : looked.filter((one) => one.verdict !== 'true');
  return [
    {
      label: oneLine(what),
      ...about(owner, due),
      verdict,
      below: inTheWay.map((one) => lookedRow(one, place, home)),
      ...placed(place, home),
    },
  ];
}

function lookedRow(one: Looked, place: Place, home: Home): ReadinessRow {
  return {
    label: oneLine(plain(one.what)),
    ...about(one.owner, one.due),
    verdict: one.verdict,
    below: [],
    ...placed(one.place ?? place, home),
  };
}

/** A sentence with ids in backticks as plain text: "Tomasz Wrona (tomasz-wrona) has level 2". */
function plain(sentence: string): string {
  return sentence.replace(/(?<=[\p{L}\p{N})]) `([^`]+)`/gu, ' ($1)').replaceAll('`', '');
}

function about(owner: string | undefined, due: string | undefined): { detail?: string } {
  const parts = [owner && oneLine(owner), due && `until ${due}`].filter(Boolean);
  return parts.length > 0 ? { detail: parts.join(', ') } : {};
}

function placed(place: Place, home: Home): Pick<ReadinessRow, 'uri' | 'range'> {
  return { uri: home.uri, range: home.file.rangeOf(place) };
}

/** What needs somebody comes first. */
function worstFirst(rows: readonly ReadinessRow[]): ReadinessRow[] {
  const weight: Readonly<Record<Verdict, number>> = { false: 0, unknown: 1, true: 2 };
  return [...rows].sort((a, b) => weight[a.verdict] - weight[b.verdict]);
}
