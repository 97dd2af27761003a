import type { Runbooks } from '../../engagement/runbooks';
import { isApproved, type RunbookOf } from '../../engagement/runbooks';
import type { SystemOf } from '../../engagement/systems';
import { spotOf } from '../../engagement/things';
import type { EngagementStatus } from '../../generated/engagement';
import { isMap } from '../../model/entries';
import { isGiven } from '../given';
import { inRunbook } from '../in-runbook';
import { engagementRule, type Related } from '../rule';
import { all } from '../words';
import { isHandedOver, named, placeOfRunbooks, standing, theSystem } from './words';

export const noRunbook = engagementRule({
  id: 'ownership/no-runbook',
  severity: 'error',
  what: 'A tier-1 or tier-2 system that the client owns or will own, without an approved runbook',
  ratchet: true,
  reads: ['systems', 'runbooks', 'status'],
  each: 'systems',
  *check({ systems, runbooks, status }) {
    for (const system of systems) {
      if (!lacksRunbook(system, runbooks, status)) continue;
      const drafts = runbooks.named(system.runbooks);
      const lack =
        drafts.length === 0
          ? 'it has no runbook'
          : `none of its runbooks is approved (${all(drafts.map(({ name }) => named(name)))})`;
      yield {
        place: drafts.length === 0 ? spotOf(system.value) : placeOfRunbooks(system),
        message: `${theSystem(system)} ${standing(system)}, but ${lack}; have one approved that its people can work by`,
        related: drafts.map(statusOf),
        threatens: { stageOn: system.transferDay },
        missing: drafts.length === 0,
      };
    }
  },
});

/**
 * Whether the client owns, or will own, a system of tier 1 or 2 that has no approved runbook. Where it names some and
 * there is none of them, the names are the mistake.
 */
export function lacksRunbook(system: SystemOf, runbooks: Runbooks, status: EngagementStatus | undefined): boolean {
  if ((system.tier !== 1 && system.tier !== 2) || !isHandedOver(system, status)) return false;
  if (system.runbooks.length === 0) return !isGiven(system.value, 'runbooks');
  const known = runbooks.named(system.runbooks);
  return known.length > 0 && !known.some(isApproved);
}

function statusOf(runbook: RunbookOf): Related {
  const { name, status } = runbook;
  const message = `The runbook ${named(name)} ${status === undefined ? 'has no status' : `is \`${status}\``}`;
  return inRunbook(runbook, message, ({ metadata }) => (isMap(metadata) ? spotOf(metadata, 'status') : undefined));
}
