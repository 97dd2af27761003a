import assert from 'node:assert/strict';
import type { CodeLens, Hover, Range } from 'vscode-languageserver';
import { codeLenses, type LensTarget, resolveCodeLens } from '../../../server/language/code-lenses';
import { hover } from '../../../server/language/hover';
import { inlayHints } from '../../../server/language/inlay-hints';
import { limited, sentence } from '../../../server/language/outcomes';
import { parseMarkers } from '../../protocol/markers';
import { example } from '../rules/mutation';
import { openWorkspace } from '../workspace';

const TODAY = '2026-09-15';
const PATH = '/w/acme.engagement.yaml';
const URI = 'file:///w/acme.engagement.yaml';

const ENGAGEMENT = `apiVersion: handover/v1
kind: Engagement
metadata: {name: acme, title: Acme}
spec:
  risks: []
  phases:
    - id: operate
      kind: operate
      end: 2026-11-27
      milestones:
        - {id: m-plain, text: Plain, due: 2026-10-01}
        - {id: m-check, text: Tier one in shadow, due: 2026-10-01, check: ownership-stage, with: {tier: 1, atLeast: shadow}}
      gate:
        id: g-transfer
        due: 2026-11-27
        criteria:
          - {id: c-met, check: risks-below, owner: lead}
          - id: c-unmet
            text: All in shadow
            check: ownership-stage
            with: {atLeast: reverse-shadow}
            owner: lead
          - {id: c-unknown, text: "[Audit](command:x) <b>", check: audit-passed, with: {audit: ready}}
          - {id: c-people, text: Rota staffed, status: open, owner: lead}
          - {id: c-optional, text: Nice, mandatory: false, status: open}
    - {id: transfer, kind: transfer, end: 2027-02-26, gate: {id: g-accept, due: 2026-09-15, criteria: [{id: d, status: done}]}}
    - {id: support, kind: support, end: 2026-09-12, gate: {}}
    - {id: last, kind: support, gate: {id: g-past, outcome: conditional-pass, criteria: [{id: e, status: done}]}}
  systems:
    - {id: mast, title: Mast, tier: 1, owners: {primary: ada}, ownership: {stage: shadow, plan: {reverse-shadow: 2026-10-01}}}
    - {id: hull, title: "Hull $(rocket) \`x\`", tier: 1, ownership: {stage: reverse-shadow}}
    - {id: gone, title: Gone, tier: 3, ownership: {stage: retired}}
    - {id: out, title: Out, tier: 3, ownership: {stage: exited}}
    - {id: new, title: New, tier: 3, ownership: {stage: planned}}
`;

async function opened(text = ENGAGEMENT) {
  const { workspace, file } = await openWorkspace({ [PATH]: text });
  const entry = file(PATH);
  const textIn = (range: Range) =>
    entry.text.slice(entry.source.source.offsetAt(range.start), entry.source.source.offsetAt(range.end));
  return { workspace, entry, textIn };
}

const WHOLE: Range = { start: { line: 0, character: 0 }, end: { line: 10_000, character: 0 } };

describe('code lenses', () => {
  it('say of each gate and each system how far it is', async () => {
    const { workspace, entry, textIn } = await opened();
    const lenses = codeLenses(workspace, entry, URI, TODAY);
    assert.deepEqual(
      lenses.map(({ range, command }) => `${textIn(range)}: ${command?.title}`),
      [
        'g-transfer: 1 of 5 · 3 blockers · 73 days',
        'g-accept: 1 of 1 · due today',
        '{}: no criteria · 3 days overdue',
        'g-past: 1 of 1 · conditional-pass',
        'mast: 0 of 4 for reverse-shadow',
        'hull: 0 of 7 for client-owned',
      ],
    );
  });

  it('are text where the client has no command', async () => {
    const { workspace, entry } = await opened();
    for (const { command } of codeLenses(workspace, entry, URI, TODAY)) assert.equal(command?.command, '');
  });

  it('lead to what has an id, where the client has the command', async () => {
    const { workspace, entry } = await opened();
    const lenses = codeLenses(workspace, entry, URI, TODAY, (target) => ({ command: 'show', arguments: [target] }));
    assert.deepEqual(
      lenses.map(({ command }) => [command?.command, command?.arguments?.[0]]),
      [
        ['show', { gate: 'g-transfer' }],
        ['show', { gate: 'g-accept' }],
        ['', undefined],
        ['show', { gate: 'g-past' }],
        ['show', { system: 'mast' }],
        ['show', { system: 'hull' }],
      ],
    );
  });

  it('are of engagements alone, and of each in a file', async () => {
    const { workspace, file } = await openWorkspace({
      '/w/a.runbook.yaml': 'apiVersion: handover/v1\nkind: Runbook\nmetadata: {name: r}\n',
      '/w/b.engagement.yaml': `${ENGAGEMENT}---\n${ENGAGEMENT}`,
    });
    assert.deepEqual(codeLenses(workspace, file('/w/a.runbook.yaml'), URI, TODAY), []);
    assert.equal(codeLenses(workspace, file('/w/b.engagement.yaml'), URI, TODAY).length, 12);
  });

  it('of a big file are worked out when they are about to be seen', async () => {
    const few = await opened();
    const leadsTo = (target: LensTarget) => ({ command: 'show', arguments: [target] });
    const lenses = codeLenses(few.workspace, few.entry, URI, TODAY, leadsTo);
    assert(lenses.every(({ command }) => command));
    const system = (index: number) => `    - {id: x${index}, title: X, tier: 2, ownership: {stage: client-owned}}\n`;
    const more = await opened(ENGAGEMENT + Array.from({ length: 60 }, (_, index) => system(index)).join(''));
    const unresolved = codeLenses(more.workspace, more.entry, URI, TODAY, leadsTo);
    assert.equal(unresolved.length, 6 + 60);
    assert(unresolved.every(({ command }) => !command));
    const resolved = unresolved.map((lens) => resolveCodeLens(more.workspace, more.entry, lens, TODAY, leadsTo));
    const told = (lens: CodeLens, text: (range: Range) => string) =>
      [text(lens.range), lens.command?.title, lens.command?.command, lens.command?.arguments?.[0]] as const;
    assert.deepEqual(
      resolved.slice(0, 6).map((lens) => told(lens, more.textIn)),
      lenses.map((lens) => told(lens, few.textIn)),
    );
    assert.deepEqual(told(resolved.at(-1)!, more.textIn), ['x59', '0 of 7 for exited', 'show', { system: 'x59' }]);
  });

  it('of a text that has moved on say nothing', async () => {
    const { workspace, entry } = await opened('apiVersion: handover/v1\nkind: Engagement\n');
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
    for (const data of [{ gate: 3 }, { system: 0 }, {}]) {
      const lens = { range, data: { uri: URI, document: 0, ...data } };
      assert.deepEqual(resolveCodeLens(workspace, entry, lens, TODAY), { range, command: { title: '', command: '' } });
    }
    const other = { range, data: { uri: URI, document: 4, gate: 0 } };
    assert.deepEqual(resolveCodeLens(workspace, entry, other, TODAY).command, { title: '', command: '' });
  });

  it('hold no text of the file', async () => {
    const { workspace, entry } = await opened();
    for (const { command } of codeLenses(workspace, entry, URI, TODAY)) assert.doesNotMatch(command!.title, /[$`<]/);
  });
});

describe('inlay hints', () => {
  it('say behind each check what it says today', async () => {
    const { workspace, entry } = await opened();
    const hints = inlayHints(workspace, entry, WHOLE, TODAY);
    const lines = entry.text.split('\n');
    assert.deepEqual(
      hints.map(({ position, label }) => {
        const before = lines[position.line]!.slice(0, position.character);
        return `${/check: [\w-]+$/.exec(before)?.[0]} ${label}`;
      }),
      [
        'check: ownership-stage ✓ met',
        'check: risks-below ✓ met',
        'check: ownership-stage ✗ 2 of 4',
        'check: audit-passed ? unknown',
      ],
    );
    assert(hints.every(({ paddingLeft }) => paddingLeft === true));
  });

  it('are only those in the range', async () => {
    const { workspace, entry } = await opened();
    const line = entry.text.split('\n').findIndex((text) => text.includes('audit-passed'));
    const range: Range = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
    assert.deepEqual(
      inlayHints(workspace, entry, range, TODAY).map(({ label }) => label),
      ['? unknown'],
    );
  });

  it('look at nothing outside the range', async () => {
    const { workspace, entry } = await opened(ENGAGEMENT.replace('check: risks-below', 'check: no-errors'));
    const range: Range = { start: { line: 0, character: 0 }, end: { line: 8, character: 0 } };
    let judged = 0;
    const watched = new Proxy(workspace, {
      get(target, name) {
        if (name === 'paths') judged++;
        const value = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    assert.deepEqual(inlayHints(watched, entry, range, TODAY), []);
    assert.equal(judged, 0);
    assert.equal(inlayHints(watched, entry, WHOLE, TODAY).length, 4);
    assert.notEqual(judged, 0);
  });

  it('say of what is not applicable that it does not block', async () => {
    const { workspace, entry } = await opened(
      ENGAGEMENT.replace('check: audit-passed,', 'check: audit-passed, status: not-applicable,'),
    );
    assert.equal(inlayHints(workspace, entry, WHOLE, TODAY).at(-1)?.label, '✓ met');
  });

  it('escape in the tooltip what comes from the file', async () => {
    const { workspace, entry } = await opened();
    const tooltips = inlayHints(workspace, entry, WHOLE, TODAY).map(
      ({ tooltip }) => (tooltip as { value: string }).value,
    );
    assert(
      tooltips.some((text) => text.includes("Hull \\$\\(rocket\\) 'x' `hull`")),
      tooltips.join('\n'),
    );
  });
});

describe('hover on what has a check', () => {
  const shown = async (find: string, put: string, text = ENGAGEMENT): Promise<string> => {
    assert.equal(text.split(find).length, 2, find);
    const { text: plain, cursors } = parseMarkers(text.replace(find, put), { cursor: '¦' });
    const { workspace, entry } = await opened(plain);
    const found: Hover | undefined = hover(workspace, entry, entry.source.source.offsetAt(cursors[0]!), TODAY);
    return found ? (found.contents as { value: string }).value : '';
  };

  it('says what a check says and why', async () => {
    const text = await shown('check: audit-passed', 'check: audit-pas¦sed');
    assert(text.startsWith("`audit-passed`: The audit's result is `pass`"), text);
    assert(text.endsWith('**? unknown** today\n\n- ? No audit has the id `ready`'), text);
  });

  it('says the same on the id of a criterion, the worst first', async () => {
    const text = await shown('id: c-unmet', 'id: c-un¦met');
    assert(
      text.endsWith(
        [
          '**✗ not met** today\n',
          '- ✗ Mast `mast` is in `shadow`, not yet in `reverse-shadow` (`ada`, until 2026-10-01)',
          '- ✗ New `new` is in `planned`, not yet in `reverse-shadow`',
          "- ✓ Hull \\$\\(rocket\\) 'x' `hull` is in `reverse-shadow`",
          '- ✓ Out `out` is in `exited`',
        ].join('\n'),
      ),
      text,
    );
  });

  it('says the same on the id of a milestone', async () => {
    const text = await shown('id: m-check', 'id: m-ch¦eck');
    assert(text.includes('**✓ met** today'), text);
  });

  it('says nothing on the id of what people judge, nor on other keys', async () => {
    assert(!(await shown('id: c-people', 'id: c-peo¦ple')).includes('today'));
    assert(!(await shown('id: m-plain', 'id: m-pla¦in')).includes('today'));
    assert(!(await shown('text: All in shadow', 'text: All in sha¦dow')).includes('**✗'));
    assert(
      !(await shown('            check: ownership-stage', '            ch¦eck: ownership-stage')).includes('today\n'),
    );
  });

  it('says on the id of a gate how far it is', async () => {
    const text = await shown('id: g-transfer', 'id: g-trans¦fer');
    assert(
      text.endsWith(
        [
          '1 of 5 criteria met. **no-go** today: 2 mandatory criteria are not met, 1 mandatory criterion is unknown\n',
          '- ✓ No open risk is at an exposure or above',
          '- ✗ All in shadow (`lead`)',
          '- ? \\[Audit\\]\\(command\\:x\\) \\<b\\>',
          '- ✗ Rota staffed (`lead`)',
          '- ✗ Nice (optional)',
        ].join('\n'),
      ),
      text,
    );
  });

  it('says on the id of a system what it needs for its next stage', async () => {
    const text = await shown('id: mast', 'id: ma¦st');
    assert(text.includes('**0 of 4 for reverse-shadow** today'), text);
    assert(text.includes('- ✗ Approved runbooks'), text);
  });

  it('shows no more than can be read', async () => {
    const many = Array.from(
      { length: 40 },
      (_, index) => `    - {id: x${index}, title: X, tier: 2, ownership: {stage: shadow}}`,
    );
    const text = await shown('id: c-unmet', 'id: c-un¦met', `${ENGAGEMENT}${many.join('\n')}\n`);
    assert(text.endsWith('\n- and 32 more'), text);
    assert.equal(text.split('\n').filter((line) => /^- [✓✗?]/.test(line)).length, 12);
  });

  it('says something of the example everywhere', async () => {
    const { workspace, file } = await openWorkspace(
      Object.fromEntries(Object.entries(example()).map(([path, text]) => [`/w/${path}`, text])),
    );
    const entry = file('/w/skerry-line.engagement.yaml');
    let count = 0;
    for (const match of entry.text.matchAll(/check: [\w-]+/g)) {
      const found = hover(workspace, entry, match.index + match[0].length, TODAY);
      assert.match((found!.contents as { value: string }).value, /\*\*[✓✗?] (?:met|not met|unknown)\*\* today/);
      count++;
    }
    assert(count > 20);
  });
});

describe('sentences of checks as Markdown', () => {
  it('keep ids as code and escape the rest', () => {
    assert.equal(sentence('Mast *big* `mast` is in `shadow`'), 'Mast \\*big\\* `mast` is in `shadow`');
    assert.equal(sentence('`a` is open: **x** [y](z)'), '`a` is open\\: \\*\\*x\\*\\* \\[y\\]\\(z\\)');
    assert.equal(sentence('plain'), 'plain');
    assert.equal(sentence(''), '');
  });

  it('a list of one more than is shown is shown whole', () => {
    const lines = (count: number) => Array.from({ length: count }, (_, index) => `- ${index}`);
    assert.equal(limited(lines(13), String), lines(13).join('\n'));
    assert.equal(limited(lines(14), String), [...lines(12), '- and 2 more'].join('\n'));
  });
});
