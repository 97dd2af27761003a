import type { Facts } from '../model/facts';
import { endOf, type SyntaxProblem, startOf } from '../syntax/nodes';
import type { Piece } from '../syntax/pieces';
import type { DocumentEntry, FileEntry } from '../workspace/file';
import type { Paths } from '../workspace/paths';
import type { Scope } from '../workspace/scope';
import { rules } from './catalogue';
import type { Finding, Report, Rule } from './rule';
import { suppressionsOf } from './suppressions';
import { firstProblem, unreadIn } from './unread';

const NOTHING: readonly Finding[] = [];

/** Of a file so many findings are listed; nobody reads more, and editors show no more. */
const MAX_FINDINGS = 1000;

type RuleOf<R extends Rule['reads']> = Extract<Rule, { reads: R }>;

function reading<R extends Rule['reads']>(what: R): readonly RuleOf<R>[] {
  return rules.filter((rule): rule is RuleOf<R> => rule.reads === what);
}

const syntaxRules = reading('syntax');
const mapRules = reading('map');
const documentRules = reading('document');
const definitionsRules = reading('definitions');
const filesRules = reading('files');
const scopeRules = reading('scope');
const suppressionRules = reading('suppressions');
const known: ReadonlySet<string> = new Set(rules.map((rule) => rule.id));

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
      push(found, this.findings(child, stamp, context));
    }
    const findings = found.length ? found : NOTHING;
    memo[this.slot] = { stamp, findings };
    return findings;
  }
}

/** Rules that say of something in a map that it is not there. */
const ABSENCES: ReadonlySet<string> = new Set(['format/missing-key', 'format/schema']);

function finding(rule: Rule, report: Report): Finding {
  return { ...report, rule: rule.id, severity: rule.severity };
}

const local = new PieceCache<undefined>(
  0,
  (facts) => facts.maps.length > 0 || facts.piece.problems.length > 0,
  function* (facts) {
    const problem = firstProblem(facts);
    if (problem) for (const rule of syntaxRules) yield finding(rule, rule.check(problem));
    const isUnread = unreadIn(facts);
    for (const map of facts.maps) {
      if (isUnread(map.node)) continue;
      for (const rule of mapRules) {
        // What seems to be missing may stand in a part that could not be read.
        if (facts.piece.broken && ABSENCES.has(rule.id)) continue;
        if (!rule.concerns(map)) continue;
        let count = 0;
        for (const report of rule.check(map)) {
          yield finding(rule, report);
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
      for (const report of rule.check(facts, document, scope)) yield finding(rule, report);
    }
  },
);

const byFiles = new PieceCache<{ file: FileEntry; paths: Paths }>(
  2,
  (facts) => facts.files.length > 0,
  function* (facts, { file, paths }) {
    for (const rule of filesRules) for (const report of rule.check(facts, file, paths)) yield finding(rule, report);
  },
);

/**
 * All findings of a file, in the order of the text. Pure: the same texts and the same answers of the file system give
 * the same findings. What an edit does not reach is taken from the version before.
 */
export function judge(file: FileEntry, scope: Scope, paths: Paths): Finding[] {
  const found: Finding[] = [];
  for (const document of file.documents) {
    const { facts } = document.facts;
    for (const rule of documentRules) {
      for (const report of rule.check(document.facts)) found.push(finding(rule, report));
    }
    for (const alias of document.facts.aliases.unresolved) {
      const message = `no anchor \`&${alias.name}\` stands above this alias`;
      for (const rule of syntaxRules) found.push(finding(rule, rule.check({ ...alias, message })));
    }
    push(found, local.findings(facts, undefined, undefined));
    // An id that comes or goes anywhere in the scope may resolve or not; a path may exist now.
    push(found, byDefinitions.findings(facts, stampOf(scope), { document, scope }));
    push(found, byFiles.findings(facts, paths.revision, { file, paths }));
  }
  for (const rule of scopeRules) {
    let count = 0;
    for (const report of rule.check(file, scope)) {
      found.push(finding(rule, report));
      if (++count > MAX_FINDINGS) break;
    }
  }
  return limited(
    suppressed(file, readable(file, scope, found)).sort(
      (a, b) => startOf(a.place) - startOf(b.place) || compare(a.rule, b.rule),
    ),
  );
}

/** Without findings at places where something could not be read: the mistake there is told already. */
function readable(file: FileEntry, scope: Scope, all: Finding[]): Finding[] {
  const found = all.filter(({ absent }) => absent === undefined || !scope.mayHide(absent));
  const problems: SyntaxProblem[] = [];
  const collect = (pieces: readonly Piece[]): void => {
    for (const piece of pieces) {
      if (!piece.broken || problems.length > MAX_FINDINGS) continue;
      push(problems, piece.problems);
      if (piece.kind === 'branch') collect(piece.children);
    }
  };
  collect(file.source.pieces);
  if (problems.length === 0) return found;
  return found.filter(
    ({ rule, place }) =>
      syntaxRules.some(({ id }) => id === rule) ||
      !problems.some((problem) => startOf(problem) <= endOf(place) && endOf(problem) >= startOf(place)),
  );
}

/** The first findings, errors before the rest, in the order of the text; the last one says that there are more. */
function limited(findings: Finding[]): Finding[] {
  if (findings.length <= MAX_FINDINGS) return findings;
  const errors = findings.filter(({ severity }) => severity === 'error');
  const rest = findings.filter(({ severity }) => severity !== 'error');
  const first = new Set([...errors, ...rest].slice(0, MAX_FINDINGS));
  const kept = findings.filter((candidate) => first.has(candidate));
  const last = kept.pop()!;
  return [
    ...kept,
    { ...last, message: `${last.message} (there are more findings in this file, which are not listed)` },
  ];
}

function push<T>(into: T[], from: readonly T[]): void {
  for (const item of from) into.push(item);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
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

/** Takes out what `# handover-ignore` comments hold back, and adds what is to be said of those comments. */
function suppressed(file: FileEntry, found: Finding[]): Finding[] {
  const comments = suppressionsOf(file);
  if (comments.length === 0) return found;
  const used = comments.map(() => new Set<string>());
  const { source } = file.source;
  const kept = found.filter((candidate) => {
    const line = source.lineAt(startOf(candidate.place));
    const index = comments.findIndex(
      (comment) => comment.line === line && comment.reason !== undefined && comment.rules.includes(candidate.rule),
    );
    if (index === -1) return true;
    used[index]!.add(candidate.rule);
    return false;
  });
  comments.forEach((comment, index) => {
    // What cannot be read cannot be found fault with.
    if (file.isUnread(startOf(comment.place))) return;
    for (const rule of suppressionRules) {
      const report = rule.check({ ...comment, used: used[index]!, known });
      if (report) kept.push(finding(rule, report));
    }
  });
  return kept;
}
