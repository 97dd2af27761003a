import { day } from './days';
import { Random, seedOf } from './random';
import { type RunbookFacts, runbookText, runbookTypes } from './runbook';
import {
  activityTitles,
  checklistTexts,
  descriptionLines,
  domains,
  firstNames,
  label,
  lastNames,
  phaseActivities,
  riskTexts,
  type SystemKind,
  systemKinds,
  topics,
} from './words';
import { type Fields, Folded, flow, Literal, Noted, type Value, YamlWriter } from './yaml-writer';

export { generatedNow } from './days';

export interface GeneratedFile {
  /** Relative, `/` between the parts. */
  path: string;
  text: string;
}

export interface EngagementOptions {
  /** About how long the engagement shall be; at least 180. */
  lines: number;
  /** An RFC 1123 label. */
  name?: string;
  seed?: number;
  /** How many runbooks belong to it; absent: by its size. */
  runbooks?: number;
}

export interface GeneratedEngagement {
  name: string;
  /** `<name>.engagement.yaml` */
  path: string;
  text: string;
  /** Below `runbooks/`; the engagement names them, so without them it is not clean. */
  runbooks: GeneratedFile[];
}

/** An engagement that has no finding above a hint on `generatedNow`, given its runbooks. The same options give the same text. */
export function engagement(options: EngagementOptions): GeneratedEngagement {
  const name = options.name ?? `generated-${options.lines}`;
  const seed = options.seed ?? seedOf(name);
  const runbooks = options.runbooks ?? Math.min(24, Math.max(2, Math.round(options.lines / 250)));
  const make = (scale: number) => new Maker(name, new Random(seed), scale, runbooks).make();
  return make(scaleFor(options.lines, make, runbooks));
}

/** Runbooks and the engagement above each, in folders of their own; every cross reference is intact. */
export function* workspace(engagements: number, runbooks: number, lines = 200): Generator<GeneratedFile> {
  for (let index = 0; index < engagements; index++) {
    const name = `engagement-${String(index + 1).padStart(4, '0')}`;
    const share = Math.floor(((index + 1) * runbooks) / engagements) - Math.floor((index * runbooks) / engagements);
    const made = engagement({ lines, name, runbooks: share });
    yield { path: `${name}/${made.path}`, text: made.text };
    for (const file of made.runbooks) yield { path: `${name}/${file.path}`, text: file.text };
  }
}

/** A runbook by itself, with the names that the generated engagements use. */
export function runbook(index: number, seed = 1): GeneratedFile {
  const name = `runbook-${index + 1}`;
  const facts: RunbookFacts = {
    name,
    title: 'A runbook by itself',
    type: runbookTypes[index % runbookTypes.length]!,
    systems: ['orders-api'],
    alerts: ['OrdersErrorBudgetBurn'],
    owner: 'provider-sre',
    approver: 'platform-lead',
    executors: ['sre', 'provider-sre'],
    escalateTo: 'bot-lead',
    author: 'jan-novak',
    exercisedBy: 'li-chen',
    documentId: `SOP-${index + 1}`,
    namespace: 'orders',
  };
  return { path: `${name}.runbook.yaml`, text: runbookText(facts, new Random(seed + index)) };
}

const scales = new Map<string, number>();

/** The scale whose text is nearest to `lines`; found once for each pair of lines and runbooks. */
function scaleFor(lines: number, make: (scale: number) => GeneratedEngagement, runbooks: number): number {
  const key = `${lines} ${runbooks}`;
  const known = scales.get(key);
  if (known !== undefined) return known;
  let low = 0;
  let high = lines / 20;
  while (high - low > 0.25) {
    const middle = (low + high) / 2;
    if (countLines(make(middle).text) < lines) low = middle;
    else high = middle;
  }
  scales.set(key, low);
  return low;
}

export function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

interface Person {
  id: string;
  name: string;
  party: 'client' | 'provider' | 'third-party';
}

interface System {
  id: string;
  title: string;
  kind: SystemKind;
  domain: string;
  tier: number;
  primary: Person;
  backup: Person;
  slo: string;
  runbooks: RunbookFacts[];
  stage: 'provider-owned' | 'shadow' | 'reverse-shadow';
}

/** Ends of the phases in days from `generatedNow`; each begins the day after the one before it. */
const ends = { build: -205, operate: 100, transfer: 187, support: 278 };
const starts = { build: -355, operate: ends.build + 1, transfer: ends.operate + 1, support: ends.transfer + 1 };

class Maker {
  readonly #random: Random;
  readonly #people: Person[] = [];
  readonly #roles: { id: string; title: string; party: Person['party']; people: Person[]; backups: Person[] }[] = [];
  readonly #systems: System[] = [];
  readonly #runbooks: RunbookFacts[] = [];
  readonly #ids = new Set<string>();
  readonly #kpis: string[] = [];
  /** A small engagement is written densely and leaves out what it may. */
  readonly #small: boolean;

  constructor(
    readonly name: string,
    random: Random,
    /** 0: the smallest; everything that grows in a real engagement grows with it. */
    readonly scale: number,
    readonly runbookCount: number,
  ) {
    this.#random = random;
    this.#small = scale < 4;
  }

  make(): GeneratedEngagement {
    this.#cast();
    this.#plan();
    const y = new YamlWriter(this.#small ? 400 : undefined);
    y.comment(`${this.name}: generated for tests and measurements. Its clock stands at ${day(0)}.`);
    y.comment('Every thing named here exists, in this file or in runbooks/.');
    y.fields({ apiVersion: 'handover/v1', kind: 'Engagement', metadata: this.#metadata() });
    y.fields({ spec: {} });
    this.#section(y, '', this.#head());
    this.#section(y, 'Who takes part', { people: this.#peopleList(), roles: this.#roleList() });
    this.#section(y, 'Phases, in order; each ends with its gate', { phases: this.#phases() });
    this.#section(y, 'What is handed over', { systems: this.#systems.map((system) => this.#system(system)) });
    this.#section(y, 'How people learn it', { training: this.#training() });
    this.#section(y, 'How we know that it works', { kpis: this.#kpiList(), risks: this.#risks() });
    this.#section(y, '', { audits: this.#audits(), documents: this.#documents(), governance: this.#governance() });
    this.#section(y, 'How it ends', { exit: this.#exit(), policy: flow({ ratchet: '60d', kpiPeriods: 3 }) });
    return {
      name: this.name,
      path: `${this.name}.engagement.yaml`,
      text: y.text(),
      runbooks: this.#runbooks.map((facts) => ({
        path: `runbooks/${facts.name}.runbook.yaml`,
        text: runbookText(facts, new Random(seedOf(`${this.name}/${facts.name}`))),
      })),
    };
  }

  #section(y: YamlWriter, comment: string, fields: Fields): void {
    if (this.scale > 1) y.blank();
    if (comment !== '') y.comment(comment, 2);
    y.fields(fields, 2);
  }

  #style(fields: Fields): Value {
    return this.#small || this.#random.chance(0.3) ? flow(fields) : fields;
  }

  /** In one line where the engagement is small. */
  #dense(fields: Fields): Value {
    return this.#small ? flow(fields) : fields;
  }

  #count(base: number, factor: number): number {
    return base + Math.floor(this.scale * factor);
  }

  #id(wish: string): string {
    let id = label(wish).slice(0, 56).replace(/-+$/, '');
    for (let n = 2; this.#ids.has(id); n++) id = `${label(wish).slice(0, 56).replace(/-+$/, '')}-${n}`;
    this.#ids.add(id);
    return id;
  }

  #url(...parts: string[]): string {
    return `https://wiki.client.example/${this.name}/${parts.join('/')}`;
  }

  // Who and what there is, decided before anything is written.

  #person(party: Person['party']): Person {
    const name = `${this.#random.pick(firstNames)} ${this.#random.pick(lastNames)}`;
    const person = { id: this.#id(name), name, party };
    this.#people.push(person);
    return person;
  }

  #cast(): void {
    const client = Array.from({ length: this.#count(6, 0.5) }, () => this.#person('client'));
    const provider = Array.from({ length: this.#count(4, 0.3) }, () => this.#person('provider'));
    const role = (id: string, title: string, people: Person[], backups: Person[]) => {
      this.#ids.add(id);
      this.#roles.push({ id, title, party: people[0]!.party, people, backups });
    };
    role('exec-sponsor', 'Executive sponsor', [client[0]!], [client[1]!]);
    role('platform-lead', 'Platform lead', [client[1]!], [client[2]!]);
    role('sre', 'Site reliability', [client[3]!, client[4]!], []);
    role('security', 'Security officer', [client[5]!], [client[1]!]);
    role('bot-lead', 'Engagement lead', [provider[0]!], [provider[1]!]);
    role('provider-sre', 'Provider operations', provider.slice(2, 4), []);
    // Everybody else is in a squad of three, of one party.
    for (const [party, people] of [
      ['client', client.slice(6)],
      ['provider', provider.slice(4)],
    ] as const) {
      for (let i = 0; i < people.length; i += 3) {
        const squad = people.slice(i, i + 3);
        const title = `${party === 'client' ? 'Squad' : 'Delivery'} ${domains[(i / 3) % domains.length]}`;
        role(this.#id(title), title, squad, squad.length > 1 ? [] : [party === 'client' ? client[3]! : provider[2]!]);
      }
    }
  }

  #rolesOf(party: Person['party']): string[] {
    return this.#roles.filter((role) => role.party === party).map((role) => role.id);
  }

  /** Client people who can look after a system. */
  get #engineers(): Person[] {
    const client = this.#people.filter((person) => person.party === 'client');
    return client.slice(3).filter((person) => person !== client[5]);
  }

  #plan(): void {
    const count = this.#count(2, 0.8);
    for (let i = 0; i < count; i++) {
      const kind = systemKinds[i % systemKinds.length]!;
      const domain = domains[Math.floor(i / 2) % domains.length]!;
      const region = i < 120 ? '' : ` ${this.#random.pick(['eu', 'us', 'apac'])}`;
      const engineers = this.#engineers;
      const primary = engineers[i % engineers.length]!;
      const backup = engineers[(i + 1) % engineers.length]!;
      const title = `${domain} ${kind.suffix}${region}`;
      this.#systems.push({
        id: this.#id(title),
        title: `${domain[0]!.toUpperCase()}${domain.slice(1)} ${kind.title}${region.toUpperCase()}`,
        kind,
        domain,
        tier: (i % 3) + 1,
        primary,
        backup,
        slo: '',
        runbooks: [],
        stage: (['reverse-shadow', 'shadow', 'provider-owned'] as const)[Math.floor(i / 2) % 3]!,
      });
    }
    for (let i = 0; i < this.runbookCount; i++) {
      const system = this.#systems[i % this.#systems.length]!;
      const type = runbookTypes[i % runbookTypes.length]!;
      const verb = {
        recovery: 'Restore',
        diagnostic: 'Diagnose',
        deployment: 'Deploy',
        maintenance: 'Maintain',
        routine: 'Check',
      };
      const title = `${verb[type]} ${system.domain} ${system.kind.suffix}`;
      this.#runbooks.push({
        name: this.#id(title),
        title,
        type,
        systems: [],
        alerts: type === 'recovery' || type === 'diagnostic' ? [`${pascal(title)}Needed`] : [],
        owner: 'provider-sre',
        approver: 'platform-lead',
        executors: ['sre', 'provider-sre'],
        escalateTo: 'bot-lead',
        author: this.#people.filter((person) => person.party === 'provider')[2]!.id,
        exercisedBy: this.#engineers[i % this.#engineers.length]!.id,
        documentId: `SOP-${system.domain.slice(0, 3).toUpperCase()}-${String(i + 1).padStart(3, '0')}`,
        namespace: system.domain,
      });
    }
    for (const [i, system] of this.#systems.entries()) {
      const own = this.#runbooks.filter((_, j) => j % this.#systems.length === i);
      const shared = this.#runbooks[i % Math.max(1, this.#runbooks.length)];
      // A tier-1 system needs a runbook that an alert can name.
      const alerting = this.#runbooks.find((facts) => facts.alerts.length > 0);
      for (const facts of new Set([...own, shared, system.tier === 1 ? alerting : undefined])) {
        if (facts === undefined) continue;
        system.runbooks.push(facts);
        facts.systems.push(system.id);
      }
    }
    const slos = Math.max(1, Math.ceil(this.#systems.length / 4));
    for (let i = 0; i < slos; i++) this.#kpis.push(this.#id(`slo ${this.#systems[i * 4]?.id ?? 'platform'}`));
    for (const [i, system] of this.#systems.entries()) system.slo = this.#kpis[Math.floor(i / 4)]!;
  }

  // The sections, in the order in which they are written.

  #metadata(): Fields {
    return {
      name: this.name,
      title: `${pascal(this.name)}, Build-Operate-Transfer`,
      description: !this.#small
        ? new Literal([
            'A provider builds and operates the platform,',
            'then the client takes it over.',
            '',
            'Two years.',
          ])
        : undefined,
      version: `1.${this.#random.int(1, 9)}.0`,
      labels: flow({ region: 'eu', portfolio: this.#random.pick(domains) }),
      annotations: !this.#small ? { 'client.example/cost-center': '4711', 'client.example/board': 'PLAT' } : undefined,
      owners: flow([this.#people[0]!.id, 'bot-lead']),
      lastReviewed: day(-this.#random.int(2, 20)),
      reviewIn: '1M',
    };
  }

  #head(): Fields {
    const objectives: Value[] = [
      flow({ id: 'obj-lead-time', text: 'Cut the lead time for changes to under a day', kpi: 'change-lead-time' }),
      flow({ id: 'obj-independent', text: 'The in-house team runs tier-1 systems alone', milestone: 'ms-transfer' }),
    ];
    for (let i = 0; i < this.#count(0, 0.1); i++) {
      const kpi = this.#random.pick(this.#kpis);
      objectives.push({ id: this.#id(`obj ${kpi}`), text: new Folded([this.#random.pick(descriptionLines)]), kpi });
    }
    const glossary = ['shadow', 'reverse shadow', 'hypercare', 'novation', 'break glass', 'error budget'];
    return {
      model: 'bot',
      status: 'active',
      parties: {
        client: flow({ name: 'Client Retail GmbH' }),
        provider: flow({ name: 'Provider DevOps Ltd' }),
        thirdParties: [flow({ id: 'audit-house', name: 'Audit House LLP' })],
      },
      fit: flow({
        newToDevOps: false,
        limitedExpertise: true,
        planningToScale: true,
        longTermOwnership: true,
        costDriven: this.#random.chance(0.5),
      }),
      scope: { in: flow(['CI/CD', 'Kubernetes platform', 'databases', 'monitoring']), out: flow(['office network']) },
      contract: flow({ msa: 'MSA-2025-114', signed: day(-400), noticePeriod: '3M', renewal: day(700) }),
      objectives,
      glossary: !this.#small
        ? glossary.map((term) => flow({ term, meaning: `What both sides mean by ${term}` }))
        : undefined,
    };
  }

  #peopleList(): Value[] {
    return this.#people.map(({ id, name, party }, i) => {
      const host = party === 'client' ? 'client.example' : 'provider.example';
      const person: Fields = { id, name, party, email: `${id}@${host}` };
      if (this.#random.chance(0.5)) person.github = `${id}-gh`;
      if (this.#random.chance(0.3)) person.timezone = this.#random.pick(['Europe/Berlin', 'Asia/Kolkata']);
      return this.#small || i % 4 > 0 ? flow(person) : person;
    });
  }

  #roleList(): Value[] {
    return this.#roles.map(({ id, title, party, people, backups }) =>
      flow({
        id,
        title,
        party,
        people: flow(people.map((person) => person.id)),
        ...(backups.length > 0 ? { backups: flow(backups.map((person) => person.id)) } : {}),
      }),
    );
  }

  #phases(): Value[] {
    const phase = (id: 'build' | 'operate' | 'transfer' | 'support', title: string, status: string): Fields => ({
      id,
      kind: id,
      title,
      start: day(starts[id]),
      end: day(ends[id]),
      status,
      baseline: !this.#small ? flow({ start: day(starts[id]), end: day(ends[id]) }) : undefined,
    });
    const sponsor = this.#roles[0]!.people[0]!.id;
    const lead = this.#roles[4]!.people[0]!.id;
    return [
      {
        ...phase('build', 'Build the platform', 'done'),
        activities: this.#activities('build'),
        milestones: [
          flow({ id: 'ms-live', text: 'Platform in production', due: day(ends.build), achieved: day(ends.build) }),
        ],
        gate: {
          id: 'g-operate',
          due: day(ends.build),
          requiredApprovals: flow(['exec-sponsor', 'bot-lead']),
          decidedOn: day(ends.build),
          outcome: 'pass',
          approvals: [
            flow({ role: 'exec-sponsor', person: sponsor, on: day(ends.build) }),
            flow({ role: 'bot-lead', person: lead, on: day(ends.build) }),
          ],
          criteria: ['Production traffic runs on the platform', 'Alerts reach the people on call'].map((text, i) =>
            this.#style({
              id: `op-${i + 1}`,
              text,
              owner: i === 0 ? 'provider-sre' : 'sre',
              status: 'done',
              evidence: flow([this.#url('evidence', `op-${i + 1}`)]),
            }),
          ),
        },
      },
      {
        ...phase('operate', 'Operate and teach', 'in-progress'),
        activities: this.#activities('operate'),
        milestones: [
          flow({
            id: 'ms-shadow',
            text: 'All tier-1 systems in shadow',
            due: day(ends.operate - 10),
            check: 'ownership-stage',
            with: flow({ tier: 1, atLeast: 'shadow' }),
          }),
        ],
        gate: {
          id: 'g-transfer',
          due: day(ends.operate),
          requiredApprovals: flow(['exec-sponsor', 'platform-lead', 'bot-lead']),
          criteria: [
            flow({ id: 'tr-audit', check: 'audit-passed', with: flow({ audit: 'transfer-readiness' }) }),
            flow({ id: 'tr-kpi', check: 'kpis-on-target', with: flow({ periods: 3 }) }),
            flow({ id: 'tr-training', check: 'training-coverage', with: flow({ tier: 1, atLeast: 100 }) }),
            flow({
              id: 'tr-rota',
              text: 'Client rota staffed for eight weeks',
              owner: 'platform-lead',
              status: 'open',
            }),
          ],
        },
      },
      {
        ...phase('transfer', 'Transfer ownership', 'planned'),
        activities: this.#activities('transfer'),
        milestones: [flow({ id: 'ms-transfer', text: 'Ownership transferred', due: day(ends.transfer) })],
        gate: {
          id: 'g-acceptance',
          due: day(ends.transfer),
          requiredApprovals: flow(['exec-sponsor', 'platform-lead', 'security', 'bot-lead']),
          criteria: [
            flow({ id: 'ac-access', check: 'access-transferred', with: flow({ tier: 1 }) }),
            flow({
              id: 'ac-documents',
              check: 'documents-effective',
              with: flow({ kinds: flow(['handover', 'exit-plan']) }),
            }),
          ],
        },
      },
      {
        ...phase('support', 'Post-transition support', 'planned'),
        gate: this.#dense({
          id: 'g-exit',
          due: day(ends.support),
          requiredApprovals: flow(['exec-sponsor', 'bot-lead']),
          criteria: [flow({ id: 'ex-credentials', check: 'credentials-rotated' })],
        }),
      },
    ];
  }

  #activities(phase: keyof typeof phaseActivities): Value[] {
    const categories = phaseActivities[phase];
    const count = Math.max(4, Math.floor(this.#count(4, phase === 'operate' ? 0.6 : 0.3)));
    const before: string[] = [];
    return Array.from({ length: count }, (_, i) => {
      const category = categories[i % 4]!;
      const title = activityTitles[category]![Math.floor(i / 4) % activityTitles[category]!.length]!;
      const system = i < 4 ? undefined : this.#random.pick(this.#systems);
      const id = this.#id(system === undefined ? category : `${category} ${system.id}`);
      const activity = this.#activity(
        id,
        category,
        system ? `${title} (${system.title})` : title,
        phase,
        before,
        system,
      );
      before.push(id);
      return activity;
    });
  }

  #activity(
    id: string,
    category: string,
    title: string,
    phase: keyof typeof phaseActivities,
    before: string[],
    system: System | undefined,
  ): Value {
    const random = this.#random;
    const status =
      phase === 'build' ? 'done' : phase === 'transfer' ? 'planned' : random.pick(['done', 'in-progress', 'planned']);
    const start = { done: starts[phase] + random.int(0, 40), 'in-progress': -random.int(5, 60), planned: 0 }[status]!;
    const first = status === 'planned' ? Math.max(starts[phase], 5) + random.int(0, 20) : start;
    const last = status === 'done' ? first + random.int(20, 90) : ends[phase] - random.int(0, 20);
    const client = random.pick(this.#rolesOf('client'));
    const provider = random.pick(this.#rolesOf('provider'));
    const raci: Fields =
      category === 'performance-audit'
        ? { security: 'A', 'platform-lead': 'R', 'bot-lead': 'C' }
        : random.chance(0.4)
          ? { [provider]: 'AR', [client]: 'C' }
          : { [provider]: 'R', [client]: 'A', ...(client === 'exec-sponsor' ? {} : { 'exec-sponsor': 'I' }) };
    const items = this.#small
      ? random.chance(0.3)
        ? 1
        : 0
      : random.int(2, Math.min(12, 4 + Math.floor(this.scale / 20)));
    const fields: Fields = {
      id,
      title,
      category,
      description: !this.#small && random.chance(0.4) ? new Folded(random.some(descriptionLines, 2)) : undefined,
      status,
      owner: random.chance(0.5) ? provider : client,
      start: day(first),
      end: day(last),
      raci: flow(raci),
      dependsOn: before.length > 0 && random.chance(0.3) ? flow([random.pick(before)]) : undefined,
      systems: system === undefined ? undefined : flow([system.id]),
      deliverables: random.chance(0.3) ? [this.#url('deliverables', id)] : undefined,
      decisions: category === 'tooling' ? flow([this.#url('adr', id)]) : undefined,
      'x-ticket': random.chance(0.1) ? `PLAT-${random.int(100, 999)}` : undefined,
      checklist:
        items > 0 ? Array.from({ length: items }, (_, i) => this.#checklistItem(id, i, status, last)) : undefined,
    };
    if (items === 0 && this.#small) return flow(fields);
    return !this.#small && random.chance(0.15) ? new Noted(fields, [random.pick(descriptionLines)]) : fields;
  }

  #checklistItem(activity: string, index: number, activityStatus: string, last: number): Value {
    const random = this.#random;
    const status =
      activityStatus === 'done'
        ? random.pick(['done', 'done', 'done', 'not-applicable'])
        : activityStatus === 'planned'
          ? 'open'
          : random.pick(['done', 'in-progress', 'open', 'waived']);
    const item: Fields = {
      id: this.#id(`${activity.slice(0, 48)} c${index + 1}`),
      text: random.pick(checklistTexts),
      status,
      mandatory: random.chance(0.2) ? false : undefined,
      owner: random.chance(0.4) ? random.pick(this.#roles).id : undefined,
      due: status === 'open' || status === 'in-progress' ? day(last) : undefined,
      evidence:
        status === 'done' && random.chance(0.4) ? flow([this.#url('evidence', activity, `c${index + 1}`)]) : undefined,
      waiver:
        status === 'waived'
          ? flow({ reason: 'Replaced by a control of the platform', by: this.#people[0]!.id, expires: day(300) })
          : undefined,
    };
    const value = this.#style(item);
    return random.chance(0.05) ? new Noted(value, [], 'agreed in the steering committee') : value;
  }

  #system(system: System): Value {
    const random = this.#random;
    const order = ['provider-owned', 'shadow', 'reverse-shadow', 'client-owned'] as const;
    const reached = order.indexOf(system.stage);
    const people = this.#people.filter((person) => person.party === 'provider');
    const on = [ends.build + 1, -80, -40];
    const plan: Fields = {};
    for (const stage of order.slice(reached + 1)) {
      plan[stage] = day({ shadow: 20, 'reverse-shadow': 60, 'client-owned': 150, 'provider-owned': 0 }[stage]);
    }
    const alerting = system.runbooks.filter((facts) => facts.alerts.length > 0);
    const small = this.#small;
    const index = this.#systems.indexOf(system);
    const fields: Fields = {
      id: system.id,
      title: system.title,
      type: system.kind.type,
      tier: system.tier,
      owners: flow({ primary: system.primary.id, backup: system.backup.id }),
      catalogRef: small ? undefined : `component:default/${system.id}`,
      repos: small ? undefined : [`https://git.client.example/platform/${system.id}`],
      environments: small ? undefined : flow(['staging', 'production']),
      dependsOn: index > 0 && random.chance(0.5) ? flow([this.#systems[random.int(0, index - 1)]!.id]) : undefined,
      runbooks: system.runbooks.length > 0 ? flow(system.runbooks.map((facts) => facts.name)) : undefined,
      slos: flow([system.slo]),
      dashboards: flow([`https://grafana.client.example/d/${system.id}`]),
      dataClassification: small ? undefined : 'internal',
      alerts:
        alerting.length > 0
          ? alerting.flatMap((facts) =>
              facts.alerts.map((name) => flow({ name, runbook: facts.name, severity: `SEV-${system.tier}` })),
            )
          : undefined,
      ownership: this.#dense({
        stage: system.stage,
        history: order.slice(0, reached + 1).map((stage, i) =>
          flow({
            stage,
            on: day(on[i]!),
            by: random.pick(people).id,
            ...(i > 0 && random.chance(0.4) ? { evidence: flow([this.#url('stages', system.id, stage)]) } : {}),
          }),
        ),
        plan: flow(plan),
      }),
      recovery:
        system.tier < 3 || system.kind.stateful
          ? flow({ rto: '4h', rpo: '15m', lastRestoreTest: day(-random.int(5, 60)) })
          : undefined,
      access: small
        ? undefined
        : Array.from({ length: random.int(1, 3) }, (_, i) =>
            this.#style({
              id: this.#id(`${system.id} access ${i + 1}`),
              kind: (['cloud-account', 'repo-admin', 'on-call'] as const)[i]!,
              holder: 'client',
              status: 'transferred',
              transferTo: system.primary.id,
              mfa: true,
            }),
          ),
      credentials: small
        ? undefined
        : [
            flow({
              id: this.#id(`${system.id} deployer`),
              kind: 'iam-role',
              store: `vault:kv/ci/${system.id}`,
              lastRotated: day(-random.int(5, 60)),
              rotateAtTransfer: true,
            }),
          ],
      knownErrors:
        !small && random.chance(0.3)
          ? [
              {
                id: this.#id(`${system.id} ke`),
                text: new Folded(['Under load the first request after a deployment is slow;', 'the cache is cold.']),
                workaround: 'Warm it with the smoke test',
                severity: 'SEV-4',
              },
            ]
          : undefined,
    };
    return fields;
  }

  #training(): Fields {
    const random = this.#random;
    const trainers = this.#people.filter((person) => person.party === 'provider');
    const sessions: Value[] = [];
    const session = (fields: Fields) => sessions.push(this.#style(fields));
    // Every runbook is taught, the recovery ones by doing; four at a time.
    for (const handsOn of [true, false]) {
      const taught = this.#runbooks.filter((facts) => (facts.type === 'recovery') === handsOn);
      for (let i = 0; i < taught.length; i += 4) {
        const group = taught.slice(i, i + 4);
        const systems = this.#systems
          .filter((system) => system.runbooks.some((facts) => group.includes(facts)))
          .slice(0, 6);
        session({
          id: this.#id(handsOn ? 'kt game day 1' : 'kt workshop 1'),
          topic: random.pick(topics),
          mode: handsOn ? 'game-day' : 'workshop',
          on: day(-random.int(10, 90)),
          status: 'delivered',
          trainer: random.pick(trainers).id,
          attendees: flow([...new Set(systems.flatMap((system) => [system.primary.id, system.backup.id]))].slice(0, 8)),
          covers: flow({
            runbooks: flow(group.map((facts) => facts.name)),
            systems: flow(systems.map((system) => system.id)),
          }),
          materials: flow([this.#url('training', `session-${sessions.length + 1}`)]),
        });
      }
    }
    for (const system of this.#systems.slice(0, this.#count(1, 0.6))) {
      session({
        id: this.#id(`kt ${system.id}`),
        topic: `${random.pick(topics)} (${system.title})`,
        mode: random.pick(['walkthrough', 'pairing', 'reverse-shadow', 'q-and-a']),
        on: day(random.int(10, 80)),
        status: random.pick(['scheduled', 'planned']),
        trainer: random.pick(trainers).id,
        attendees: flow([system.primary.id, system.backup.id]),
        covers: flow({ systems: flow([system.id]) }),
      });
    }
    const competencies = this.#systems.flatMap((system) =>
      [system.primary, system.backup].map((person) => {
        const level = system.stage === 'provider-owned' ? 1 : system.stage === 'shadow' ? 2 : 3;
        return flow({
          person: person.id,
          system: system.id,
          level,
          on: day(-random.int(5, 60)),
          assessedBy: random.pick(trainers).id,
          ...(level >= 3 ? { evidence: flow([this.#url('competency', system.id, person.id)]) } : {}),
        });
      }),
    );
    return { competencyTarget: flow({ primary: 3, backup: 3 }), sessions, competencies };
  }

  #kpiList(): Value[] {
    const months = ['2026-04-30', '2026-05-31', '2026-06-30', '2026-07-31'];
    const measured = (value: (month: number) => number) =>
      months.slice(this.#small ? 2 : 0).map((on, month) => flow({ on, value: value(month) }));
    const allDora = [
      ['change-lead-time', 'Lead time for changes', 'lte', 24, 'h', 504],
      ['deployment-frequency', 'Deployments each week', 'gte', 10, 'per week', 1],
      ['change-fail-rate', 'Changes that fail', 'lte', 10, '%', 31],
      ['failed-deployment-recovery-time', 'Time to recover a failed deployment', 'lte', 60, 'min', 480],
    ] as const;
    // All four or, in the smallest, one that is not named as such.
    const dora = this.#small ? allDora.slice(0, 1) : allDora;
    const kpis: Value[] = dora.map(([id, title, op, value, unit, baseline]) => ({
      id,
      title,
      type: this.#small ? 'kpi' : 'dora-metric',
      metric: this.#small ? undefined : id,
      target: flow({ op, value, unit }),
      baseline,
      owner: 'bot-lead',
      source: 'gitlab:value-stream',
      frequency: '1M',
      measurements: measured((month) => (op === 'lte' ? value - month - 1 : value + month + 1)),
    }));
    for (const [i, id] of this.#kpis.entries()) {
      kpis.push({
        id,
        title: `Availability of ${this.#systems[i * 4]?.title ?? 'the platform'}`,
        type: 'slo',
        target: flow({ op: 'gte', value: 99.5, unit: '%' }),
        baseline: 98.7,
        owner: 'provider-sre',
        source: `prometheus:slo/${id}`,
        window: '28d',
        frequency: '1M',
        measurements: measured((month) => 99.91 + month / 100),
      });
    }
    return this.#small ? kpis.map((kpi) => flow(kpi as Fields)) : kpis;
  }

  #risks(): Value[] {
    const random = this.#random;
    return Array.from({ length: this.#count(4, 0.4) }, (_, i) => {
      const [category, text] = riskTexts[i % riskTexts.length]!;
      const accepted = i >= 4 && random.chance(0.15);
      const likelihood = random.int(1, 3);
      const system = i < riskTexts.length ? undefined : random.pick(this.#systems);
      return this.#style({
        id: this.#id(`r ${category}`),
        text: system ? `${text} (${system.title})` : text,
        category,
        likelihood,
        impact: random.int(1, 4),
        response: accepted ? 'accept' : random.pick(['mitigate', 'avoid', 'transfer']),
        owner: random.pick(this.#roles).id,
        status: accepted ? 'accepted' : 'open',
        trigger: 'Named in two reviews in a row',
        actions: flow(['reviewed every month', 'plan B written down']),
        nextReview: day(random.int(10, 60)),
        acceptance: accepted
          ? flow({ by: flow([this.#people[0]!.id, this.#roles[4]!.people[0]!.id]), expires: day(200) })
          : undefined,
      });
    });
  }

  #audits(): Value[] {
    const random = this.#random;
    const audit = (id: string, kind: string, on: number, findings: number): Fields => ({
      id: this.#id(id),
      kind,
      auditor: random.pick(['security', 'audit-house']),
      result: findings === 0 ? 'pass' : 'pass-with-findings',
      on: day(on),
      findings:
        findings === 0
          ? undefined
          : Array.from({ length: findings }, (_, i) => {
              const closed = random.chance(0.6);
              return this.#style({
                id: this.#id(`${id} f${i + 1}`),
                grade: random.pick(['minor', 'observation']),
                text: random.pick(checklistTexts),
                owner: random.pick(this.#roles).id,
                due: day(random.int(20, 90)),
                status: closed ? 'closed' : 'open',
                evidence: closed ? flow([this.#url('audits', id, `f${i + 1}`)]) : undefined,
              });
            }),
    });
    const audits: Value[] = [
      this.#dense(audit('performance-h1', 'performance-review', -43, 1)),
      flow({
        id: 'transfer-readiness',
        kind: 'transfer-readiness',
        auditor: 'security',
        result: 'pending',
        due: day(60),
      }),
    ];
    for (let i = 0; i < this.#count(0, 0.15); i++) {
      const kind = random.pick(['security', 'access-review', 'assessment', 'operational-readiness']);
      audits.push(audit(`${kind} ${i + 1}`, kind, -random.int(20, 200), random.int(0, 5)));
    }
    return audits;
  }

  #documents(): Value[] {
    const document = (kind: string, status: string, n: number): Value =>
      this.#style({
        id: this.#id(`doc ${kind}`),
        kind,
        title: `${kind} of ${this.name}`,
        path: this.#url('documents', `${kind}-${n}`),
        version: `${status === 'draft' ? 0 : 1}.${n % 9}.0`,
        status,
        owner: 'platform-lead',
        approvedBy: status === 'effective' ? 'exec-sponsor' : undefined,
        effective: status === 'effective' ? day(-60) : undefined,
        reviewIn: '1Y',
      });
    const documents = [document('exit-plan', 'effective', 1), document('handover', 'draft', 1)];
    if (!this.#small) documents.push(document('kt-plan', 'effective', 1), document('raci', 'effective', 1));
    for (let i = 0; i < this.#count(0, 0.15); i++)
      documents.push(document('sop', this.#random.pick(['draft', 'in-review']), i + 1));
    return documents;
  }

  #governance(): Fields {
    const reviews: Value[] = [];
    for (let i = Math.min(6, this.#count(1, 0.2)); i > 0; i--) {
      const review: Fields = {
        on: day(-17 - (i - 1) * 30),
        summary: 'Monthly service review',
        feedback: this.#random.pick(descriptionLines),
        actions: flow(['drill next month', 'order licences']),
      };
      reviews.push(this.#small ? flow(review) : review);
    }
    return {
      cadence: [
        flow({ name: 'service review', every: '1M', lastHeld: day(-17) }),
        flow({ name: 'steering committee', every: '1Q', lastHeld: day(-51) }),
      ],
      escalation: [
        flow({ level: 1, role: 'bot-lead', within: '30m' }),
        flow({ level: 2, role: 'exec-sponsor', within: '4h' }),
      ],
      reviews,
    };
  }

  #exit(): Fields {
    const contracts = Array.from({ length: this.#count(1, 0.1) }, (_, i) =>
      flow({
        id: this.#id(`contract ${i + 1}`),
        kind: 'subscription',
        vendor: this.#random.pick(['Datadog', 'PagerDuty', 'Snyk', 'GitLab', 'Cloudflare']),
        action: this.#random.pick(['novate', 'assign', 're-procure', 'terminate']),
        renewal: day(ends.support + 200),
        owner: 'platform-lead',
        status: 'done',
      }),
    );
    const rotation = this.#runbooks[0];
    return {
      planVersion: '0.3.0',
      approvedOn: day(-33),
      lastTested: day(-63),
      providerAccessEnds: day(ends.support + 1),
      credentialRotation: rotation ? flow({ runbook: rotation.name, due: day(ends.support + 1) }) : undefined,
      accessRevocation: flow({ due: day(ends.support + 1), owner: 'security' }),
      dataReturn: flow({ required: true, destructionCertificate: true }),
      contracts,
      support: this.#dense({
        start: day(starts.support),
        end: day(ends.support),
        contact: 'bot-lead',
        hours: 'Mon-Fri 08:00-18:00 Europe/Berlin',
        channel: '#bot-support',
        response: flow({ 'SEV-1': '30m', 'SEV-2': '2h', 'SEV-3': '1d' }),
        checkpoints: flow(['D0', 'D30', 'D90']),
        exitCriteria: flow(['no open SEV-1 or SEV-2', 'no runbook run by the provider for 30 days']),
      }),
    };
  }
}

function pascal(text: string): string {
  return text
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
