/**
 * Measures the bundled server through its protocol, as an editor uses it.
 *
 *   npm run bench -- [--only start,rules,keystroke,completion,hover,symbols,lenses,hints,memory,workspace]
 *                    [--sizes 200,2000,16000]
 *                    [--samples 60] [--starts 7] [--engagements 1000] [--runbooks 5000] [--skip-workspace] [--strict]
 *
 * `--strict` leaves with 1 when a target is missed. Writes `.build/bench.json`.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Position } from 'vscode-languageserver';
import { generatedNow, workspace } from '../generate/engagement';
import { repository, serverPath, temporaryFolder } from '../protocol/paths';
import type { ColdRules } from './cold-rules';
import {
  type CompletionPlace,
  coldStart,
  type Indexed,
  indexing,
  Session,
  type Subject,
  subject,
  writeAll,
} from './session';
import { type Summary, summary } from './statistics';
import { type Measure, measures, sizes, targets, titles, workspaceTargets } from './targets';

interface Result {
  measure: Measure;
  lines: number;
  unit: 'ms' | 'MB';
  summary: Summary;
  target?: { of: 'p50' | 'p95'; limit: number; met: boolean };
  /** The same samples by the kind of place. */
  parts?: Record<string, Summary>;
}

/** Samples by the kind of place at which they were taken. */
type Measured = Record<string, number[]>;

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    sizes: { type: 'string', default: sizes.join() },
    samples: { type: 'string', default: '60' },
    starts: { type: 'string', default: '7' },
    engagements: { type: 'string', default: '1000' },
    runbooks: { type: 'string', default: '5000' },
    'skip-workspace': { type: 'boolean', default: false },
    strict: { type: 'boolean', default: false },
  },
});

const chosen = values.only === '' ? [...measures, 'workspace'] : values.only.split(',');
const unknown = chosen.filter((name) => name !== 'workspace' && !measures.some((measure) => measure === name));
if (unknown.length > 0)
  throw new Error(`nothing measures ${unknown.join(', ')}; there are ${measures.join(', ')}, workspace`);
const chosenSizes = values.sizes.split(',').map(Number);
const samples = Math.max(60, Number(values.samples));
/** What the machine was busy with before anything was measured. */
const idle = loadavg()[0] ?? 0;
/** Edits before the first that counts: a person has typed before. */
const warmUp = 10;
/** After how many edits the memory is read. */
const memoryAfter = 30;

async function main(): Promise<void> {
  const folder = temporaryFolder('bench');
  const results: Result[] = [];
  let indexed: Indexed | undefined;
  try {
    for (const lines of chosenSizes) {
      const file = subject(folder.path, lines, samples);
      const add = (measure: Measure, unit: Result['unit'], measured: Measured) => {
        if (!chosen.includes(measure)) return;
        const kinds = Object.entries(measured);
        const parts = Object.fromEntries(kinds.map(([kind, taken]) => [kind, summary(taken)]));
        const whole = summary(kinds.flatMap(([, taken]) => taken));
        results.push(judged({ measure, lines, unit, summary: whole, ...(kinds.length > 1 ? { parts } : {}) }));
      };
      progress(`${lines} lines`);
      if (chosen.includes('start')) add('start', 'ms', { all: await starts(file) });
      if (chosen.includes('rules')) add('rules', 'ms', { all: coldRules(file) });
      if (chosen.some((name) => name !== 'start' && name !== 'rules' && name !== 'workspace')) {
        for (const [measure, measured] of await typing(file))
          add(measure, measure === 'memory' ? 'MB' : 'ms', measured);
      }
    }
    if (chosen.includes('workspace') && !values['skip-workspace']) {
      progress('workspace');
      const root = join(folder.path, 'workspace');
      indexed = await indexing(root, writeAll(root, workspace(Number(values.engagements), Number(values.runbooks))));
    }
  } finally {
    folder.remove();
  }
  results.sort((a, b) => measures.indexOf(a.measure) - measures.indexOf(b.measure) || a.lines - b.lines);
  const missed = report(results, indexed);
  if (values.strict && missed > 0) process.exitCode = 1;
}

async function starts(file: Subject): Promise<number[]> {
  await coldStart(file); // fills the disk's cache
  const measured: number[] = [];
  for (let i = 0; i < Number(values.starts); i++) measured.push(await coldStart(file));
  return measured;
}

/** A fresh process for each, as rules that have run before are quicker. */
function coldRules({ folder, uri }: Subject): number[] {
  const script = join(__dirname, 'cold-rules.cjs');
  return Array.from({ length: Number(values.starts) }, () => {
    const printed = execFileSync(process.execPath, [script, folder, basename(fileURLToPath(uri)), generatedNow], {
      encoding: 'utf8',
    });
    return (JSON.parse(printed) as ColdRules).rules;
  });
}

/** Everything that one process can measure; the memory is that of a server that has seen nothing but edits. */
async function typing(file: Subject): Promise<Map<Measure, Measured>> {
  const measured = new Map<Measure, Measured>();
  const { words, keys, enums, references, hovers } = file.places;

  // A fresh process each, so that what is measured first does not warm what is measured next.
  if (chosen.includes('keystroke') || chosen.includes('memory')) {
    const session = await Session.open(file);
    const memory: number[] = [];
    const strokes: number[] = [];
    let edits = 0;
    for (const position of words) {
      const pair = await session.keystrokes(position);
      edits += pair.length;
      if (edits > warmUp) strokes.push(...pair);
      if (edits === memoryAfter) memory.push(session.memory().resident);
    }
    await session.end();
    measured.set('keystroke', { all: strokes }).set('memory', { all: memory });
  }
  if (['completion', 'hover', 'symbols', 'lenses', 'hints'].some((measure) => chosen.includes(measure))) {
    const session = await Session.open(file);
    for (const position of words.slice(0, warmUp)) await session.keystrokes(position);
    if (chosen.includes('completion'))
      measured.set('completion', await completions(session, { keys, enums, references }));
    if (chosen.includes('hover')) {
      const answers: number[] = [];
      let found = 0;
      for (const position of hovers) {
        const answer = await session.hover(position);
        answers.push(answer.milliseconds);
        if (answer.found) found++;
      }
      if (found === 0) throw new Error('no hover had anything to say: nothing was measured');
      measured.set('hover', { all: answers });
    }
    if (chosen.includes('symbols')) {
      const answers: number[] = [];
      for (const position of words.slice(0, 30)) {
        const answer = await session.symbols(position);
        if (answer.symbols === 0) throw new Error('there are no document symbols: nothing was measured');
        answers.push(answer.milliseconds);
      }
      measured.set('symbols', { all: answers });
    }
    for (const measure of ['lenses', 'hints'] as const) {
      if (!chosen.includes(measure)) continue;
      const answers: number[] = [];
      for (const position of words.slice(0, 30)) {
        const answer = await session[measure](position);
        if (answer.count === 0) throw new Error(`there are no ${measure}: nothing was measured`);
        answers.push(answer.milliseconds);
      }
      measured.set(measure, { all: answers });
    }
    await session.end();
  }
  return measured;
}

async function completions(
  session: Session,
  places: Pick<Subject['places'], 'keys' | 'enums' | 'references'>,
): Promise<Measured> {
  const lines = session.subject.text.split('\n');
  const value = ({ position, length }: { position: Position; length: number }): CompletionPlace => {
    const removed = lines[position.line]!.slice(position.character, position.character + length);
    return { position, removed, typed: removed.slice(0, 1) };
  };
  const kinds: Record<string, CompletionPlace[]> = {
    keys: everyThird(places.keys).map((position) => ({
      position,
      typed: 'd',
      behind: `\n${' '.repeat(position.character)}`,
    })),
    enums: everyThird(places.enums).map((place) => ({ ...value(place), typed: '' })),
    references: everyThird(places.references).map(value),
  };
  for (const place of Object.values(kinds).flatMap((all) => all.slice(0, 4))) await session.completion(place); // warms up
  const measured: Measured = {};
  for (const [kind, chosenPlaces] of Object.entries(kinds)) {
    const answers: number[] = [];
    measured[kind] = answers;
    let offered = 0;
    for (const place of chosenPlaces) {
      const answer = await session.completion(place);
      answers.push(answer.milliseconds);
      offered += answer.items;
    }
    if (offered === 0) throw new Error(`nothing was offered at any of the ${kind}: nothing was measured`);
  }
  return measured;
}

function everyThird<T>(items: T[]): T[] {
  return items.filter((_, index) => index % 3 === 0);
}

function judged(result: Result): Result {
  const target = targets[result.measure];
  const limit = target?.limits[result.lines];
  if (target === undefined || limit === undefined) return result;
  return { ...result, target: { of: target.of, limit, met: result.summary[target.of] <= limit } };
}

/** Prints the tables, writes the file, returns how many targets were missed. */
function report(results: Result[], indexed: Indexed | undefined): number {
  const number = (value: number) => (value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2));
  const row = (title: string, { lines, unit }: Result, { count, p50, p95 }: Summary, target: Result['target']) => [
    title,
    lines.toLocaleString('en'),
    `${number(p50)} ${unit}`,
    `${number(p95)} ${unit}`,
    String(count),
    target === undefined ? '' : `${target.of} ≤ ${target.limit} ${unit}`,
    target === undefined ? '' : target.met ? 'met' : '**not met**',
  ];
  const rows = results.flatMap((result) => [
    row(titles[result.measure], result, result.summary, result.target),
    ...Object.entries(result.parts ?? {}).map(([kind, part]) => row(`… of ${kind}`, result, part, undefined)),
  ]);
  print(['Measure', 'Lines', 'p50', 'p95', 'Samples', 'Target', ''], rows);

  const ratios: { measure: Measure; from: number; to: number; ratio: number }[] = [];
  for (const measure of measures) {
    const own = results.filter((result) => result.measure === measure);
    for (const [index, result] of own.entries()) {
      const smaller = own[index - 1];
      if (smaller === undefined) continue;
      const ratio = result.summary.p50 / smaller.summary.p50;
      ratios.push({ measure, from: smaller.lines, to: result.lines, ratio });
    }
  }
  if (ratios.length > 0) {
    const scaled = (measure: Measure) =>
      ratios
        .filter((ratio) => ratio.measure === measure)
        .map(({ from, to, ratio }) => `${to}/${from}: × ${ratio.toFixed(2)}`);
    print(
      ['Scaling of p50', 'Text', 'Cost'],
      measures
        .filter((measure) => scaled(measure).length > 0)
        .map((measure) => [
          titles[measure],
          ratios
            .filter((ratio) => ratio.measure === measure)
            .map(({ from, to }) => `× ${(to / from).toFixed(0)}`)
            .join(', '),
          scaled(measure).join(', '),
        ]),
    );
  }

  const workspaceMet = indexed && {
    seconds: indexed.seconds <= workspaceTargets.seconds,
    memory: indexed.memory.resident <= workspaceTargets.megabytes,
  };
  if (indexed && workspaceMet) {
    const verdict = (met: boolean) => (met ? 'met' : '**not met**');
    const title = `${indexed.files.toLocaleString('en')} closed files`;
    const peak = indexed.memory.peak === undefined ? '' : `${number(indexed.memory.peak)} MB at most`;
    print(
      ['Workspace', 'Measured', 'Target', ''],
      [
        [
          `${title}: initialize → ready`,
          `${number(indexed.seconds)} s`,
          `≤ ${workspaceTargets.seconds} s`,
          verdict(workspaceMet.seconds),
        ],
        [
          `${title}: resident memory when ready`,
          `${number(indexed.memory.resident)} MB`,
          `≤ ${workspaceTargets.megabytes} MB`,
          verdict(workspaceMet.memory),
        ],
        [`${title}: peak`, peak, '', ''],
      ],
    );
  }

  const path = join(repository, '.build', 'bench.json');
  mkdirSync(dirname(path), { recursive: true });
  const cores = cpus().length;
  const machine = { node: process.version, platform: process.platform, cpu: cpus()[0]?.model, cores, load: idle };
  if (idle > cores / 2) {
    console.log(
      `The machine was not idle (load ${idle.toFixed(1)} on ${cores} cores before the start): read with care.\n`,
    );
  }
  writeFileSync(
    path,
    `${JSON.stringify({ server: serverPath, machine, results, ratios, workspace: indexed }, null, 2)}\n`,
  );
  const missed = results.filter(({ target }) => target?.met === false).length;
  return missed + Object.values(workspaceMet ?? {}).filter((met) => !met).length;
}

function print(header: string[], rows: string[][]): void {
  const widths = header.map((title, column) => Math.max(title.length, 3, ...rows.map((row) => row[column]!.length)));
  const line = (cells: string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  console.log([line(header), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line), ''].join('\n'));
}

function progress(what: string): void {
  if (process.stderr.isTTY) process.stderr.write(`measuring ${what}\n`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 2;
});
