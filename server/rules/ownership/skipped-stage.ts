import { StageHistory } from '../../engagement/history';
import { spotOf } from '../../engagement/things';
import { placeOf } from '../../model/values';
import { engagementRule } from '../rule';
import { all } from '../words';
import { theSystem } from './words';

export const skippedStage = engagementRule({
  id: 'ownership/skipped-stage',
  severity: 'error',
  what: 'A stage skipped without `expedited` and its reason',
  reads: ['systems'],
  each: 'systems',
  *check({ systems }) {
    for (const system of systems) {
      for (const { from, to, stages } of StageHistory.of(system).skips) {
        const skipped = all(stages.map((stage) => `\`${stage}\``));
        const expedited = system.ownership.expedited === true ? placeOf(system.ownership, 'expedited') : undefined;
        const advice = expedited
          ? '`expedited` says that this is allowed but not why; write the reason there'
          : 'record the stage, or write into `expedited` why both parties agreed to leave it out';
        const how = from
          ? `went from \`${from.stage}\` to \`${to.stage}\` without ${skipped}`
          : `began in \`${to.stage}\` without ${skipped}`;
        yield {
          place: spotOf(to.value, 'stage'),
          message: `${theSystem(system)} ${how}; ${advice}`,
          missing: true,
          related: [
            ...(from
              ? [{ place: spotOf(from.value, 'stage'), message: `Before that it was in \`${from.stage}\`` }]
              : []),
            ...(expedited ? [{ place: expedited, message: 'The reason belongs here' }] : []),
          ],
        };
      }
    }
  },
});
