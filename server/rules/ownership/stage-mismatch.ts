import { StageHistory } from '../../engagement/history';
import type { SystemOf } from '../../engagement/systems';
import { nodeOf, placeOf } from '../../model/values';
import { setEntry } from '../../syntax/edits';
import { editing } from '../fix';
import { engagementRule } from '../rule';
import { theSystem } from './words';

export const stageMismatch = engagementRule({
  id: 'ownership/stage-mismatch',
  severity: 'error',
  what: '`stage` is not the last of the history',
  fixable: true,
  reads: ['systems', 'document', 'today'],
  each: 'systems',
  *check({ systems, document, today }) {
    for (const system of systems) {
      const history = StageHistory.of(system);
      const { last } = history;
      const place = placeOf(system.ownership, 'stage');
      if (!place || !last?.stage || !system.stage || last.stage === system.stage) continue;
      const doubtful = history.misplaced(today).length > 0;
      if (doubtful && followsFromOrder(system, history, today)) continue;
      if (followsFromStepBack(system, history)) continue;
      const { stage } = last;
      const since = last.on === undefined ? '' : ` since ${last.on}`;
      yield {
        place,
        message: `${theSystem(system)} says that it is in \`${system.stage}\`, but by its history it is in \`${stage}\`${since}; correct the stage, or add to the history what happened since`,
        related: [
          { place: placeOf(last.value, 'stage') ?? place, message: `The last entry of the history is \`${stage}\`` },
        ],
        missing: true,
        fixes: doubtful
          ? []
          : [
              editing(document.file, { title: `Change the stage to \`${stage}\``, preferred: true }, (text) => {
                const map = nodeOf(system.ownership);
                return map && setEntry(text, map, 'stage', stage);
              }),
            ],
      };
    }
  },
});

/** Whether the stage is the last one once the entries are put in order, or those in the wrong place are left out. */
function followsFromOrder(system: SystemOf, history: StageHistory, today: string): boolean {
  const misplaced = new Set(history.misplaced(today).map(({ entry }) => entry));
  const lasts = [history.byDay.at(-1), history.entries.findLast((entry) => !misplaced.has(entry))];
  return lasts.some((last) => last?.stage === system.stage);
}

/** Whether the stage is that before a step back that nothing records: that one is the mistake. */
function followsFromStepBack(system: SystemOf, { last, unrecorded }: StageHistory): boolean {
  return unrecorded.some(({ from, to }) => to === last && from?.stage === system.stage);
}
