import { endOf, type SyntaxProblem, startOf } from '../syntax/nodes';
import type { Piece } from '../syntax/pieces';
import type { FileEntry } from '../workspace/file';
import type { Scope } from '../workspace/scope';
import type { Workspace } from '../workspace/workspace';
import { documentRules, ruleIds, scopeRules, suppressionRules, syntaxRules } from './catalogue';
import {
  type Bench,
  checkFindings,
  engagementFindings,
  engagementInputs,
  partsForRunbooks,
  runbookFindings,
} from './engine/parts';
import { findingOf, pieceFindings } from './engine/pieces';
import { withSettings } from './engine/settings';
import { suppressionsOf } from './engine/suppressions';
import { type Finding, MAX_FINDINGS } from './rule';

/**
 * All findings of a file, in the order of the text. Pure: the same texts, the same day and the same answers of the file
 * system give the same findings. What an edit does not reach is taken from the version before.
 * @param today `YYYY-MM-DD`
 * @param ran told the id of every rule of engagements and runbooks that had to be run
 */
export function judge(file: FileEntry, workspace: Workspace, today: string, ran?: (rule: string) => void): Finding[] {
  const bench: Bench = { workspace, scope: workspace.scopeOf(file), today, ran };
  const first = firstFindings(file, bench);
  const late = file.documents.flatMap((document) =>
    checkFindings(document, bench, () => errorsOf(settled(file, bench, first), bench)),
  );
  const found = settled(file, bench, late.length > 0 ? [...first, ...readable(file, bench.scope, late)] : first, true);
  return limited(found.sort((a, b) => startOf(a.place) - startOf(b.place) || compare(a.rule, b.rule)));
}

/** What all rules say but those that ask how the engagement stands as a whole. */
function firstFindings(file: FileEntry, bench: Bench): Finding[] {
  const { scope, workspace } = bench;
  const found: Finding[] = [];
  for (const document of file.documents) {
    for (const rule of documentRules) {
      for (const report of rule.check(document.facts)) found.push(findingOf(rule, report));
    }
    for (const alias of document.facts.aliases.unresolved) {
      const message = `no anchor \`&${alias.name}\` stands above this alias`;
      for (const rule of syntaxRules) found.push(findingOf(rule, rule.check({ ...alias, message })));
    }
    for (const findings of pieceFindings(document, scope, workspace.paths)) push(found, findings);
    push(found, engagementFindings(document, bench));
    push(found, once(runbookFindings(document, bench)));
  }
  for (const rule of scopeRules) {
    let count = 0;
    for (const report of rule.check(file, scope)) {
      found.push(findingOf(rule, report));
      if (++count > MAX_FINDINGS) break;
    }
  }
  return readable(file, scope, found);
}

/** A runbook of several engagements is told once what holds in all, at the severity that is the strictest. */
function once(found: Finding[]): Finding[] {
  if (found.length < 2) return found;
  const strength = { hint: 0, warning: 1, error: 2 };
  const kept = new Map<string, Finding>();
  for (const finding of found) {
    const key = `${finding.rule} ${startOf(finding.place)} ${finding.message}`;
    const known = kept.get(key);
    if (!known || strength[finding.severity] > strength[known.severity]) kept.set(key, finding);
  }
  return [...kept.values()];
}

/** Findings at the engagement's severities, without those that comments hold back. */
function settled(file: FileEntry, bench: Bench, found: Finding[], last = false): Finding[] {
  return suppressed(file, withSettings(found, file, bench), last);
}

/** Errors of an engagement's file and of its runbooks. */
function errorsOf(own: readonly Finding[], bench: Bench): number {
  let errors = own.filter(({ severity }) => severity === 'error').length;
  const files = new Set<FileEntry>();
  for (const { file } of bench.scope.documents('Runbook')) if (!file.isEngagement) files.add(file);
  if (files.size === 0) return errors;
  const parts = partsForRunbooks(bench);
  for (const file of files) errors += runbookErrors(file, bench, parts);
  return errors;
}

interface Counted {
  readonly stamp: readonly unknown[];
  readonly errors: number;
}

const counted = new WeakMap<FileEntry, Counted>();

/** Errors of a runbook's file; counted again only when its text or what its rules read is another. */
function runbookErrors(file: FileEntry, bench: Bench, parts: readonly unknown[]): number {
  const { scope, workspace, today } = bench;
  const stamp = [file.text, scope, scope.revision, workspace.outside, today, ...parts];
  const known = counted.get(file);
  if (known && known.stamp.length === stamp.length && known.stamp.every((value, index) => value === stamp[index])) {
    return known.errors;
  }
  const found = settled(file, bench, firstFindings(file, bench));
  const errors = found.filter(({ severity }) => severity === 'error').length;
  // Asking may have made more known: then the next one counts again.
  counted.set(file, { stamp, errors });
  return errors;
}

/** How many errors an engagement and its runbooks have, as the check `no-errors` counts; undefined for other files. */
export function errorCount(file: FileEntry, workspace: Workspace, today: string): number | undefined {
  const bench: Bench = { workspace, scope: workspace.scopeOf(file), today };
  if (!file.documents.some((document) => engagementInputs(document, bench))) return undefined;
  return errorsOf(settled(file, bench, firstFindings(file, bench)), bench);
}

/** Without findings at places where something could not be read: the mistake there is told already. */
function readable(file: FileEntry, scope: Scope, all: Finding[]): Finding[] {
  const lacking = all.some(({ missing }) => missing) && scope.isBroken;
  const found = all.filter(
    ({ absent, missing }) => !(missing && lacking) && (absent === undefined || !scope.mayHide(absent)),
  );
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
  return found.filter(({ rule, place }) => {
    if (syntaxRules.some(({ id }) => id === rule)) return true;
    if (problems.some((problem) => startOf(problem) <= endOf(place) && endOf(problem) >= startOf(place))) return false;
    return /^(?:format|reference)\//.test(rule) || !file.isUnread(startOf(place));
  });
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

/**
 * Takes out what `# handover-ignore` comments hold back.
 * @param last whether all findings are here, so that something can be said of comments that hold nothing back
 */
function suppressed(file: FileEntry, found: Finding[], last: boolean): Finding[] {
  const comments = suppressionsOf(file);
  if (comments.length === 0) return found;
  const used = comments.map(() => new Set<string>());
  const { source } = file.source;
  const kept = found.filter((candidate) => {
    const lines = [candidate.place, candidate.commentAt ?? candidate.place].map((place) =>
      source.lineAt(startOf(place)),
    );
    const index = comments.findIndex(
      ({ line, reason, rules }) => lines.includes(line) && reason !== undefined && rules.includes(candidate.rule),
    );
    if (index === -1) return true;
    used[index]!.add(candidate.rule);
    return false;
  });
  if (!last) return kept;
  comments.forEach((comment, index) => {
    // What cannot be read cannot be found fault with.
    if (file.isUnread(startOf(comment.place))) return;
    for (const rule of suppressionRules) {
      const report = rule.check({ ...comment, used: used[index]!, known: ruleIds });
      if (report) kept.push(findingOf(rule, report));
    }
  });
  return kept;
}
