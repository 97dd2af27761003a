import { dayOf } from '../../model/calendar';
import { nearest } from '../../rules/nearest';
import { readinessOf } from '../../rules/readiness';
import { either } from '../../rules/words';
import type { DocumentEntry } from '../../workspace/file';
import type { Workspace } from '../../workspace/workspace';
import { filesOf } from '../check';
import { command } from '../command';
import { choice, day, id } from '../options';
import { type Asked, asked, type Question } from '../readiness/asked';
import { readinessJson } from '../readiness/json';
import { readinessText } from '../readiness/text';
import { readTargets } from '../targets';
import { WrongUse } from '../wrong-use';

const options = {
  now: day('DATE', 'the day that counts as today, YYYY-MM-DD'),
  gate: id('ID', 'tell of this gate only'),
  system: id('ID', 'tell of this system only'),
  format: choice('FORMAT', ['text', 'json'], 'text (for people) or json'),
};

export const readiness = command({
  name: 'readiness',
  what: 'says what blocks the next gate, and what each system needs for its next stage',
  about: `Says how far engagements are: which criteria of a gate are met, not met or unknown, and
what each system still needs to enter its next stage, with who and until when.
Without --gate and --system the next gate that is not decided is what counts; the gates
behind it and the systems are told beside it.`,
  options,
  status: 'Exit status: 0 nothing blocks what was asked for, 1 something does, 2 wrong use, 3 a fault in Handover',
  async run(paths, values) {
    const { workspace, uris } = await readTargets(paths);
    const today = values.now ?? dayOf(new Date());
    const question: Question = { gate: values.gate, system: values.system };
    const documents = filesOf(workspace, uris).flatMap((file) =>
      file.documents.filter(({ kind }) => kind === 'Engagement'),
    );
    const all: Asked[] = [];
    for (const document of documents) {
      const one = await settled(document, workspace, today, question);
      if (one) all.push(one);
    }
    if (all.length === 0) throw new WrongUse(`there is no engagement in ${either(paths.map((path) => `\`${path}\``))}`);
    const told = all.filter(({ gates, systems, systemsInFull }) => !systemsInFull || gates.length + systems.length > 0);
    refuseUnknown(all, question);
    const colour = process.stdout.isTTY === true && !process.env.NO_COLOR;
    const text = values.format === 'json' ? readinessJson(told, today) : readinessText(told, today, colour);
    process.stdout.write(text);
    return told.every(({ ready }) => ready) ? 0 : 1;
  },
});

/** What is asked of an engagement, once all is known of the files that it names: on them errors depend. */
async function settled(
  document: DocumentEntry,
  workspace: Workspace,
  today: string,
  question: Question,
): Promise<Asked | undefined> {
  for (;;) {
    const before = workspace.outside;
    const readiness = readinessOf(document, workspace, today);
    const scope = workspace.scopeOf(document.file);
    const answer = readiness && asked(document.file, readiness, scope.isBroken, question);
    await workspace.settled();
    if (workspace.outside === before) return answer;
  }
}

/** @throws WrongUse where no engagement has what was named */
function refuseUnknown(all: readonly Asked[], { gate, system }: Question): void {
  const gates = all.flatMap(({ readiness }) => readiness.gates.flatMap(({ gate: { id } }) => id ?? []));
  const systems = all.flatMap(({ readiness }) => readiness.systems.flatMap(({ system: { id } }) => id ?? []));
  if (gate !== undefined && !gates.includes(gate)) throw unknown('gate', gate, gates);
  if (system !== undefined && !systems.includes(system)) throw unknown('system in use', system, systems);
}

function unknown(what: string, given: string, known: readonly string[]): WrongUse {
  const near = nearest(given, known);
  return new WrongUse(`there is no ${what} \`${given}\`${near === undefined ? '' : `; did you mean \`${near}\`?`}`);
}
