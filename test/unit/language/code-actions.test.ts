import assert from 'node:assert/strict';
import type { CodeAction, Diagnostic } from 'vscode-languageserver';
import { type ActionData, codeActions, FIX_ALL, resolveAction } from '../../../server/language/code-actions';
import { workspaceEdit } from '../../../server/language/workspace-edit';
import { judge } from '../../../server/rules/judge';
import { applyEdits } from '../../../server/syntax/edits';
import { parseMarkers } from '../../protocol/markers';
import { openWorkspace } from '../workspace';

const TODAY = '2026-09-15';
/** YAML has a use for the bar. */
const CURSOR = { cursor: '$0' };
const PATH = '/w/kite.engagement.yaml';

/** An engagement with keys of its `spec` put in; the cursor marks where actions are asked for. */
function engagement(keys: string): string {
  return `apiVersion: handover/v1
kind: Engagement
metadata: {name: kite, title: Kite yard, owners: [lead]}
spec:
  model: bot
  status: proposed
  fit: {newToDevOps: true}
  parties: {client: {name: Kite Yard}, provider: {name: Lantern}}
  people:
    - {id: ada, name: Ada Frost, party: client}
  roles:
    - {id: lead, party: client, people: [ada], backups: [ada]}
${keys}
  phases:
    - {id: build, kind: build, start: 2027-01-11, end: 2027-06-25, status: planned}
`;
}

async function offered(marked: string, only?: string[]) {
  const { text, cursors } = parseMarkers(marked, CURSOR);
  const [cursor] = cursors;
  const { workspace, file } = await openWorkspace({ [PATH]: text });
  const entry = file(PATH);
  const { source } = entry.source;
  const at = cursor === undefined ? undefined : source.offsetAt(cursor);
  const range = at === undefined ? { start: 0, end: text.length } : { start: at, end: at };
  const told = ({ rule, place, message }: { rule: string; place: never; message: string }) =>
    ({ code: rule, message, range: entry.rangeOf(place) }) as Diagnostic;
  const actions = codeActions(workspace, entry, range, TODAY, only, 1, told as never);
  const after = (action: CodeAction, version = 1) => {
    const planned = resolveAction(workspace, action.data as ActionData, TODAY, () => version);
    if (!planned) return undefined;
    let result = text;
    for (const [, edits] of planned.edits) result = applyEdits(text, edits);
    return result;
  };
  return { actions, titles: actions.map(({ title }) => title), after, workspace, entry, text };
}

describe('code actions', () => {
  const mistyped = engagement('  contract: {signed: 2026-9-1, noticePeriod: 3 mo$0nths}');

  it('offer the fixes of the findings at the cursor, the obvious one preferred', async () => {
    const { actions } = await offered(mistyped);
    const [first] = actions;
    assert.equal(first?.title, "Change to '3M'");
    assert.equal(first.isPreferred, true);
    assert.equal(first.kind, 'quickfix');
    assert.equal(first.diagnostics?.[0]?.code, 'format/invalid-duration');
    assert.equal(first.edit, undefined, 'edits are planned when one is chosen');
    assert.ok(!actions.some(({ title }) => title.includes('2026-09-01')), 'of another place on the line');
  });

  it('change what they say and nothing else', async () => {
    const { actions, after, text } = await offered(mistyped);
    assert.equal(after(actions[0]!), text.replace('3 months', '3M'));
  });

  it('do nothing once the text has moved on', async () => {
    const { actions, after } = await offered(mistyped);
    for (const action of actions) assert.equal(after(action, 2), undefined, action.title);
  });

  it('fix all of one kind in the file', async () => {
    const keys =
      '  contract: {signed: 2026-9-1, renewal: 2027-3-1} # kept\n  exit: {approvedOn: 2026-5-0$02, lastTested: 1 May}';
    const { actions, after, text } = await offered(engagement(keys));
    const all = actions.find(({ title }) => title.startsWith('Fix all 3 findings of format/invalid-date'));
    assert.ok(all, actions.map(({ title }) => title).join('\n'));
    const wanted = text
      .replace('2026-9-1', '2026-09-01')
      .replace('2027-3-1', '2027-03-01')
      .replace('2026-5-02', '2026-05-02');
    assert.equal(after(all), wanted);
  });

  it('fix all that needs no decision, asked for by its kind', async () => {
    const keys = '  contract: {signed: 2026-9-1}\n  fit2: 1\n  scope: {in: [yes], out: [no way]}';
    const { actions, after, text } = await offered(engagement(keys), [FIX_ALL]);
    assert.deepEqual(
      actions.map(({ title, kind }) => [title, kind]),
      [['Fix all that needs no decision', FIX_ALL]],
    );
    // The mistyped key is a person's to decide.
    assert.equal(after(actions[0]!), text.replace('2026-9-1', '2026-09-01').replace('[yes]', '["yes"]'));
    assert.deepEqual((await offered(engagement(keys), ['source'])).titles, ['Fix all that needs no decision']);
    assert.deepEqual((await offered(engagement(keys), ['refactor'])).titles, []);
  });

  it('are none where all is well', async () => {
    assert.deepEqual((await offered(engagement('  scope: {in: [ki$0tes]}'))).titles, []);
  });

  describe('that hold a finding back', () => {
    const title = (rule: string) => `Hold ${rule} back here, for a reason`;
    const cases: [name: string, keys: string, rule: string, after: string | undefined][] = [
      [
        'at the end of the line',
        '  modl$0e: bot',
        'format/unknown-key',
        '  modle: bot # handover-ignore format/unknown-key -- ',
      ],
      [
        'on the line above where a comment stands already',
        '  modl$0e: bot # why',
        'format/unknown-key',
        '  # handover-ignore format/unknown-key -- \n  modle: bot # why',
      ],
      [
        'not where one waits for its reason already',
        '  modl$0e: bot # handover-ignore format/unknown-key',
        'format/unknown-key',
        undefined,
      ],
      [
        'in the list of the one that is there',
        '  glossary: [{term: kite, meaning: 4, meanin$0: text}] # handover-ignore format/schema -- a pilot',
        'format/unknown-key',
        '  glossary: [{term: kite, meaning: 4, meanin: text}] # handover-ignore format/schema, format/unknown-key -- a pilot',
      ],
      [
        'behind the mark of a text of several lines',
        '  modl$0e: |\n    # not a comment\n    text',
        'format/unknown-key',
        '  modle: | # handover-ignore format/unknown-key -- \n    # not a comment\n    text',
      ],
      [
        'not inside a text of several lines',
        "  scope: {in: ['a\n    b', {c$0: d}]}",
        'format/schema',
        "  scope: {in: ['a\n    b', {c: d}]} # handover-ignore format/schema -- ",
      ],
    ];
    for (const [name, keys, rule, wanted] of cases) {
      it(name, async () => {
        const { actions, after, text } = await offered(engagement(keys));
        const action = actions.find((one) => one.title === title(rule));
        if (wanted === undefined) {
          assert.equal(action, undefined);
          return;
        }
        assert.ok(action, actions.map((one) => one.title).join('\n'));
        assert.equal(after(action), text.replace(parseMarkers(keys, CURSOR).text, wanted));
      });
    }

    it('say nothing for the person: the finding stays until the reason stands there', async () => {
      const { actions, after } = await offered(engagement('  modl$0e: bot'));
      const text = after(actions.find((one) => one.title === title('format/unknown-key'))!)!;
      const said = async (of: string) => {
        const { workspace, file } = await openWorkspace({ [PATH]: of });
        const found = judge(file(PATH), workspace, TODAY);
        return found.filter(({ severity }) => severity !== 'hint').map(({ rule }) => rule);
      };
      assert.deepEqual(await said(text), ['format/unknown-key', 'format/unused-suppression']);
      assert.deepEqual(await said(text.replace('-- \n', '-- a pilot\n')), []);
    });

    it('leave the cursor where the reason goes, in clients that can', async () => {
      const { actions, workspace } = await offered(engagement('  modl$0e: bot'));
      const action = actions.find((one) => one.title === title('format/unknown-key'))!;
      const planned = resolveAction(workspace, action.data as ActionData, TODAY, () => 1)!;
      const abilities = { documentChanges: true, create: true, identify: (uri: string) => ({ uri, version: 1 }) };
      const rich = workspaceEdit(planned.edits, planned.created, { ...abilities, snippets: true });
      const poor = workspaceEdit(planned.edits, planned.created, { ...abilities, snippets: false });
      const plain = workspaceEdit(planned.edits, planned.created, {
        ...abilities,
        snippets: true,
        documentChanges: false,
      });
      assert.match(
        JSON.stringify(rich),
        /"snippet":\{"kind":"snippet","value":" # handover-ignore format\/unknown-key -- \$0"\}/,
      );
      assert.match(JSON.stringify(poor), /"newText":" # handover-ignore format\/unknown-key -- "/);
      assert.ok(plain?.changes && !plain.documentChanges);
    });
  });

  it('make no file in clients that cannot', async () => {
    const { actions, workspace } = await offered(engagement('  objectives: [{id: o, text: Fly, kpi: heig$0ht}]'));
    assert.ok(actions.some(({ title }) => title === "Create the KPI 'height'"));
    const created: [string, string][] = [['file:///w/new.md', '# New\n']];
    const abilities = { documentChanges: true, snippets: false, identify: (uri: string) => ({ uri, version: null }) };
    assert.equal(workspaceEdit([], created, { ...abilities, create: false }), undefined);
    assert.deepEqual(workspaceEdit([], created, { ...abilities, create: true })?.documentChanges?.[0], {
      kind: 'create',
      uri: 'file:///w/new.md',
      options: { ignoreIfExists: true },
    });
    assert.ok(workspace);
  });
});
