import type { Facts } from '../../model/facts';
import type { DocumentEntry, FileEntry } from '../../workspace/file';
import type { Paths } from '../../workspace/paths';
import type { Scope } from '../../workspace/scope';
import { definitionsRules, filesRules, mapRules, syntaxRules } from '../catalogue';
import { type Finding, hasViolations, MAX_FINDINGS, type Report, type Rule } from '../rule';
import { firstProblem, unreadIn } from './unread';

/** Rules that look at one piece of the text at a time: an edit costs the piece it is in. */

const NOTHING: readonly Finding[] = [];

/**
 * Findings of a piece and everything below it, for as long as what they were made from stays: the piece itself, and
 * the `stamp` of whatever else was looked at. Kept with the facts, so that they go when the facts go.
 */
class PieceCache<Context> {
  /** @param slot of the facts' memo, one for each cache */
  constructor(
    private readonly slot: number,
    private readonly concerns: (facts: Facts) => boolean,
    private readonly own: (facts: Facts, context: Context) => Iterable<Finding>,
  ) {}

  findings(facts: Facts, stamp: unknown, context: Context): readonly Finding[] {
    const concerned = this.concerns(facts);
    if (!concerned && facts.children.length === 0) return NOTHING;
    facts.memo ??= [];
    const memo = facts.memo as { stamp: unknown; findings: readonly Finding[] }[];
    const cached = memo[this.slot];
    if (cached && cached.stamp === stamp) return cached.findings;
    const found: Finding[] = concerned ? [...this.own(facts, context)] : [];
    for (const child of facts.children) {
      // Far more than is listed anyway: a text that is wrong throughout must not take a second.
      if (found.length > 4 * MAX_FINDINGS) break;
      for (const finding of this.findings(child, stamp, context)) found.push(finding);
    }
    const findings = found.length ? found : NOTHING;
    memo[this.slot] = { stamp, findings };
    return findings;
  }
}

/** Those that may have something to say of a map that its validator accepts: nearly all are. */
const unconditional = mapRules.filter(({ concerns }) => concerns !== hasViolations);

/** Rules that say of something in a map that it is not there. */
const ABSENCES: ReadonlySet<string> = new Set(['format/missing-key', 'format/schema']);

/** A report as the finding of a rule. */
export function findingOf(rule: Rule, report: Report): Finding {
  return { ...report, rule: rule.id, severity: report.severity ?? rule.severity };
}

const local = new PieceCache<undefined>(
  0,
  (facts) => facts.maps.length > 0 || facts.piece.problems.length > 0,
  function* (facts) {
    const problem = firstProblem(facts);
    if (problem) for (const rule of syntaxRules) yield findingOf(rule, rule.check(problem));
    const isUnread = unreadIn(facts);
    for (const map of facts.maps) {
      if (isUnread(map.node)) continue;
      for (const rule of map.violations.length > 0 ? mapRules : unconditional) {
        // What seems to be missing may stand in a part that could not be read.
        if (facts.piece.broken && ABSENCES.has(rule.id)) continue;
        if (!rule.concerns(map)) continue;
        let count = 0;
        for (const report of rule.check(map)) {
          yield findingOf(rule, report);
          if (++count > MAX_FINDINGS) break;
        }
      }
    }
  },
);

const byDefinitions = new PieceCache<{ document: DocumentEntry; scope: Scope }>(
  1,
  (facts) => facts.references.length > 0,
  function* (facts, { document, scope }) {
    for (const rule of definitionsRules) {
      for (const report of rule.check(facts, document, scope)) yield findingOf(rule, report);
    }
  },
);

const byFiles = new PieceCache<{ file: FileEntry; paths: Paths }>(
  2,
  (facts) => facts.files.length > 0,
  function* (facts, { file, paths }) {
    for (const rule of filesRules) for (const report of rule.check(facts, file, paths)) yield findingOf(rule, report);
  },
);

/** What the rules of maps, of ids and of paths say of a document. */
export function pieceFindings(document: DocumentEntry, scope: Scope, paths: Paths): (readonly Finding[])[] {
  const { facts } = document.facts;
  return [
    local.findings(facts, undefined, undefined),
    // An id that comes or goes anywhere in the scope may resolve or not; a path may exist now.
    byDefinitions.findings(facts, stampOf(scope), { document, scope }),
    byFiles.findings(facts, paths.revision, { file: document.file, paths }),
  ];
}

/** A value that differs whenever ids came or went in a scope, or the file lies in another one. */
const stamps = new WeakMap<Scope, { revision: number; stamp: object }>();

function stampOf(scope: Scope): object {
  const last = stamps.get(scope);
  if (last?.revision === scope.revision) return last.stamp;
  const stamp = {};
  stamps.set(scope, { revision: scope.revision, stamp });
  return stamp;
}
