import { supportOf } from '../../engagement/exit';
import type { Support } from '../../generated/engagement';
import { isAbsent } from '../../model/absence';
import { isMap } from '../../model/entries';
import { isExtensionKey } from '../../model/shapes';
import { type Draft, keyPlace, nodeOf } from '../../model/values';
import { setEntry } from '../../syntax/edits';
import { keyOf } from '../../syntax/nodes';
import type { DocumentEntry } from '../../workspace/file';
import { editing, type Fix } from '../fix';
import { lacks } from '../lacks';
import { orderOf } from '../order';
import { engagementRule } from '../rule';
import { inSteps } from '../steps';
import { all } from '../words';

/** The severities for which a response must be agreed, each with a target that is usual. */
const TARGETS: readonly (readonly [severity: string, usual: string])[] = [
  ['SEV-1', '30m'],
  ['SEV-2', '2h'],
];

const SEVERITY = /^SEV-[1-5]$/;

export const supportIncomplete = engagementRule({
  id: 'exit/support-incomplete',
  severity: 'error',
  what: 'Support without response targets for SEV-1 and SEV-2',
  fixable: true,
  reads: ['document', 'exit'],
  *check({ document, exit }) {
    const support = supportOf(exit);
    if (!exit || !support) return;
    const missing = missingTargets(support);
    const place = keyPlace(support, 'response') ?? keyPlace(exit, 'support');
    if (missing.length === 0 || !place) return;
    const severities = all(missing.map(([severity]) => severity));
    yield {
      place,
      message: `The support has no response ${missing.length === 1 ? 'target' : 'targets'} for ${severities}; agree how soon the provider responds`,
      missing: true,
      fixes: [adding(document, support, missing)],
    };
  },
});

function missingTargets(support: Draft<Support>): typeof TARGETS {
  if (lacks(support, 'response')) return TARGETS;
  const { response } = support;
  if (!isMap(response)) return [];
  const keys = nodeOf(response)?.pairs.map(keyOf) ?? [];
  // A severity that is mistyped may be the one that seems to be missing.
  if (keys.some((key) => key !== undefined && !SEVERITY.test(key) && !isExtensionKey(key))) return [];
  return TARGETS.filter(([severity]) => isAbsent(response, severity));
}

function adding({ file }: DocumentEntry, support: Draft<Support>, missing: typeof TARGETS): Fix {
  const title = `Add ${all(missing.map(([severity, usual]) => `${usual} for ${severity}`))}`;
  return editing(file, { title, preferred: true }, (text) => {
    const outer = nodeOf(support);
    const inner = support.response && nodeOf(support.response);
    if (!outer) return undefined;
    if (!inner || inner.pairs.length === 0) {
      const position = orderOf('Engagement', 'spec', 'exit', 'support');
      return setEntry(text, outer, 'response', Object.fromEntries(missing), { position, style: 'flow' });
    }
    const position = orderOf('Engagement', 'spec', 'exit', 'support', 'response');
    return inSteps(
      text,
      missing.map(([severity, usual]) => (current, find) => {
        const map = find(inner);
        return map && setEntry(current, map, severity, usual, { position });
      }),
    );
  });
}
