import { supportOf } from '../../engagement/exit';
import { isOver } from '../../engagement/status';
import type { Support } from '../../generated/engagement';
import { type Draft, keyPlace, nodeOf } from '../../model/values';
import { insertItem, setEntry } from '../../syntax/edits';
import { pairOf, type SeqNode } from '../../syntax/nodes';
import type { TextEdit } from '../../syntax/text';
import type { DocumentEntry } from '../../workspace/file';
import { editing, type Fix } from '../fix';
import { lacks } from '../lacks';
import { orderOf } from '../order';
import { engagementRule } from '../rule';
import { inSteps } from '../steps';
import { all } from '../words';

const EXPECTED = ['D0', 'D30', 'D90'];

const CHECKPOINT = /^D(\d+)$/;

export const supportCheckpoint = engagementRule({
  id: 'exit/checkpoint',
  severity: 'warning',
  what: 'Support without the checkpoints D0, D30 and D90',
  ratchet: true,
  fixable: true,
  reads: ['document', 'exit', 'status'],
  *check({ document, exit, status }) {
    const support = supportOf(exit);
    if (!exit || !support || isOver(status)) return;
    const missing = missingFrom(support);
    const place = keyPlace(support, 'checkpoints') ?? keyPlace(exit, 'support');
    if (missing.length === 0 || !place) return;
    yield {
      place,
      message: `The support has no ${missing.length === 1 ? 'checkpoint' : 'checkpoints'} ${all(missing)}; agree the days after the transfer on which both parties review how the client copes`,
      threatens: { phase: 'support' },
      missing: true,
      fixes: [adding(document, support, missing)],
    };
  },
});

function missingFrom(support: Draft<Support>): readonly string[] {
  if (lacks(support, 'checkpoints')) return EXPECTED;
  const { checkpoints } = support;
  // One that is mistyped may be the one that seems to be missing.
  if (!Array.isArray(checkpoints) || !checkpoints.every((one) => typeof one === 'string' && CHECKPOINT.test(one)))
    return [];
  const written = nodeOf(support) && pairOf(nodeOf(support)!, 'checkpoints')?.value;
  if (written?.kind === 'seq' && written.items.length !== checkpoints.length) return [];
  return EXPECTED.filter((one) => !checkpoints.includes(one));
}

function adding({ file }: DocumentEntry, support: Draft<Support>, missing: readonly string[]): Fix {
  return editing(file, { title: `Add ${all(missing)}`, preferred: true }, (text) => {
    const map = nodeOf(support);
    const list = map && pairOf(map, 'checkpoints')?.value;
    if (!map) return undefined;
    if (list?.kind !== 'seq' || list.items.length === 0) {
      const position = orderOf('Engagement', 'spec', 'exit', 'support');
      return setEntry(text, map, 'checkpoints', missing, { position, style: 'flow' });
    }
    return inSteps(
      text,
      missing.map((one) => (current, find) => {
        const seq = find(list);
        return seq && inserted(current, seq, one);
      }),
    );
  });
}

/** Before the first of the later days. */
function inserted(text: string, seq: SeqNode, one: string): TextEdit[] | undefined {
  const later = seq.items.findIndex((item) => item?.kind === 'scalar' && dayNumber(item.source) > dayNumber(one));
  return insertItem(text, seq, later === -1 ? seq.items.length : later, one);
}

function dayNumber(text: string): number {
  return Number(CHECKPOINT.exec(text)?.[1] ?? Number.NaN);
}
