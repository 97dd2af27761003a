import { rankOf, type Stage } from '../engagement/stages';
import type { SystemOf } from '../engagement/systems';
import { spotOf } from '../engagement/things';
import type { OwnershipStage, WithOwnershipStage } from '../generated/engagement';
import { isMap } from '../model/entries';
import { placeOf } from '../model/values';
import { check, type Looked } from './check';
import { quoted, systemName } from './names';
import { conjunction, unknown } from './outcomes';
import { select } from './selection';

export const ownershipStage = check<WithOwnershipStage>({
  name: 'ownership-stage',
  what: 'every selected system is at a stage or later',

  evaluate(parameters, { inputs }) {
    const { atLeast } = parameters;
    if (atLeast === undefined || rankOf(atLeast) === undefined) {
      return unknown(`No system can be at ${quoted(atLeast)} or later: that stage stands apart from the others`, {
        place: placeOf(parameters, 'atLeast'),
      });
    }
    const { systems, lacking } = select(parameters, inputs.systems);
    return conjunction([...systems.map((system) => stageOf(system, atLeast as Stage)), ...lacking]);
  },
});

function stageOf(system: SystemOf, atLeast: Stage): Looked {
  const { ownership, value, stage } = system;
  const place = isMap(ownership) && placeOf(ownership, 'stage') ? placeOf(ownership, 'stage') : spotOf(value, 'id');
  const name = systemName(system);
  if (stage === undefined) return { what: `${name} has no stage`, verdict: 'unknown', place };
  if (system.isAtLeast(atLeast)) return { what: `${name} is in ${quoted(stage)}`, verdict: 'true', place };
  return {
    what: `${name} is in ${quoted(stage)}, not yet in ${quoted(atLeast satisfies OwnershipStage)}`,
    verdict: 'false',
    place,
    owner: system.primary,
    due: system.plannedFor(atLeast),
  };
}
