import type { Step } from '../../generated/runbook';
import { isMap, textOf, textsOf } from '../../model/entries';
import type { Draft } from '../../model/values';
import { hasKey } from './steps';

/** In which order the steps of a runbook can be done. Steps are numbers, from 0 in the order of the list. */
export interface Flow {
  /** Steps to which no way leads from the first; of several that only lead to each other the first. */
  readonly unreached: readonly number[];
  /** Circles that nothing leads out of, each in the order of its steps; the last one goes back to the first. */
  readonly circles: readonly (readonly number[])[];
}

/**
 * Where the steps lead.
 *
 * A step is followed by the one that `onSuccess` names, else by the next in the list. `onFailure: step:<id>` and
 * `continue` lead on as well; `abort`, `escalate` and `rollback` end the procedure without success. A step is also
 * reached as the `rollback` of another, by `dependsOn` in either direction, and where the words of a step name it.
 *
 * @param prose what is said beside the steps, such as the rollback plan
 * @returns undefined where a jump cannot be followed: what is told of that explains the rest
 */
export function flowOf(steps: readonly Draft<Step>[], prose: readonly unknown[] = []): Flow | undefined {
  const graph = graphOf(steps, prose);
  if (!graph) return undefined;
  const { ways, followers, entries } = graph;
  const end = steps.length;
  const ending = closure([end], reversed(ways, end + 1));
  const reached = closure(
    entries,
    ways.map((out, step) => [...out, ...graph.undone[step]!]),
  );
  const circles = closed(
    circlesOf(followers, (step) => reached.has(step) && !ending.has(step)),
    ways,
  );
  // What stands behind a circle is not reached because of it: told once.
  const open = ways.map((out, step) => [...out, ...graph.undone[step]!]);
  for (const step of circles.flat()) open[step]!.push(step + 1);
  return { unreached: headsOf(open, closure(entries, open), end), circles };
}

interface Graph {
  /** Where one can go on after a step, whether it succeeded or not; the number of steps stands for the end. */
  readonly ways: number[][];
  /** Where one goes on after a success. */
  readonly followers: number[][];
  /** Steps that undo a step. */
  readonly undone: number[][];
  /** Where one can begin. */
  readonly entries: number[];
}

function graphOf(steps: readonly Draft<Step>[], prose: readonly unknown[]): Graph | undefined {
  const byId = new Map<string, number[]>();
  steps.forEach(({ id }, step) => {
    const name = textOf(id);
    if (name !== undefined) byId.set(name, [...(byId.get(name) ?? []), step]);
  });
  const named = (id: string | undefined): number[] => (id === undefined ? [] : (byId.get(id) ?? []));
  const ways: number[][] = [];
  const followers: number[][] = [];
  const undone: number[][] = [];
  for (const [index, step] of steps.entries()) {
    const success = hasKey(step, 'onSuccess') ? jump(step.onSuccess, named) : [index + 1];
    const failure = hasKey(step, 'onFailure') ? failureOf(step.onFailure, index, named) : [];
    if (!success || !failure) return undefined;
    followers.push(success);
    ways.push([...success, ...failure, ...mentions(wordsOf(step), named)]);
    undone.push(isMap(step.rollback) ? named(textOf(step.rollback.step)) : []);
  }
  for (const [index, { dependsOn }] of steps.entries()) {
    for (const before of textsOf(dependsOn).flatMap(named)) {
      ways[before]!.push(index);
      ways[index]!.push(before);
    }
  }
  return { ways, followers, undone, entries: [0, ...mentions(prose, named)] };
}

type Named = (id: string | undefined) => number[];

function jump(value: unknown, named: Named): number[] | undefined {
  if (typeof value !== 'string' || !value.startsWith('step:')) return undefined;
  const targets = named(value.slice('step:'.length));
  return targets.length > 0 ? targets : undefined;
}

function failureOf(value: unknown, step: number, named: Named): number[] | undefined {
  if (value === 'continue') return [step + 1];
  if (value === 'abort' || value === 'rollback' || value === 'escalate') return [];
  return jump(value, named);
}

function wordsOf(step: Draft<Step>): unknown[] {
  const { title, description, note, warning, irreversibleReason, expect, confirm, rollback } = step;
  return [
    title,
    description,
    note,
    warning,
    irreversibleReason,
    isMap(expect) && expect.text,
    isMap(confirm) && confirm.prompt,
    isMap(rollback) && rollback.text,
  ];
}

/** An id in backticks, after the word "step", or one that nobody writes by chance, as it has a hyphen. */
const MENTION = /`([a-z0-9-]+)`|\bsteps?[\s:]+["'`]?([a-z0-9-]+)|\b([a-z0-9]+(?:-[a-z0-9]+)+)\b/gi;

/** The steps that some texts name. */
function mentions(texts: readonly unknown[], named: Named): number[] {
  return texts.flatMap((text) =>
    typeof text === 'string'
      ? Array.from(text.matchAll(MENTION), ([, quoted, after, word]) => quoted ?? after ?? word).flatMap(named)
      : [],
  );
}

/** What can be reached from some numbers. */
function closure(from: readonly number[], ways: readonly (readonly number[])[]): Set<number> {
  const found = new Set<number>();
  const rest = [...from];
  for (let at = rest.pop(); at !== undefined; at = rest.pop()) {
    if (found.has(at)) continue;
    found.add(at);
    for (const next of ways[at] ?? []) if (!found.has(next)) rest.push(next);
  }
  return found;
}

function reversed(ways: readonly (readonly number[])[], size: number): number[][] {
  const result: number[][] = Array.from({ length: size }, () => []);
  for (const [from, targets] of ways.entries()) for (const to of targets) result[to]!.push(from);
  return result;
}

/** The circles of steps that follow each other, among those that never come to an end. */
function circlesOf(followers: readonly (readonly number[])[], endless: (step: number) => boolean): number[][] {
  const circles: number[][] = [];
  const seen = new Set<number>();
  for (let first = 0; first < followers.length; first++) {
    if (!endless(first)) continue;
    const path: number[] = [];
    let at = first;
    // What follows an endless step is endless too, so this does not run out of the list.
    while (!seen.has(at)) {
      seen.add(at);
      path.push(at);
      at = followers[at]![0]!;
    }
    const start = path.indexOf(at);
    if (start === -1) continue;
    const circle = path.slice(start);
    // From the step that stands first in the list.
    const least = circle.indexOf(Math.min(...circle));
    circles.push([...circle.slice(least), ...circle.slice(0, least)]);
  }
  return circles;
}

/** The circles out of which nothing leads, not even into another one; of several that lead into each other the first. */
function closed(circles: readonly number[][], ways: readonly (readonly number[])[]): number[][] {
  const kept: number[][] = [];
  const told = new Set<number>();
  for (const circle of circles) {
    const [first] = circle as [number];
    const after = closure([first], ways);
    const before = closure([first], reversed(ways, ways.length + 1));
    if (told.has(first) || ![...after].every((step) => before.has(step))) continue;
    kept.push(circle);
    for (const step of after) told.add(step);
  }
  return kept;
}

/** Of the steps that are not reached those to which no other of them leads; of a circle the first. */
function headsOf(ways: readonly (readonly number[])[], reached: ReadonlySet<number>, count: number): number[] {
  const missed = Array.from({ length: count }, (_, step) => step).filter((step) => !reached.has(step));
  const led = new Set<number>();
  for (const from of missed) for (const to of ways[from]!) if (to !== from) led.add(to);
  const heads: number[] = [];
  const told = new Set<number>();
  for (const step of [...missed.filter((one) => !led.has(one)), ...missed]) {
    if (told.has(step)) continue;
    heads.push(step);
    for (const other of closure([step], ways)) told.add(other);
  }
  return heads.sort((a, b) => a - b);
}
