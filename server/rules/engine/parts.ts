import { Checks } from '../../checks/checks';
import { type EngagementInputs, type InputMemory, inputsOf } from '../../engagement/inputs';
import { Outside } from '../../engagement/outside';
import { ratchetOn } from '../../engagement/ratchet';
import { OwnRunbook } from '../../engagement/runbook';
import { type SystemOf, Systems } from '../../engagement/systems';
import { type ActivityOf, Timeline } from '../../engagement/timeline';
import { runbookOf } from '../../workspace/documents';
import type { DocumentEntry } from '../../workspace/file';
import type { Scope } from '../../workspace/scope';
import type { Workspace } from '../../workspace/workspace';
import { engagementRules, runbookRules } from '../catalogue';
import {
  type EngagementRule,
  type Finding,
  MAX_FINDINGS,
  type Report,
  type RunbookRule,
  type RunbookRuleInputs,
  type Severity,
} from '../rule';

/**
 * Rules that read an engagement or a runbook part by part. Each is run with the parts that it declares, and its reports
 * are kept until one of those is another object.
 */

const NOTHING: readonly Report[] = [];

/** Where and when a judgement is made. */
export interface Bench {
  readonly workspace: Workspace;
  readonly scope: Scope;
  readonly today: string;
  /** Told of every rule that is run, not taken from memory. */
  readonly ran?: ((rule: string) => void) | undefined;
}

interface Ran {
  readonly parts: readonly unknown[];
  readonly reports: readonly Report[];
  /** Of a rule that looks at each thing by itself: what it said of each group of them. */
  readonly groups: ReadonlyMap<Group, readonly Report[]> | undefined;
}

type PartsRule = EngagementRule | RunbookRule;

/** What is known of a document as it was last judged, by itself or within an engagement. */
class Known {
  readonly ran = new Map<PartsRule, Ran>();
  /** By the name of the part: what it was, and its things in groups. */
  readonly groups = new Map<string, { part: unknown; groups: readonly Group[] }>();
}

/** What is kept of a document while its file is awake. */
class Memory {
  readonly inputs: InputMemory = new Map();
  runbook: OwnRunbook | undefined;
  outside: { revision: number; part: Outside } | undefined;
  /** By the engagement within which a runbook was judged; of an engagement by itself. */
  private readonly known = new Map<DocumentEntry, Known>();

  within(engagement: DocumentEntry): Known {
    let known = this.known.get(engagement);
    if (!known) {
      known = new Known();
      this.known.set(engagement, known);
    }
    return known;
  }
}

function memoryOf(document: DocumentEntry): Memory {
  document.memo ??= new Memory();
  return document.memo as Memory;
}

/** The parts of an engagement document; undefined where it is none. The same objects as before where nothing changed. */
export function engagementInputs(
  document: DocumentEntry,
  { scope, workspace, today }: Bench,
): EngagementInputs | undefined {
  // Facts first: asking for them wakes the file, and a sleeping file has no memory.
  if (document.kind !== 'Engagement' || !document.facts.value) return undefined;
  return inputsOf(document, scope, workspace, today, memoryOf(document).inputs);
}

/** Gives the parts that a rule may read, each made once in a judgement. */
type Give = (name: string) => unknown;

function giving(inputs: EngagementInputs | undefined, own: Readonly<Record<string, unknown>> = {}): Give {
  const made = new Map<string, unknown>(Object.entries(own));
  return (name) => {
    if (!made.has(name)) made.set(name, inputs?.[name as keyof EngagementInputs]);
    return made.get(name);
  };
}

const [lateRules, earlyRules] = partition(engagementRules, ({ reads }) => reads.includes('checks'));

/** What the rules of engagements say of one, but for those that read its checks. */
export function engagementFindings(document: DocumentEntry, bench: Bench): Finding[] {
  const inputs = engagementInputs(document, bench);
  if (!inputs) return [];
  const known = memoryOf(document).within(document);
  const give = giving(inputs);
  const severity = severityIn(inputs);
  return earlyRules.flatMap((rule) => findings(rule, run(rule, give, known, bench), severity));
}

/** What those rules say that read the checks. @param errors how many errors the engagement and its runbooks have */
export function checkFindings(document: DocumentEntry, bench: Bench, errors: () => number | undefined): Finding[] {
  const inputs = engagementInputs(document, bench);
  if (!inputs) return [];
  const give = giving(inputs, { checks: new Checks(inputs, { errors }) });
  const severity = severityIn(inputs);
  return lateRules.flatMap((rule) => findings(rule, run(rule, give, new Known(), bench), severity));
}

/** What the rules of runbooks say of one, by itself and within the engagements of its scope. */
export function runbookFindings(document: DocumentEntry, bench: Bench): Finding[] {
  const value = runbookOf(document);
  if (!value) return [];
  const memory = memoryOf(document);
  if (memory.runbook?.value !== value) memory.runbook = new OwnRunbook(value, document);
  const revision = bench.workspace.outside;
  if (memory.outside?.revision !== revision) {
    memory.outside = { revision, part: new Outside(document.file, bench.workspace) };
  }
  const own = {
    today: bench.today,
    runbook: memory.runbook,
    alone: !bench.scope.hasEngagement,
    outside: memory.outside.part,
  };
  const found: Finding[] = [];
  const [alone, within] = partition(runbookRules, ({ reads }) => reads.every((part) => part in own));
  const ownParts = giving(undefined, own);
  for (const rule of alone) {
    found.push(...findings(rule, run(rule, ownParts, memory.within(document), bench), fullSeverity));
  }
  for (const engagement of engagementsOf(bench.scope)) {
    const inputs = engagementInputs(engagement, bench);
    if (!inputs) continue;
    const give = giving(inputs, own);
    const severity = severityIn(inputs);
    for (const rule of within) {
      found.push(...findings(rule, run(rule, give, memory.within(engagement), bench), severity));
    }
  }
  return found;
}

/** The engagements of a scope, in the order of their files. */
export function engagementsOf(scope: Scope): DocumentEntry[] {
  return [...scope.documents('Engagement')].sort((a, b) => (a.file.uri < b.file.uri ? -1 : 1));
}

/** The parts of the engagements of a scope that rules of runbooks read: while these stay, so do the findings. */
export function partsForRunbooks(bench: Bench): unknown[] {
  const names = new Set(runbookRules.flatMap(({ reads }) => reads));
  for (const own of ['runbook', 'alone', 'outside'] as const) names.delete(own);
  return engagementsOf(bench.scope).flatMap((document) => {
    const inputs = engagementInputs(document, bench) as RunbookRuleInputs | undefined;
    if (!inputs) return [];
    // The ratchet looks at the gates, whatever a rule reads.
    return [inputs.policy, gatesAsText(inputs.phases), ...Array.from(names, (name) => inputs[name])];
  });
}

/** What the ratchet knows of the gates, as one text. */
function gatesAsText({ phases }: Timeline): string {
  return JSON.stringify(phases.map(({ value, end, gate }) => [value.kind, end, gate?.due, gate?.decided]));
}

/** The reports of a rule: those from before where it was given the same parts. */
function run(rule: PartsRule, give: Give, known: Known, bench: Bench): readonly Report[] {
  const parts = rule.reads.map(give);
  const last = known.ran.get(rule);
  if (last && sameParts(parts, last.parts)) return last.reports;
  bench.ran?.(rule.id);
  const each = rule.judges === 'engagement' ? rule.each : undefined;
  const { reports, groups } = each
    ? lookAtEach(rule, EACH[each], parts, known)
    : { reports: lookAt(rule, givenTo(rule, parts)), groups: undefined };
  known.ran.set(rule, { parts, reports, groups });
  return reports;
}

function sameParts(parts: readonly unknown[], others: readonly unknown[], except?: number): boolean {
  return parts.every((part, index) => index === except || part === others[index]);
}

/** What a rule is given: the parts that it reads, and no others. */
function givenTo({ reads }: PartsRule, parts: readonly unknown[]): Record<string, unknown> {
  return Object.fromEntries(reads.map((name, index) => [name, parts[index]]));
}

function lookAt(rule: PartsRule, given: Record<string, unknown>): readonly Report[] {
  let reports: Report[] | undefined;
  for (const report of rule.check(given as never)) {
    reports ??= [];
    reports.push(report);
    if (reports.length > MAX_FINDINGS) break;
  }
  return reports ?? NOTHING;
}

/** The things that a rule may look at by themselves: the part that holds them, and a part that holds some alone. */
interface Single {
  readonly part: string;
  all(part: unknown): readonly object[];
  some(things: readonly object[]): unknown;
}

const EACH: Readonly<Record<'systems' | 'activities', Single>> = {
  systems: {
    part: 'systems',
    all: (part) => (part as Systems).all,
    some: (systems) => new Systems(systems as SystemOf[]),
  },
  activities: {
    part: 'phases',
    all: (part) => (part as Timeline).activities,
    some: (activities) => new Timeline([], activities as ActivityOf[]),
  },
};

/** So many things are looked at together: one more costs nothing, and calling a rule for each would. */
const TOGETHER = 16;

/** Some neighbours, as the part that rules are given, made once for all rules. */
interface Group {
  readonly things: readonly object[];
  readonly part: unknown;
}

/** The groups of a part; those whose things are as before are the same objects. */
function groupsOf({ part: name, all, some }: Single, part: unknown, known: Known): readonly Group[] {
  const before = known.groups.get(name);
  if (before && before.part === part) return before.groups;
  const things = all(part);
  const groups: Group[] = [];
  for (let at = 0; at < things.length; at += TOGETHER) {
    const own = things.slice(at, at + TOGETHER);
    const old = before?.groups[groups.length];
    const same = old?.things.length === own.length && own.every((thing, index) => thing === old.things[index]);
    groups.push(same ? old : { things: own, part: some(own) });
  }
  known.groups.set(name, { part, groups });
  return groups;
}

/** The same for a rule that looks at each thing by itself: groups that are as before are not looked at again. */
function lookAtEach(
  rule: PartsRule,
  single: Single,
  parts: readonly unknown[],
  known: Known,
): Pick<Ran, 'reports' | 'groups'> {
  const last = known.ran.get(rule);
  const place = (rule.reads as readonly string[]).indexOf(single.part);
  const before = last && sameParts(parts, last.parts, place) ? last.groups : undefined;
  const found = new Map<Group, readonly Report[]>();
  const reports: Report[] = [];
  const given = givenTo(rule, parts);
  for (const group of groupsOf(single, parts[place], known)) {
    let own = before?.get(group);
    if (!own) {
      given[single.part] = group.part;
      own = lookAt(rule, given);
    }
    found.set(group, own);
    if (own.length > 0) reports.push(...own);
    // More than is listed anyway.
    if (reports.length > MAX_FINDINGS) break;
  }
  return { reports, groups: found };
}

/** Tells the severity of a report. */
type SeverityOf = (rule: PartsRule, report: Report) => Severity;

const fullSeverity: SeverityOf = (rule, report) => report.severity ?? rule.severity;

/** The severity that the nearness of the threatened gate gives a report within an engagement. */
function severityIn({ phases, policy, today }: EngagementInputs): SeverityOf {
  const nearness = ratchetOn(today, policy, phases);
  return (rule, report) => {
    const full = fullSeverity(rule, report);
    if (!rule.ratchet || !report.threatens) return full;
    switch (nearness(report.threatens)) {
      case 'far':
        return 'hint';
      case 'near':
        return full === 'error' ? 'warning' : full;
      case 'due':
        return full;
    }
  };
}

function findings(rule: PartsRule, reports: readonly Report[], severity: SeverityOf): Finding[] {
  return reports.map((report) => ({ ...report, rule: rule.id, severity: severity(rule, report) }));
}

function partition<T>(all: readonly T[], test: (one: T) => boolean): [T[], T[]] {
  return [all.filter(test), all.filter((one) => !test(one))];
}
