import type {
  Escalation,
  Exercise,
  Input,
  Prerequisite,
  Revision,
  Runbook,
  RunbookMetadata,
  RunbookSpec,
  RunKind,
  Step,
  Verification,
} from '../generated/runbook';
import { isMap, textOf } from '../model/entries';
import { type Draft, nodeOf, placeOf } from '../model/values';
import { type Place, pairOf, type ScalarNode } from '../syntax/nodes';
import type { DocumentEntry } from '../workspace/file';
import { spotOf, valuesOf } from './things';

/** Where a command of a runbook stands. */
export type CommandRole = 'run' | 'expect' | 'rollback' | 'verification' | 'prerequisite';

/** A command of a runbook. */
export interface CommandOf {
  readonly role: CommandRole;
  /** What it is written for; commands beside `run` are those of a shell. */
  readonly kind: RunKind;
  /** The command as YAML reads it, in one or several lines. */
  readonly text: string;
  readonly node: ScalarNode;
  /** The step it belongs to; absent for verifications and prerequisites. */
  readonly step: Draft<Step> | undefined;
}

/** One runbook as its own rules read it. */
export class OwnRunbook {
  readonly metadata: Draft<RunbookMetadata>;
  readonly spec: Draft<RunbookSpec>;
  readonly name: string | undefined;
  readonly steps: readonly Draft<Step>[];
  readonly inputs: readonly Draft<Input>[];
  readonly prerequisites: readonly Draft<Prerequisite>[];
  readonly verification: readonly Draft<Verification>[];
  readonly escalation: readonly Draft<Escalation>[];
  readonly exercises: readonly Draft<Exercise>[];
  readonly history: readonly Draft<Revision>[];
  private known: readonly CommandOf[] | undefined;

  constructor(
    readonly value: Draft<Runbook>,
    readonly document: DocumentEntry,
  ) {
    this.metadata = isMap(value.metadata) ? value.metadata : {};
    this.spec = isMap(value.spec) ? value.spec : {};
    this.name = textOf(this.metadata.name);
    this.steps = valuesOf(this.spec.steps);
    this.inputs = valuesOf(this.spec.inputs);
    this.prerequisites = valuesOf(this.spec.prerequisites);
    this.verification = valuesOf(this.spec.verification);
    this.escalation = valuesOf(this.spec.escalation);
    this.exercises = valuesOf(this.spec.exercises);
    this.history = valuesOf(this.spec.history);
  }

  /** Where to speak of the runbook as a whole: at a key of its metadata, else at its name. */
  head(...keys: string[]): Place {
    for (const key of [...keys, 'name', 'title']) {
      const place = isMap(this.metadata) && placeOf(this.metadata, key);
      if (place) return place;
    }
    return spotOf(this.value, 'metadata', 'kind');
  }

  /** Every command, in the order of the steps; those of prerequisites first, of verifications last. */
  get commands(): readonly CommandOf[] {
    this.known ??= [...this.readCommands()];
    return this.known;
  }

  private *readCommands(): Iterable<CommandOf> {
    for (const prerequisite of this.prerequisites) yield* command('prerequisite', prerequisite, 'verify');
    for (const step of this.steps) {
      if (isMap(step.run)) yield* command('run', step.run, 'command', step, (step.run as { kind?: RunKind }).kind);
      if (isMap(step.expect)) yield* command('expect', step.expect, 'command', step);
      if (isMap(step.rollback)) yield* command('rollback', step.rollback, 'command', step);
    }
    for (const verification of this.verification) yield* command('verification', verification, 'command');
  }
}

function* command(
  role: CommandRole,
  holder: object,
  key: string,
  step?: Draft<Step>,
  kind: RunKind = 'bash',
): Iterable<CommandOf> {
  const map = nodeOf(holder);
  const node = map && pairOf(map, key)?.value;
  const text = (holder as Record<string, unknown>)[key];
  if (node?.kind === 'scalar' && typeof text === 'string' && text.trim() !== '') yield { role, kind, text, node, step };
}
