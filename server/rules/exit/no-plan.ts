import { plansTransfer, transferredOn } from '../../engagement/exit';
import type { General } from '../../engagement/inputs';
import type { Policy } from '../../engagement/policy';
import { isUnderWay } from '../../engagement/status';
import type { Timeline } from '../../engagement/timeline';
import type { Exit } from '../../generated/engagement';
import { dayBefore } from '../../model/calendar';
import { dayOf } from '../../model/entries';
import { type Draft, nodeOf, placeOf } from '../../model/values';
import { setEntry } from '../../syntax/edits';
import type { Place } from '../../syntax/nodes';
import type { DocumentEntry } from '../../workspace/file';
import { editing, type Fix } from '../fix';
import { lacks } from '../lacks';
import { orderOf } from '../order';
import { engagementRule } from '../rule';
import { inSteps } from '../steps';
import { all } from '../words';

const THREAT = { phase: 'transfer' } as const;

/** The version of a plan that is only begun. */
const FIRST_VERSION = '0.1.0';

/** What is wrong with the plan: of which key, in words, and where. */
interface Flaw {
  readonly key: 'planVersion' | 'approvedOn' | 'lastTested';
  readonly what: string;
  /** Absent where nothing stands there. */
  readonly place?: Place | undefined;
}

export const noExitPlan = engagementRule({
  id: 'exit/no-plan',
  severity: 'error',
  what: 'The exit plan is missing, not approved, or not tested within `policy.exitPlanTest`',
  ratchet: true,
  fixable: true,
  reads: ['document', 'exit', 'general', 'phases', 'policy', 'today'],
  *check({ document, exit, general, phases, policy, today }) {
    if (!isUnderWay(general.status) || !plansTransfer(phases)) return;
    const flaws = exit ? flawsOf(exit, phases, policy, today) : lacksPlan(general) ? NO_PLAN : [];
    const [first] = flaws;
    if (!first) return;
    yield {
      place: first.place ?? general.sectionHead('exit'),
      message: `${flaws === NO_PLAN ? 'There is no exit plan' : `The exit plan ${all(flaws.map(({ what }) => what))}`}; ${advice(flaws)} before the transfer`,
      threatens: THREAT,
      missing: flaws.some(({ place }) => place === undefined),
      fixes: fixesFor(flaws, document, general, today),
    };
  },
});

const NO_PLAN: readonly Flaw[] = [
  { key: 'planVersion', what: 'has no version' },
  { key: 'approvedOn', what: 'is not approved' },
  { key: 'lastTested', what: 'was never tested' },
];

function lacksPlan({ spec }: General): boolean {
  return nodeOf(spec) !== undefined && lacks(spec, 'exit');
}

function flawsOf(exit: Draft<Exit>, phases: Timeline, policy: Policy, today: string): readonly Flaw[] {
  const [version, unapproved, untested] = NO_PLAN as [Flaw, Flaw, Flaw];
  const flaws: Flaw[] = lacks(exit, 'planVersion') ? [version] : [];
  const approved = dayOf(exit.approvedOn);
  if (lacks(exit, 'approvedOn')) flaws.push(unapproved);
  else if (approved !== undefined && approved > today) {
    flaws.push({ key: 'approvedOn', what: `is not approved before ${approved}`, place: placeOf(exit, 'approvedOn') });
  }
  const tested = dayOf(exit.lastTested);
  // Once the client has taken over, the plan need not be tested any more.
  const taken = transferredOn(phases);
  const oldest = dayBefore(taken !== undefined && taken < today ? taken : today, policy.exitPlanTest);
  const place = placeOf(exit, 'lastTested');
  if (lacks(exit, 'lastTested')) flaws.push(untested);
  else if (tested !== undefined && tested > today) {
    flaws.push({ key: 'lastTested', what: `is not tested before ${tested}`, place });
  } else if (tested !== undefined && oldest !== undefined && tested < oldest) {
    const limit = `\`policy.exitPlanTest\`: ${policy.exitPlanTest}`;
    flaws.push({ key: 'lastTested', what: `was last tested on ${tested}, too long ago (${limit})`, place });
  }
  return flaws;
}

function advice(flaws: readonly Flaw[]): string {
  const todo = { planVersion: 'write it', approvedOn: 'have both parties approve it', lastTested: 'rehearse it' };
  return all(flaws.map(({ key }) => todo[key]));
}

function fixesFor(flaws: readonly Flaw[], document: DocumentEntry, general: General, today: string): Fix[] {
  const lacking = flaws.some(({ key }) => key === 'planVersion');
  const record = flaws.map(({ key }) => [key, key === 'planVersion' ? FIRST_VERSION : today] as const);
  const done = flaws.flatMap(({ key }) => ({ planVersion: [], approvedOn: ['approved'], lastTested: ['tested'] })[key]);
  const begin: Fix = writing(document, general, `Begin an exit plan, version ${FIRST_VERSION}`, true, [
    ['planVersion', FIRST_VERSION],
  ]);
  const enter = writing(document, general, `Enter that the exit plan was ${all(done)} today`, false, record);
  return [...(lacking ? [begin] : []), ...(done.length > 0 ? [enter] : [])];
}

/** A fix that gives keys of `exit` a value, and makes the section where there is none. */
function writing(
  { file }: DocumentEntry,
  { spec }: General,
  title: string,
  preferred: boolean,
  entries: readonly (readonly [key: string, value: string])[],
): Fix {
  return editing(file, { title, preferred }, (text) => {
    const outer = nodeOf(spec);
    const inner = spec.exit && nodeOf(spec.exit);
    if (!outer) return undefined;
    if (!inner || inner.pairs.length === 0) {
      return setEntry(text, outer, 'exit', Object.fromEntries(entries), { position: orderOf('Engagement', 'spec') });
    }
    const position = orderOf('Engagement', 'spec', 'exit');
    return inSteps(
      text,
      entries.map(([key, value]) => (current, find) => {
        const map = find(inner);
        return map && setEntry(current, map, key, value, { position });
      }),
    );
  });
}
