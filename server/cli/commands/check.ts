import { dayOf } from '../../model/calendar';
import { isWithin } from '../../workspace/uris';
import { type Comparison, compare, type Known, knownOf } from '../baseline';
import { BASELINE, readBaseline, readBaselineIfAny, writeBaseline } from '../baseline-file';
import { type Checked, collect, type Result, shownPath } from '../check';
import { command } from '../command';
import { type Fixed, fixAll } from '../fix';
import { type FormatName, formatNames, formats } from '../formats';
import { manifest } from '../manifest';
import { choice, count, day, file, optionalFile, toggle, type Values } from '../options';
import { counted, printable } from '../printable';
import { ruleInfos } from '../rules';
import { readTargets, uriOfPath } from '../targets';

const options = {
  now: day('DATE', 'the day that counts as today, YYYY-MM-DD'),
  format: choice('FORMAT', formatNames, 'stylish (for people), json, sarif, github or junit'),
  'max-warnings': count('N', 'fail when there are more than N warnings'),
  quiet: toggle('report errors only'),
  fix: toggle('first put right what needs no decision: dates, durations, quotes, …'),
  baseline: file('FILE', 'leave out the findings that FILE holds'),
  'write-baseline': optionalFile('FILE', '.json', `write all findings to FILE, or to ${BASELINE}`),
};

export const check = command({
  name: 'check',
  what: 'finds mistakes in engagements and runbooks',
  about: `Checks engagements and runbooks. A path is a file, or a folder that is searched through
(node_modules and what .gitignore names are left out).`,
  options,
  status: 'Exit status: 0 clean, 1 errors or too many warnings, 2 wrong use, 3 a fault in Handover',
  async run(paths, values) {
    const baseline = values.baseline === undefined ? undefined : await readBaseline(values.baseline);
    const target = targetOf(values);
    // Before the work: what is there must not be lost.
    const advice = '; it is left as it is, write to another file';
    const before = target === undefined ? undefined : await readBaselineIfAny(target, advice);
    const { workspace, uris } = await readTargets(paths);
    const today = values.now ?? dayOf(new Date());
    if (values.fix) tellFixed(await fixAll(workspace, uris, today), values);
    const checked = await collect(workspace, uris, today);
    const wasChecked = (uri: string) => uris.some((target) => isWithin(uri, target));
    if (target !== undefined) return update(target, before ?? baseline ?? [], checked, wasChecked, values);
    if (!baseline) return report(checked, undefined, values);
    const compared = compare(checked.results, baseline, wasChecked);
    const status = report(checked, compared, values);
    note(heldText(compared, values.baseline!), values);
    return status;
  },
});

type CheckValues = Values<typeof options>;

function tellFixed(fixed: readonly Fixed[], values: CheckValues): void {
  for (const { uri, count } of fixed) note(`${counted(count, 'finding')} fixed in ${shownPath(uri)}`, values);
}

/** The baseline to write. */
function targetOf(values: CheckValues): string | undefined {
  const target = values['write-baseline'];
  return target === true ? (values.baseline ?? BASELINE) : target;
}

/** Writes a baseline of what was found. What it held of files that were not looked at stays. */
async function update(
  target: string,
  before: readonly Known[],
  checked: Checked,
  wasChecked: (uri: string) => boolean,
  values: CheckValues,
): Promise<number> {
  const { fresh, gone } = compare(checked.results, before, wasChecked);
  const entries = [...before.filter(({ uri }) => !wasChecked(uri)), ...checked.results.map(knownOf)];
  await writeBaseline(target, entries);
  // For programs the output stays whole: a run against what was just written.
  if (formatOf(values) !== 'stylish') report(checked, { fresh: [], held: checked.results, gone: [] }, values);
  const change = before.length ? `: ${fresh.length} added, ${gone.length} taken out` : '';
  note(`${counted(entries.length, 'finding')} written to \`${target}\`${change}`, values);
  return 0;
}

function report(checked: Checked, compared: Comparison | undefined, values: CheckValues): number {
  const results = compared?.fresh ?? checked.results;
  const warnings = results.filter(({ severity }) => severity === 'warning').length;
  const shown = (all: readonly Result[]) => (values.quiet ? all.filter(({ severity }) => severity === 'error') : all);
  const { version, homepage } = manifest();
  const text = formats[formatOf(values)](
    { files: checked.files, results: shown(results), held: compared && shown(compared.held) },
    {
      colour: process.stdout.isTTY === true && !process.env.NO_COLOR,
      version,
      homepage,
      rules: ruleInfos(),
      root: uriOfPath(process.cwd()).replace(/\/?$/, '/'),
    },
  );
  process.stdout.write(text);
  const allowed = values['max-warnings'];
  const tooMany = allowed !== undefined && warnings > allowed;
  if (tooMany) process.stderr.write(`handover: ${counted(warnings, 'warning')}, more than the ${allowed} allowed\n`);
  return tooMany || results.some(({ severity }) => severity === 'error') ? 1 : 0;
}

function heldText({ held, gone }: Comparison, baseline: string): string {
  const verb = held.length === 1 ? 'is' : 'are';
  const text = `${counted(held.length, 'finding')} ${verb} held back by \`${baseline}\``;
  if (gone.length === 0) return text;
  const entries =
    gone.length === 1 ? '1 of its entries no longer occurs' : `${gone.length} of its entries no longer occur`;
  return `${text}; ${entries}: run with --write-baseline to shorten it`;
}

/** A word to the person: behind the findings where those are for people too, else beside them. */
function note(text: string, values: CheckValues): void {
  if (formatOf(values) === 'stylish') process.stdout.write(`${printable(text)}\n`);
  else process.stderr.write(`handover: ${printable(text)}\n`);
}

function formatOf(values: CheckValues): FormatName {
  return values.format ?? 'stylish';
}
