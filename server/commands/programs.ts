import { CLOUDS } from './knowledge/clouds';
import { CONTAINERS } from './knowledge/containers';
import { DATA } from './knowledge/data';
import { FILES } from './knowledge/files';
import { HOSTS } from './knowledge/hosts';
import type { Knowledge, Verdict } from './knowledge/knowledge';
import { KUBERNETES } from './knowledge/kubernetes';
import { STORAGES } from './knowledge/storage';
import { TOOLS } from './knowledge/tools';
import { names } from './options';

/** What is known of one program, ready to be looked up. */
export interface Program {
  readonly knowledge: Knowledge;
  /** What the verbs do, by their words with a space between. */
  readonly verbs: ReadonlyMap<string, Verdict>;
  readonly valued: ReadonlySet<string>;
  readonly rehearsal: ReadonlySet<string>;
}

const PROGRAMS: ReadonlyMap<string, Program> = new Map(
  [KUBERNETES, CONTAINERS, CLOUDS, HOSTS, FILES, DATA, STORAGES, TOOLS].flat().flatMap((knowledge) => {
    const program = prepare(knowledge);
    return [...names(knowledge.names)].map((name) => [name, program] as const);
  }),
);

function prepare(knowledge: Knowledge): Program {
  const verbs = new Map<string, Verdict>();
  for (const verb of listed(knowledge.reads)) verbs.set(verb, { effect: 'read-only' });
  for (const [why, list] of Object.entries(knowledge.changes ?? {})) {
    for (const verb of listed(list)) verbs.set(verb, { effect: 'changes', why });
  }
  return { knowledge, verbs, valued: names(knowledge.valued ?? ''), rehearsal: names(knowledge.rehearsal ?? '') };
}

function listed(verbs: string | undefined): readonly string[] {
  return verbs === undefined ? [] : verbs.split(', ');
}

/** What is known of a program, by its name without a folder. */
export function programNamed(name: string): Program | undefined {
  return PROGRAMS.get(name);
}

/** Whether a word is the name of a program that is known. */
export function isProgram(word: string): boolean {
  return PROGRAMS.has(word);
}
