import type { Policy as PolicyMap, RuleSetting } from '../generated/engagement';
import { isMap } from '../model/entries';
import type { Draft } from '../model/values';

/** The thresholds of the rules, each with its default (FORMAT.md, `policy`). Durations in the OpenSLO shorthand. */
const DEFAULTS = {
  ratchet: '60d',
  exerciseWindow: '12M',
  restoreTestWindow: '90d',
  minimumStage: '5d',
  kpiPeriods: 3,
  credentialRotation: '90d',
  competencyExpiry: '12M',
  auditInterval: '6M',
  exitPlanTest: '12M',
} as const;

type Thresholds = { readonly [K in keyof typeof DEFAULTS]: (typeof DEFAULTS)[K] extends number ? number : string };

/** What an engagement says of how it wants to be judged; what it leaves out has its default. */
export class Policy implements Thresholds {
  readonly ratchet: string;
  readonly exerciseWindow: string;
  readonly restoreTestWindow: string;
  readonly minimumStage: string;
  readonly kpiPeriods: number;
  readonly credentialRotation: string;
  readonly competencyExpiry: string;
  readonly auditInterval: string;
  readonly exitPlanTest: string;
  private readonly settings: Readonly<Record<string, RuleSetting | undefined>>;

  constructor(policy: Draft<PolicyMap> | undefined) {
    const given = isMap(policy) ? (policy as Draft<PolicyMap>) : {};
    const { rules, ...own } = { ...DEFAULTS, ...withoutAbsent(given) };
    this.ratchet = own.ratchet;
    this.exerciseWindow = own.exerciseWindow;
    this.restoreTestWindow = own.restoreTestWindow;
    this.minimumStage = own.minimumStage;
    this.kpiPeriods = own.kpiPeriods;
    this.credentialRotation = own.credentialRotation;
    this.competencyExpiry = own.competencyExpiry;
    this.auditInterval = own.auditInterval;
    this.exitPlanTest = own.exitPlanTest;
    this.settings = isMap(rules) ? (rules as Record<string, RuleSetting | undefined>) : {};
  }

  /** The severity that the engagement sets for a rule; undefined where it leaves the rule's own. */
  settingOf(rule: string): RuleSetting | undefined {
    return Object.hasOwn(this.settings, rule) ? this.settings[rule] : undefined;
  }
}

/** A value of nothing (`ratchet:`) leaves the default. */
function withoutAbsent(given: Draft<PolicyMap>): Draft<PolicyMap> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== null));
}
