import { Checks } from '../../checks/checks';
import { type EngagementInputs, type InputMemory, inputsOf } from '../../engagement/inputs';
import { Outside } from '../../engagement/outside';
import { nearness } from '../../engagement/ratchet';
import { OwnRunbook } from '../../engagement/runbook';
import type { Timeline } from '../../engagement/timeline';
import { runbookOf } from '../../workspace/documents';
import type { DocumentEntry } from '../../workspace/file';
import type { Scope } from '../../workspace/scope';
import type { Workspace } from '../../workspace/workspace';
import { engagementRules, runbookRules } from '../catalogue';
import {
  type EngagementRule,
  type EngagementRuleInputs,
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
}

type PartsRule = EngagementRule | RunbookRule;

/** What is kept of a document while its file is awake. */
class Memory {
  readonly inputs: InputMemory = new Map();
  runbook: OwnRunbook | undefined;
  outside: { revision: number; part: Outside } | undefined;
  /** By the engagement within which a runbook was judged; of an engagement by itself. */
  readonly ran = new Map<DocumentEntry, Map<PartsRule, Ran>>();

  within(engagement: DocumentEntry): Map<PartsRule, Ran> {
    let ran = this.ran.get(engagement);
    if (!ran) {
      ran = new Map();
      this.ran.set(engagement, ran);
    }
    return ran;
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

/** What the rules of engagements say of one, but for those that read its checks. */
export function engagementFindings(document: DocumentEntry, bench: Bench): Finding[] {
  const inputs = engagementInputs(document, bench);
  if (!inputs) return [];
  const ran = memoryOf(document).within(document);
  return engagementRules
    .filter(({ reads }) => !reads.includes('checks'))
    .flatMap((rule) => findings(rule, run(rule, inputs as EngagementRuleInputs, ran, bench), inputs));
}

/** What those rules say that read the checks. @param errors how many errors the engagement and its runbooks have */
export function checkFindings(document: DocumentEntry, bench: Bench, errors: () => number | undefined): Finding[] {
  const inputs = engagementInputs(document, bench);
  if (!inputs) return [];
  const checks = new Checks(inputs, { errors });
  const withChecks = new Proxy(inputs as EngagementRuleInputs, {
    get: (target, name) => (name === 'checks' ? checks : Reflect.get(target, name, target)),
  });
  return engagementRules
    .filter(({ reads }) => reads.includes('checks'))
    .flatMap((rule) => findings(rule, run(rule, withChecks, new Map(), bench), inputs));
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
  for (const rule of alone) {
    const reports = run(rule, own as unknown as RunbookRuleInputs, memory.within(document), bench);
    found.push(...findings(rule, reports, undefined));
  }
  for (const engagement of engagementsOf(bench.scope)) {
    const inputs = engagementInputs(engagement, bench);
    if (!inputs) continue;
    const all = new Proxy(inputs as RunbookRuleInputs, {
      get: (target, name) => (Object.hasOwn(own, name) ? Reflect.get(own, name) : Reflect.get(target, name, target)),
    });
    for (const rule of within) {
      found.push(...findings(rule, run(rule, all, memory.within(engagement), bench), inputs));
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
function run<I extends object>(
  rule: { id: string; reads: readonly string[]; check(inputs: never): Iterable<Report> },
  inputs: I,
  ran: Map<PartsRule, Ran>,
  { ran: observer }: Bench,
): readonly Report[] {
  const parts = rule.reads.map((name) => inputs[name as keyof I]);
  const known = ran.get(rule as PartsRule);
  if (known && parts.every((part, index) => part === known.parts[index])) return known.reports;
  observer?.(rule.id);
  const given = Object.fromEntries(rule.reads.map((name, index) => [name, parts[index]]));
  const reports: Report[] = [];
  for (const report of rule.check(given as never)) {
    reports.push(report);
    if (reports.length > MAX_FINDINGS) break;
  }
  ran.set(rule as PartsRule, { parts, reports });
  return reports;
}

/** Reports as findings, at the severity that the nearness of the threatened gate gives them. */
function findings(rule: PartsRule, reports: readonly Report[], inputs: EngagementInputs | undefined): Finding[] {
  return reports.map((report) => {
    const full = report.severity ?? rule.severity;
    const severity = rule.ratchet && report.threatens && inputs ? ratcheted(full, report, inputs) : full;
    return { ...report, rule: rule.id, severity };
  });
}

function ratcheted(full: Severity, { threatens }: Report, { phases, policy, today }: EngagementInputs): Severity {
  switch (nearness(threatens!, phases, policy, today)) {
    case 'far':
      return 'hint';
    case 'near':
      return full === 'error' ? 'warning' : full;
    case 'due':
      return full;
  }
}

function partition<T>(all: readonly T[], test: (one: T) => boolean): [T[], T[]] {
  return [all.filter(test), all.filter((one) => !test(one))];
}
