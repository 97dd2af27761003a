import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { handover } from './cli';
import { repository, temporaryFolder } from './paths';

const NOW = ['--now', '2026-09-15'];
const EXAMPLE = 'examples/skerry-line';

const small = (criteria: string, title = 'Small') => `apiVersion: handover/v1
kind: Engagement
metadata: {name: small, title: ${title}}
spec:
  model: bot
  status: active
  parties: {client: {name: Client}, provider: {name: Provider}}
  phases:
    - id: operate
      kind: operate
      start: 2026-01-01
      end: 2026-11-23
      status: in-progress
      gate: {id: g-transfer, due: 2026-11-20, criteria: [${criteria}]}
`;

describe('handover readiness', function () {
  this.timeout(20_000);

  const folder = temporaryFolder('cli-readiness');
  after(folder.remove);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder.path, path)), { recursive: true });
    writeFileSync(join(folder.path, path), text);
  };
  const here = (...args: string[]) => handover(['readiness', ...args, ...NOW], { cwd: folder.path });
  const example = (...args: string[]) => handover(['readiness', EXAMPLE, ...args, ...NOW], { cwd: repository });

  it('tells people of the next gate, what blocks it, the gates behind it and the systems', async () => {
    const { code, stdout, stderr } = await example();
    assert.equal(stderr, '');
    assert.equal(code, 1);
    const lines = stdout.split('\n');
    assert.equal(lines[0], 'examples/skerry-line/skerry-line.engagement.yaml');
    for (const line of [
      'Next gate: g-transfer, due 2026-11-27 (in 73 days)',
      '  no-go: 5 mandatory criteria are not met, 1 mandatory criterion is unknown',
      '  7 of 13 criteria met',
      '  not yet approved by sponsor, service-owner, security-officer, engagement-lead',
      '  ✓ met      tr-stage       Tier-1 systems are run by the client with the provider in reserve',
      '  ✗ not met  tr-competency  Primary and backup work alone',
      '                            ✗ Tomasz Wrona `tomasz-wrona` has level 2 on Booking database `booking-db`, and needs 3 (tomasz-wrona)',
      '  ? unknown  tr-audit       Independent transfer-readiness audit',
      '                            ? The audit `transfer-readiness` has no result yet; it is due on 2026-11-13 (keelson, until 2026-11-13)',
      '  ✗ not met  tr-rota        Client rota staffed until the end of February (service-owner)',
      '  g-acceptance  1 of 8  due 2027-02-26 (in 164 days), no-go',
      '  g-operate     5 of 5  conditional-pass on 2026-01-29',
      '  cluster-prod       reverse-shadow, 4 of 7 for client-owned, planned for 2026-12-14 (in 90 days)',
    ]) {
      assert(lines.includes(line), `no line ${line} in:\n${stdout}`);
    }
    assert(!stdout.includes('\x1b'), 'a pipe has no colours');
  });

  it('tells of one gate or one system alone', async () => {
    const gate = await example('--gate', 'g-operate');
    assert.equal(gate.code, 0);
    assert.match(gate.stdout, /^Gate: g-operate, conditional-pass on 2026-01-29\n {2}go: All criteria are met$/m);
    assert.doesNotMatch(gate.stdout, /g-transfer|Systems?$/m);
    const system = await example('--system=booking-db');
    assert.equal(system.code, 1);
    assert.match(system.stdout, /^ {2}booking-db {2}reverse-shadow, 3 of 7 for client-owned/m);
    assert.match(system.stdout, /^ {4}✓ met {6}Approved runbooks$/m);
    assert.match(system.stdout, /^ {17}✗ .* \(platform-team, until 2027-01-15\)$/m);
    assert.doesNotMatch(system.stdout, /gate/i);
    const ready = await example('--system', 'boarding-gateway');
    assert.equal(ready.code, 0);
    const both = await example('--gate', 'g-operate', '--system', 'booking-db');
    assert.equal(both.code, 1);
    assert.match(both.stdout, /g-operate[\s\S]*booking-db/);
  });

  it('offers the nearest id', async () => {
    for (const [option, given, near] of [
      ['--gate', 'g-transfr', 'g-transfer'],
      ['--system', 'bookingdb', 'booking-db'],
    ] as const) {
      const { code, stdout, stderr } = await example(option, given);
      assert.equal(code, 2);
      assert.equal(stdout, '');
      assert.match(stderr, new RegExp(`\`${given}\`; did you mean \`${near}\`\\?`));
    }
  });

  it('tells programs everything, with 1-based places', async () => {
    const { code, stdout } = await example('--format', 'json');
    assert.equal(code, 1);
    const { today, ready, engagements } = JSON.parse(stdout);
    assert.equal(today, '2026-09-15');
    assert.equal(ready, false);
    assert.equal(engagements.length, 1);
    const [one] = engagements;
    assert.deepEqual(Object.keys(one), ['file', 'name', 'title', 'ready', 'complete', 'nextGate', 'gates', 'systems']);
    assert.equal(one.nextGate, 'g-transfer');
    assert.equal(one.complete, true);
    assert.deepEqual(
      one.gates.map(({ id }: { id: string }) => id),
      ['g-operate', 'g-transfer', 'g-acceptance', 'g-exit'],
    );
    const gate = one.gates[1];
    assert.deepEqual(gate.blockers, [
      'tr-exercised',
      'tr-competency',
      'tr-kpis',
      'tr-audit',
      'tr-checklists',
      'tr-rota',
    ]);
    const lines = readFileSync(join(repository, EXAMPLE, 'skerry-line.engagement.yaml'), 'utf8').split('\n');
    const textAt = ({ line, column }: { line: number; column: number }) => lines[line - 1]!.slice(column - 1);
    assert(textAt(gate).startsWith('g-transfer'));
    const audit = gate.criteria.find(({ id }: { id: string }) => id === 'tr-audit');
    assert(textAt(audit).startsWith('tr-audit'));
    const { line, column, looked, ...rest } = audit;
    assert.deepEqual(rest, {
      id: 'tr-audit',
      what: 'Independent transfer-readiness audit',
      mandatory: true,
      owner: 'assurance-lead',
      check: 'audit-passed',
      status: null,
      decidedBy: 'check',
      evidence: [],
      verdict: 'unknown',
    });
    assert(line > 1 && column > 1);
    assert.equal(looked[0].verdict, 'unknown');
    assert(textAt(looked[0]).startsWith('pending'));
    const system = one.systems.find(({ id }: { id: string }) => id === 'booking-db');
    assert(textAt(system).startsWith('booking-db'));
    assert.deepEqual(system.blockers, [
      'owners-competent',
      'runbooks-exercised',
      'access-transferred',
      'figures-and-risks',
    ]);
    assert.equal(system.met, 3);
    assert.equal(system.total, 7);
    assert.equal(system.plannedOn, '2027-01-18');
  });

  it('says 0 where nothing blocks', async () => {
    write('ready/engagement.yaml', small('{id: a, text: Done, status: done}'));
    const { code, stdout } = await here('ready');
    assert.equal(code, 0);
    assert.match(stdout, /go: All criteria are met/);
    write(
      'optional/engagement.yaml',
      small('{id: a, status: done}, {id: b, text: Nice, status: open, mandatory: false}'),
    );
    const optional = await here('optional');
    assert.equal(optional.code, 0);
    assert.match(optional.stdout, /conditional: All mandatory criteria are met, 1 optional criterion is not/);
    assert.match(optional.stdout, /✗ not met {2}b {2}Nice \(optional\)/);
    write('decided/engagement.yaml', small('').replace('due:', 'outcome: pass, due:'));
    const decided = await here('decided');
    assert.equal(decided.code, 0);
    assert.match(decided.stdout, /^Every gate is decided$/m);
  });

  it('counts errors of the engagement once it is known which files exist', async () => {
    const criterion = (evidence: string) => small(`{id: a, text: A, check: no-errors, evidence: [${evidence}]}`);
    write('errors/engagement.yaml', criterion('here.md'));
    write('errors/here.md', '');
    assert.equal((await here('errors')).code, 0);
    write('errors/engagement.yaml', criterion('gone.md'));
    const { code, stdout } = await here('errors');
    assert.equal(code, 1);
    assert.match(stdout, /The engagement and its runbooks have 1 error$/m);
  });

  it('tells of several engagements one after another', async () => {
    write('several/a/engagement.yaml', small('{id: a, status: done}', 'First'));
    write('several/b/engagement.yaml', small('{id: a, status: open}', 'Second').replace('g-transfer', 'g-other'));
    const { code, stdout } = await here('several');
    assert.equal(code, 1);
    assert.match(stdout, /^several\/a\/engagement\.yaml\nFirst[\s\S]*\n\n\nseveral\/b\/engagement\.yaml\nSecond/);
    const one = await here('several', '--gate', 'g-transfer');
    assert.equal(one.code, 0);
    assert.doesNotMatch(one.stdout, /Second/);
    const json = JSON.parse((await here('several', '--format', 'json')).stdout);
    assert.deepEqual(
      json.engagements.map(({ name, ready }: { name: string; ready: boolean }) => [name, ready]),
      [
        ['small', true],
        ['small', false],
      ],
    );
  });

  it('shows text of files as text', async () => {
    const hostile = '"\\e[31mred\\u202e \\n ok"';
    write(
      'hostile/engagement.yaml',
      small(
        `{id: a, text: ${hostile}, status: open, owner: ${hostile}}, {id: b, check: audit-passed, with: {audit: ${hostile}}}`,
        hostile,
      ),
    );
    const { stdout } = await here('hostile');
    assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    assert.match(stdout, /\\u001b\[31mred\\u202e ok/);
  });

  it('says that something may be missing where a file cannot be read', async () => {
    write('broken/engagement.yaml', `${small('{id: a, status: done}')}  systems: [{id: x\n`);
    const { stdout } = await here('broken');
    assert.match(stdout, /^Parts of the files cannot be read/m);
    const json = JSON.parse((await here('broken', '--format', 'json')).stdout);
    assert.equal(json.engagements[0].complete, false);
  });

  it('refuses what it cannot be asked', async () => {
    write('none/notes.txt', '');
    write('runbook/a.runbook.yaml', 'apiVersion: handover/v1\nkind: Runbook\n');
    for (const [args, said] of [
      [['none'], /there is no engagement in `none`/],
      [['runbook/a.runbook.yaml'], /there is no engagement in/],
      [['missing'], /there is no file or folder `missing`/],
      [['none', '--format', 'yaml'], /must be text or json/],
      [['none', '--gate='], /needs an id/],
      [['none', '--quiet'], /there is no option `--quiet`/],
    ] as const) {
      const { code, stdout, stderr } = await here(...args);
      assert.equal(code, 2, args.join(' '));
      assert.equal(stdout, '');
      assert.match(stderr, said);
    }
    const day = await handover(['readiness', 'none', '--now', 'today'], { cwd: folder.path });
    assert.equal(day.code, 2);
  });

  it('tells of itself', async () => {
    const usage = await handover(['readiness', '--help'], { cwd: folder.path });
    assert.equal(usage.code, 0);
    for (const word of ['--gate ID', '--system ID', '--now DATE', '--format FORMAT', 'Exit status: 0']) {
      assert(usage.stdout.includes(word), word);
    }
    const all = await handover(['--help'], { cwd: folder.path });
    assert.match(all.stdout, /^ {2}readiness {2}/m);
  });
});
