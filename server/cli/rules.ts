import { rules } from '../rules/catalogue';
import type { Severity } from '../rules/rule';

/** What a report says of a rule. */
export interface RuleInfo {
  /** `category/what-is-wrong` */
  readonly id: string;
  readonly severity: Severity;
  /** What the rule finds, in a few words. */
  readonly what?: string;
  /** Where its page can be read. */
  readonly helpUri?: string;
}

/** Every rule once; several parts of the catalogue may speak for one. */
export function ruleInfos(): RuleInfo[] {
  const infos = new Map<string, RuleInfo>();
  for (const rule of rules) {
    if (infos.has(rule.id)) continue;
    const what = 'what' in rule && typeof rule.what === 'string' ? rule.what : undefined;
    infos.set(rule.id, { id: rule.id, severity: rule.severity, ...(what === undefined ? {} : { what }) });
  }
  return [...infos.values()];
}
