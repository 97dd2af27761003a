import type { Competency, Session, Training as TrainingMap } from '../generated/engagement';
import { dayAfter } from '../model/calendar';
import { dayOf, isMap, textsOf } from '../model/entries';
import type { Draft } from '../model/values';
import { valuesOf } from './things';

/** A level that is enough to own a system where the engagement names none (FORMAT.md, `competencyTarget`). */
const TARGET = 3;

/**
 * How far somebody is on a system: the level that holds, one that has expired, or an assessment whose level is missing
 * or cannot be used.
 */
export type Standing =
  | { readonly kind: 'holds' | 'expired'; readonly level: number; readonly assessment: Draft<Competency> }
  | { readonly kind: 'unreadable'; readonly assessment: Draft<Competency> };

/** Sessions and competencies, and who is how far on a day. */
export class Training {
  readonly value: Draft<TrainingMap> | undefined;
  readonly sessions: readonly Draft<Session>[];
  readonly competencies: readonly Draft<Competency>[];
  private readonly levels = new Map<string, Draft<Competency>>();
  private readonly covered = {
    runbooks: new Map<string, Draft<Session>[]>(),
    systems: new Map<string, Draft<Session>[]>(),
  };

  /** @param today what is dated later has not happened: an assessment of then does not count yet */
  constructor(
    training: Draft<TrainingMap> | undefined,
    private readonly today: string,
  ) {
    this.value = isMap(training) ? (training as Draft<TrainingMap>) : undefined;
    this.sessions = valuesOf(this.value?.sessions);
    this.competencies = valuesOf(this.value?.competencies);
    for (const competency of this.competencies) {
      const day = dayOf(competency.on) ?? '';
      if (day > today) continue;
      const key = `${competency.person}/${competency.system}`;
      const known = this.levels.get(key);
      // Of several assessments the last one holds; of several on one day the one further down.
      if (!known || day >= (dayOf(known.on) ?? '')) this.levels.set(key, competency);
    }
    for (const session of this.sessions) {
      const covers = isMap(session.covers) ? session.covers : {};
      for (const kind of ['runbooks', 'systems'] as const) {
        for (const name of textsOf(covers[kind])) {
          const list = this.covered[kind].get(name);
          if (list) list.push(session);
          else this.covered[kind].set(name, [session]);
        }
      }
    }
  }

  /** The same on another day. */
  asOf(day: string): Training {
    return new Training(this.value, day);
  }

  /** The level that a holder of a system needs. */
  target(of: 'primary' | 'backup'): number {
    const target = isMap(this.value?.competencyTarget) ? this.value.competencyTarget[of] : undefined;
    return target ?? TARGET;
  }

  /** The last assessment of a person on a system until today, expired or not. */
  assessment(person: string, system: string): Draft<Competency> | undefined {
    return this.levels.get(`${person}/${system}`);
  }

  /**
   * How far a person is on a system today; undefined where they were never assessed on it. Level 0 does not expire:
   * nothing is lost with it.
   * @param expiry how long an assessment holds that has no day of its own (`policy.competencyExpiry`)
   */
  standing(person: string, system: string, expiry: string): Standing | undefined {
    const assessment = this.assessment(person, system);
    if (!assessment) return undefined;
    const { level } = assessment;
    if (level === undefined) return { kind: 'unreadable', assessment };
    const kind = level > 0 && isExpired(assessment, this.today, expiry) ? 'expired' : 'holds';
    return { kind, level, assessment };
  }

  /** The sessions, of any status, that cover a runbook. */
  sessionsOnRunbook(name: string): readonly Draft<Session>[] {
    return this.covered.runbooks.get(name) ?? [];
  }

  /** The sessions, of any status, that cover a system. */
  sessionsOnSystem(id: string): readonly Draft<Session>[] {
    return this.covered.systems.get(id) ?? [];
  }
}

/** The last day on which an assessment holds: its own, else its day and the policy's time; undefined where unknown. */
export function expiryOf({ on, expires }: Draft<Competency>, expiry: string): string | undefined {
  const own = dayOf(expires);
  const assessed = dayOf(on);
  return own ?? (assessed && dayAfter(assessed, expiry));
}

function isExpired(competency: Draft<Competency>, today: string, expiry: string): boolean {
  const last = expiryOf(competency, expiry);
  return last !== undefined && last < today;
}

/** Whether a session has taken place. */
export function wasDelivered({ status, on }: Draft<Session>, today: string): boolean {
  const day = dayOf(on);
  return status === 'delivered' && day !== undefined && day <= today;
}
