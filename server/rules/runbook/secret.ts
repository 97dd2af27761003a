import { readCommand } from '../../commands/reading';
import { findSecrets, type SecretLiteral } from '../../commands/secrets';
import type { OwnRunbook } from '../../engagement/runbook';
import { isMap, textOf } from '../../model/entries';
import { nodeOf } from '../../model/values';
import { appendTo, applyEdits, type Data, replaceScalar } from '../../syntax/edits';
import { type MapNode, pairOf, type ScalarNode } from '../../syntax/nodes';
import type { TextEdit } from '../../syntax/text';
import { editing, type Fix } from '../fix';
import { runbookRule } from '../rule';
import { isText, readingOf, within } from './reading';

export const secret = runbookRule({
  id: 'runbook/secret',
  severity: 'error',
  what: 'Secret-like literal in a command, expectation or example',
  fixable: true,
  reads: ['runbook'],
  *check({ runbook }) {
    for (const command of runbook.commands) {
      for (const found of findSecrets(readingOf(command))) {
        yield {
          ...within(runbook, command.node, found),
          // Never the literal itself: messages are shown, logged and sent on.
          message: `This looks like ${found.what}, and a runbook is read by many; make it an input with \`secret: true\` and a \`source\`, and use \`\${${found.variable}}\` here`,
          fixes: [moving(runbook, command.node, found)],
        };
      }
    }
    for (const node of otherTexts(runbook)) {
      for (const found of findSecrets(readCommand(String(node.value), 'manual'))) {
        yield {
          ...within(runbook, node, found),
          message: `This looks like ${found.what}, and a runbook is read by many; write what it looks like instead, such as \`<${found.variable.toLowerCase().replaceAll('_', '-')}>\``,
          fixes: [standingIn(runbook, node, found)],
        };
      }
    }
  },
});

/** Expectations, and what inputs show as their examples or take as their defaults. */
function* otherTexts(runbook: OwnRunbook): Iterable<ScalarNode> {
  const maps: [object, readonly string[]][] = [
    ...runbook.steps.flatMap(({ expect }): [object, string[]][] =>
      isMap(expect) ? [[expect, ['output', 'text']]] : [],
    ),
    ...runbook.verification.map((one): [object, string[]] => [one, ['expect']]),
    ...runbook.inputs.map((one): [object, string[]] => [one, ['example', 'default']]),
  ];
  for (const [map, keys] of maps) {
    for (const key of keys) {
      const node = pairOf(nodeOf(map) ?? NOTHING, key)?.value;
      if (isText(node)) yield node;
    }
  }
}

const NOTHING: MapNode = { kind: 'map', origin: { start: 0 }, start: 0, end: 0, flow: true, pairs: [] };

/** A variable in the place of the literal, and the input that it comes from; where from, a person has to say. */
function moving(runbook: OwnRunbook, node: ScalarNode, { start, end, variable }: SecretLiteral): Fix {
  const name = freeName(runbook, variable);
  return editing(
    runbook.document.file,
    { title: `Move it to the secret input \`${name}\``, preferred: true },
    (text) => {
      const value = String(node.value);
      const used = replaceScalar(text, node, `${value.slice(0, start)}\${${name}}${value.slice(end)}`);
      const spec = nodeOf(runbook.spec);
      const input: Data = { name, description: null, required: true, secret: true, source: null };
      const declared = spec && appendTo(text, spec, 'inputs', input, { position: { before: 'steps' } });
      return used && declared && together(text, [...used, ...declared]);
    },
  );
}

function standingIn(runbook: OwnRunbook, node: ScalarNode, { start, end, variable }: SecretLiteral): Fix {
  const placeholder = `<${variable.toLowerCase().replaceAll('_', '-')}>`;
  const value = String(node.value);
  return editing(runbook.document.file, { title: `Write \`${placeholder}\` instead`, preferred: true }, (text) =>
    replaceScalar(text, node, `${value.slice(0, start)}${placeholder}${value.slice(end)}`),
  );
}

function together(text: string, edits: readonly TextEdit[]): readonly TextEdit[] | undefined {
  try {
    applyEdits(text, edits);
    return edits;
  } catch {
    // They overlap: nothing is written rather than half of it.
    return undefined;
  }
}

function freeName({ inputs }: OwnRunbook, wanted: string): string {
  const taken = new Set(inputs.map(({ name }) => textOf(name)));
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted}_${number}`;
  return name;
}
