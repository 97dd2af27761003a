import { type Move, StageHistory } from '../../engagement/history';
import type { SystemOf } from '../../engagement/systems';
import { spotOf } from '../../engagement/things';
import { nodeOf } from '../../model/values';
import { appendTo } from '../../syntax/edits';
import type { FileEntry } from '../../workspace/file';
import { editing, type Fix } from '../fix';
import { engagementRule } from '../rule';
import { theSystem } from './words';

export const wentBack = engagementRule({
  id: 'ownership/went-back',
  severity: 'error',
  what: 'An earlier stage after a later one with no rollback record',
  fixable: true,
  reads: ['systems', 'document'],
  each: 'systems',
  *check({ systems, document }) {
    for (const system of systems) {
      for (const { from, to } of StageHistory.of(system).unrecorded) {
        if (!from) continue;
        const on = to.on === undefined ? '' : ` on ${to.on}`;
        yield {
          place: spotOf(to.value, 'stage'),
          message: `${theSystem(system)} went back from \`${from.stage}\` to \`${to.stage}\`${on}, and no rollback is recorded; add it to \`rollbacks\` with its reason and who approved it`,
          related: [{ place: spotOf(from.value, 'stage'), message: `Before that it was in \`${from.stage}\`` }],
          missing: true,
          fixes: [recording(system, { from, to }, document.file)],
        };
      }
    }
  },
});

/** Adds the record with what the history says. What it cannot say stays empty, and is reported until somebody fills it in. */
function recording(system: SystemOf, { from, to }: Move, file: FileEntry): Fix {
  const record = {
    from: from?.stage ?? null,
    to: to.stage ?? null,
    ...(to.on === undefined ? {} : { on: to.on }),
    reason: '',
    approvedBy: '',
  };
  return editing(file, { title: 'Add a rollback record, to be completed', preferred: true }, (text) => {
    const map = nodeOf(system.ownership);
    return map && appendTo(text, map, 'rollbacks', record, { position: { order: ['stage', 'history', 'rollbacks'] } });
  });
}
