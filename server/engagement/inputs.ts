import type {
  Audit,
  Contract,
  DocumentRecord,
  Engagement,
  EngagementMetadata,
  EngagementSpec,
  EngagementStatus,
  Exit,
  Fit,
  Governance,
  Kpi,
  Objective,
  Risk,
} from '../generated/engagement';
import { isMap } from '../model/entries';
import { type Draft, keyPlace } from '../model/values';
import type { Place } from '../syntax/nodes';
import { engagementOf } from '../workspace/documents';
import type { DocumentEntry } from '../workspace/file';
import type { Scope } from '../workspace/scope';
import type { Workspace } from '../workspace/workspace';
import { type GeneratedDocument, generatedDocuments } from './generated-documents';
import { Outside } from './outside';
import { People } from './people';
import { Policy } from './policy';
import { type Runbooks, runbooksOf } from './runbooks';
import { Systems } from './systems';
import { Things } from './things';
import { Timeline } from './timeline';
import { Training } from './training';

/**
 * An engagement with its runbooks, part by part: what rules and checks read. Each part is the same object for as long
 * as what it was made from is the same, so that whoever read it need not look again.
 */
export interface EngagementInputs {
  /** The day that it is, `YYYY-MM-DD`. */
  readonly today: string;
  /** The document itself; says nothing of what is in it. */
  readonly document: DocumentEntry;
  readonly general: General;
  /** How the engagement as a whole stands: all that most rules ask of `general`, which every edit makes anew. */
  readonly status: EngagementStatus | undefined;
  readonly metadata: Draft<EngagementMetadata>;
  readonly people: People;
  readonly contract: Draft<Contract> | undefined;
  readonly objectives: Things<Draft<Objective>>;
  readonly phases: Timeline;
  readonly systems: Systems;
  readonly training: Training;
  readonly kpis: Things<Draft<Kpi>>;
  readonly risks: Things<Draft<Risk>>;
  readonly audits: Things<Draft<Audit>>;
  readonly documents: Things<Draft<DocumentRecord>>;
  /** The documents of the register that were generated, and whether their sources are still the same. */
  readonly generated: readonly GeneratedDocument[];
  readonly governance: Draft<Governance> | undefined;
  readonly exit: Draft<Exit> | undefined;
  readonly policy: Policy;
  /** The runbooks of the engagement root. */
  readonly runbooks: Runbooks;
  /** Files that are not ours. */
  readonly outside: Outside;
}

/** What the engagement says of itself as a whole. */
export interface General {
  readonly spec: Draft<EngagementSpec>;
  readonly model: Draft<EngagementSpec>['model'];
  readonly status: Draft<EngagementSpec>['status'];
  readonly fit: Draft<Fit> | undefined;
  /** Where to speak of a section that is not there: the key `spec`. */
  readonly head: Place;
  /** Where to speak of a section: its key, or `head` where it is absent. */
  sectionHead(key: string): Place;
}

export type InputName = keyof EngagementInputs;

/** Parts by name, each with what it was made from. Lives in the document's memo. */
export type InputMemory = Map<InputName, { from: readonly unknown[]; part: unknown }>;

/**
 * The parts of an engagement document, each made when it is asked for.
 * @param memory what was made of earlier versions of the same document
 * @returns undefined where the document is no engagement, or no map
 */
export function inputsOf(
  document: DocumentEntry,
  scope: Scope,
  workspace: Workspace,
  today: string,
  memory: InputMemory,
): EngagementInputs | undefined {
  const engagement = engagementOf(document);
  return engagement && new Parts(engagement, document, scope, workspace, today, memory);
}

class Parts implements EngagementInputs {
  private readonly spec: Draft<EngagementSpec>;
  private knownRunbooks: Runbooks | undefined;

  constructor(
    private readonly engagement: Draft<Engagement>,
    readonly document: DocumentEntry,
    private readonly scope: Scope,
    private readonly workspace: Workspace,
    readonly today: string,
    private readonly memory: InputMemory,
  ) {
    this.spec = mapOr(engagement.spec);
  }

  get general(): General {
    const { spec, engagement } = this;
    return this.part('general', [spec], () => general(spec, engagement));
  }

  get status(): EngagementStatus | undefined {
    return this.spec.status;
  }

  get metadata(): Draft<EngagementMetadata> {
    return this.part('metadata', [this.engagement.metadata], () => mapOr(this.engagement.metadata));
  }

  get people(): People {
    const { parties, people, roles } = this.spec;
    return this.part('people', [parties, people, roles], () => new People(parties, people, roles));
  }

  get contract(): Draft<Contract> | undefined {
    return mapOf(this.spec.contract);
  }

  get objectives(): Things<Draft<Objective>> {
    return this.things('objectives');
  }

  get phases(): Timeline {
    const { phases } = this.spec;
    return this.part('phases', [phases], () => Timeline.from(phases));
  }

  get systems(): Systems {
    const { systems } = this.spec;
    return this.part('systems', [systems], () => Systems.from(systems));
  }

  get training(): Training {
    const { today, spec } = this;
    return this.part('training', [spec.training, today], () => new Training(spec.training, today));
  }

  get kpis(): Things<Draft<Kpi>> {
    return this.things('kpis');
  }

  get risks(): Things<Draft<Risk>> {
    return this.things('risks');
  }

  get audits(): Things<Draft<Audit>> {
    return this.things('audits');
  }

  get documents(): Things<Draft<DocumentRecord>> {
    return this.things('documents');
  }

  get generated(): readonly GeneratedDocument[] {
    const { documents, document, workspace } = this;
    const generated = generatedDocuments(documents, document.file, workspace);
    const said = JSON.stringify(generated.map(({ mark, changed, gone }) => [mark, changed, gone]));
    return this.part('generated', [documents, said], () => generated);
  }

  get governance(): Draft<Governance> | undefined {
    return mapOf(this.spec.governance);
  }

  get exit(): Draft<Exit> | undefined {
    return mapOf(this.spec.exit);
  }

  get policy(): Policy {
    const { policy } = this.spec;
    return this.part('policy', [policy], () => new Policy(policy));
  }

  get runbooks(): Runbooks {
    // Looked for once: to find out whether they are the same takes a look at each.
    this.knownRunbooks ??= runbooksOf(this.scope);
    return this.knownRunbooks;
  }

  get outside(): Outside {
    const { document, workspace } = this;
    return this.part('outside', [workspace.outside], () => new Outside(document.file, workspace));
  }

  private things<K extends 'objectives' | 'kpis' | 'risks' | 'audits' | 'documents'>(key: K): EngagementInputs[K] {
    const list = this.spec[key] as { id?: string }[] | undefined;
    return this.part(key, [list], () => new Things(list) as EngagementInputs[K]);
  }

  private part<K extends InputName>(
    name: K,
    from: readonly unknown[],
    make: () => EngagementInputs[K],
  ): EngagementInputs[K] {
    const known = this.memory.get(name);
    if (known?.from.every((value, index) => value === from[index])) return known.part as EngagementInputs[K];
    const part = make();
    this.memory.set(name, { from, part });
    return part;
  }
}

function general(spec: Draft<EngagementSpec>, engagement: Draft<Engagement>): General {
  const head = keyPlace(engagement, 'spec') ?? keyPlace(engagement, 'kind') ?? keyPlace(engagement, 'apiVersion');
  const whole = head ?? { origin: { start: 0 }, start: 0, end: 0 };
  return {
    spec,
    model: spec.model,
    status: spec.status,
    fit: mapOf(spec.fit),
    head: whole,
    sectionHead: (key) => (isMap(spec) && keyPlace(spec, key)) || whole,
  };
}

function mapOf<T extends object>(value: T | undefined): T | undefined {
  return isMap(value) ? value : undefined;
}

function mapOr<T extends object>(value: T | undefined): T {
  return mapOf(value) ?? ({} as T);
}
