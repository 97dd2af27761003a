import { supportPeriod, unsettled } from '../../engagement/exit';
import { isOver } from '../../engagement/status';
import { spotOf, valuesOf } from '../../engagement/things';
import { dayAfter, dayBefore } from '../../model/calendar';
import { dayOf, textOf } from '../../model/entries';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';

/** How long before a renewal it is pointed out. */
const AHEAD = '90d';

export const contractRenewal = engagementRule({
  id: 'governance/renewal',
  severity: 'hint',
  what: 'A contract that renews itself, or whose notice ends, within 90 days',
  reads: ['contract', 'exit', 'status', 'phases', 'today'],
  *check({ contract, exit, status, phases, today }) {
    if (isOver(status)) return;
    const horizon = dayAfter(today, AHEAD);
    if (horizon === undefined) return;
    const renews = dayOf(contract?.renewal);
    if (contract && renews !== undefined && renews >= today) {
      const period = textOf(contract.noticePeriod);
      const notice = period === undefined ? undefined : dayBefore(renews, period);
      if (renews <= horizon || (notice !== undefined && notice <= horizon)) {
        yield {
          place: spotOf(contract, 'renewal'),
          message: `The contract renews itself on ${renews}${noticeWords(notice, today)}; decide whether it is to go on`,
        };
      }
    }
    const support = supportPeriod(exit, phases);
    for (const other of valuesOf(exit?.contracts)) {
      const day = dayOf(other.renewal);
      if (day === undefined || day < today || day > horizon) continue;
      // Of what is not even begun, or renews inside the support, another rule speaks; what is kept may renew itself.
      if (other.status !== 'in-progress' || other.action === 'keep' || unsettled(other, support)) continue;
      yield {
        place: spotOf(other, 'renewal'),
        message: `${sentence(the('contract', other.id))} renews itself on ${day}; ${other.action ? `\`${other.action}\` it` : 'settle it'} before then`,
      };
    }
  },
});

function noticeWords(notice: string | undefined, today: string): string {
  if (notice === undefined) return '';
  return notice < today ? `, and notice was to be given by ${notice}` : `, and notice must be given by ${notice}`;
}
