import { Policy } from '../../engagement/policy';
import { isMap } from '../../model/entries';
import { engagementOf } from '../../workspace/documents';
import type { FileEntry } from '../../workspace/file';
import type { Finding, Severity } from '../rule';
import { type Bench, engagementInputs, engagementsOf } from './parts';

const STRENGTH: readonly (Severity | 'off')[] = ['off', 'hint', 'warning', 'error'];

/**
 * Findings at the severities that `policy.rules` sets. A file that holds engagements follows their policies, a runbook
 * those of the engagements it belongs to; where several set the same rule, the strictest holds. What is set stands for
 * itself: the ratchet does not weaken it.
 */
export function withSettings(found: Finding[], file: FileEntry, bench: Bench): Finding[] {
  const own = file.documents.filter(({ kind }) => kind === 'Engagement');
  const policies = (own.length > 0 ? own : engagementsOf(bench.scope)).flatMap((document) => {
    const spec = engagementOf(document)?.spec;
    // Most engagements set nothing.
    if (!isMap(spec) || !isMap(spec.policy) || !isMap(spec.policy.rules)) return [];
    return engagementInputs(document, bench)?.policy ?? new Policy(spec.policy);
  });
  if (policies.length === 0) return found;
  return found.flatMap((finding) => {
    const settings = policies.flatMap((policy) => policy.settingOf(finding.rule) ?? []);
    if (settings.length === 0) return finding;
    const strictest = settings.reduce((a, b) => (STRENGTH.indexOf(a) >= STRENGTH.indexOf(b) ? a : b));
    return strictest === 'off' ? [] : { ...finding, severity: strictest };
  });
}
