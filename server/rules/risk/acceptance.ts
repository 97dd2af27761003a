import { acceptanceOf } from '../../engagement/acceptance';
import { isOver } from '../../engagement/status';
import { spotOf } from '../../engagement/things';
import type { Risk } from '../../generated/engagement';
import { isAbsent } from '../../model/absence';
import { isMap } from '../../model/entries';
import { type Draft, placeOf } from '../../model/values';
import { lacks } from '../lacks';
import { sentence, the } from '../naming';
import { engagementRule, type Report } from '../rule';

export const riskAcceptance = engagementRule({
  id: 'risk/acceptance',
  severity: 'warning',
  what: 'An accepted risk without approvers or an expiry, or whose acceptance has expired',
  reads: ['status', 'people', 'risks', 'today'],
  *check({ status, people, risks, today }) {
    for (const risk of risks) {
      if (risk.status !== 'accepted') continue;
      const state = acceptanceOf(risk, people, today);
      if (state === 'none') yield* byNobody(risk);
      if (state === 'expired' && !isOver(status)) yield* expired(risk);
    }
  },
});

function* byNobody(risk: Draft<Risk>): Iterable<Report> {
  const what = `${sentence(the('risk', risk.id))} is accepted`;
  if (!isAbsent(risk, 'acceptance')) {
    const place = (isMap(risk.acceptance) && placeOf(risk.acceptance, 'by')) || spotOf(risk, 'status');
    yield { place, message: `${what} by nobody; name the people who bear it`, missing: true };
  } else if (lacks(risk, 'acceptance')) {
    yield {
      place: spotOf(risk, 'status'),
      message: `${what}, but nothing says by whom and until when; add \`acceptance\` with \`by\` and \`expires\``,
      missing: true,
    };
  }
}

function* expired(risk: Draft<Risk>): Iterable<Report> {
  if (!isMap(risk.acceptance)) return;
  const { expires } = risk.acceptance as NonNullable<Draft<Risk>['acceptance']>;
  yield {
    place: spotOf(risk.acceptance, 'expires'),
    message: `The acceptance of ${the('risk', risk.id)} expired on ${expires}; have it accepted anew, or treat the risk`,
  };
}
