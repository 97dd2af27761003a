import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Severity } from '../../../server/rules/rule';
import { promisedKind } from '../../../server/workspace/files';
import { root } from '../texts';
import { findingsOf, type Judged, TODAY } from './helper';

/**
 * A clean engagement with one small change each, and exactly the findings that it must give beside those that it has
 * anyway: no fewer, and none of those that a careless rule would add.
 */

export const ENGAGEMENT = 'skerry-line.engagement.yaml';
export const RESTORE = 'runbooks/restore-booking-db.runbook.yaml';
export const ACCESS = 'runbooks/grant-break-glass.runbook.yaml';

export interface Want {
  rule: string;
  /** Text that stands once in the changed file, on the line of the finding; absent: the first line of the change. */
  at?: string;
  /** Where it is not the changed file. */
  file?: string;
  /** Where the test is about it. */
  severity?: Severity;
}

export interface Mutation {
  /** What the change is, or what it is not. */
  name: string;
  /** Texts that stand once in the file, each with what is put there instead. */
  changes: [find: string, put: string][];
  wants: (string | Want)[];
  file?: string;
  /** The day on which it is judged; absent: that of the example. */
  now?: string;
}

/** A change that gives findings. */
export function change(name: string, find: string, put: string, ...wants: (string | Want)[]): Mutation {
  return { name, changes: [[find, put]], wants };
}

/** A change in several places that gives findings; those without a place of their own stand at the first. */
export function changes(name: string, all: [find: string, put: string][], ...wants: (string | Want)[]): Mutation {
  return { name, changes: all, wants };
}

/** A change that gives none. */
export function fine(name: string, find: string, put: string): Mutation {
  return { name, changes: [[find, put]], wants: [] };
}

/** A change in several places that gives none. */
export function allFine(name: string, all: [find: string, put: string][]): Mutation {
  return { name, changes: all, wants: [] };
}

/** No change at all: what another day alone makes of the example. */
export function dayAlone(name: string, now: string, ...wants: (string | Want)[]): Mutation {
  return { name, changes: [], wants, now };
}

/** The same on another day. */
export function on(now: string, mutation: Mutation): Mutation {
  return { ...mutation, now };
}

/** The same in a runbook. */
export function inRunbook(mutation: Mutation, file = RESTORE): Mutation {
  return { ...mutation, file };
}

/** Text after a line that stands once. */
export function after(line: string, text: string): [string, string] {
  return [line, `${line}\n${text}`];
}

/** The files of the example, by path. */
export function example(): Record<string, string> {
  const folder = join(root, 'examples', 'skerry-line');
  const paths = (readdirSync(folder, { recursive: true }) as string[]).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );
  return Object.fromEntries(
    paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')]),
  );
}

export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** What the files of ours refer to. */
export function otherFiles(texts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([path]) => !promisedKind(path)));
}

/** The place of a text that must stand once. */
export function unique(text: string, find: string): number {
  const at = text.indexOf(find);
  assert.notEqual(at, -1, `not in the file: ${find}`);
  assert.equal(text.indexOf(find, at + 1), -1, `twice in the file: ${find}`);
  return at;
}

/** The line of a text that must stand once; of its first word, where it begins with a line end. */
export function lineWith(text: string, find: string): number {
  return lineOf(text, unique(text, find) + (find.length - find.trimStart().length));
}

/** Findings as one text each: what they are compared by. */
export function told({ path, line, rule }: Judged): string {
  return `${path}:${line} ${rule}`;
}

const baselines = new Map<string, Promise<Judged[]>>();

/** What the example says of itself on a day, without a change. */
export function baseline(now = TODAY): Promise<Judged[]> {
  let known = baselines.get(now);
  if (!known) {
    known = findingsOf(example(), now);
    baselines.set(now, known);
  }
  return known;
}

/** Findings that are not among others: the same rule and message in the same file, wherever it has moved to. */
export function without(all: readonly Judged[], others: readonly Judged[]): Judged[] {
  const key = ({ path, rule, message, severity }: Judged) => `${path} ${rule} ${severity} ${message}`;
  const counts = new Map<string, number>();
  for (const other of others) counts.set(key(other), (counts.get(key(other)) ?? 0) + 1);
  return all.filter((finding) => {
    const count = counts.get(key(finding)) ?? 0;
    if (count > 0) counts.set(key(finding), count - 1);
    return count === 0;
  });
}

/** Makes a test of each mutation; groups by the rule that they are about. */
export function describeMutations(groups: Readonly<Record<string, readonly Mutation[]>>): void {
  const clean = example();
  for (const [group, mutations] of Object.entries(groups)) {
    describe(group, () => {
      for (const mutation of mutations) {
        const { name, changes: all, wants, file = ENGAGEMENT, now } = mutation;
        it(wants.length ? name : `does not mind ${name}`, async () => {
          let changed = clean[file]!;
          let first = 0;
          for (const [index, [find, put]] of all.entries()) {
            const at = unique(changed, find);
            changed = changed.slice(0, at) + put + changed.slice(at + find.length);
            if (index === 0) first = at;
          }
          const texts = { ...clean, [file]: changed };
          // What a day alone makes of the example is not compared with itself.
          const before = all.length > 0 ? await baseline(now) : await baseline();
          const found = without(await findingsOf(texts, now), before);
          const wanted = wants.map((want) => {
            const { rule, at: anchor, file: other = file, severity } = typeof want === 'string' ? { rule: want } : want;
            const line = anchor === undefined ? lineOf(changed, first) : lineWith(texts[other]!, anchor);
            return { text: `${other}:${line} ${rule}`, severity };
          });
          const texted = found.map((finding) => `${told(finding)}`);
          assert.deepEqual(
            texted.sort(),
            wanted.map(({ text }) => text).sort(),
            found.map((finding) => `${told(finding)} (${finding.severity}): ${finding.message}`).join('\n'),
          );
          for (const { text, severity } of wanted) {
            if (severity)
              assert.ok(
                found.some((one) => told(one) === text && one.severity === severity),
                `${text} is no ${severity}`,
              );
          }
        });
      }
    });
  }
}
