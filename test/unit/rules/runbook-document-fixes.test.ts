import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { printMark } from '../../../server/engagement/mark';
import { fixed } from './fixes';
import { findingsOf } from './helper';
import { ACCESS, ENGAGEMENT, example, RESTORE, told } from './mutation';

/** Fixes of the rules of runbooks and documents, tried on the text after them. */

const clean = example();

/** A text of the example with changes of what stands in it once. */
function edited(path: string, ...edits: [find: string, put: string][]): string {
  return edits.reduce((text, [find, put]) => {
    assert.equal(text.split(find).length, 2, `${path}: ${find}`);
    return text.replace(find, () => put);
  }, clean[path]!);
}

interface Case {
  rule: string;
  path: string;
  /** What spoils the example. */
  spoil: [find: string, put: string][];
  /** The beginning of the fix's title; absent: the obvious one. */
  title?: string;
  /** Lines that the fix takes out of a file, and that it puts in; in the spoilt file where it does not say. */
  out?: string[];
  into: string[];
  changes?: string;
  /** What is found then that the example does not give. */
  leaves?: string[];
}

/** Lines of one text that are not in another, as often as they are more. */
function more(text: string, than: string): string[] {
  const others = than.split('\n');
  return text.split('\n').filter((line) => {
    const at = others.indexOf(line);
    if (at === -1) return true;
    others.splice(at, 1);
    return false;
  });
}

async function check({ rule, path, spoil, title, out = [], into, changes = path, leaves = [] }: Case): Promise<void> {
  const before: Record<string, string> = { ...clean, [path]: edited(path, ...spoil) };
  const after = await fixed(before, rule, title === undefined ? {} : { title });
  assert.deepEqual(more(after[changes]!, before[changes]!).sort(), [...into].sort());
  assert.deepEqual(more(before[changes]!, after[changes]!).sort(), [...out].sort());
  for (const other of Object.keys(after)) if (other !== changes) assert.equal(after[other], before[other], other);
  const known = (await findingsOf(clean)).map(({ rule, message }) => `${rule} ${message}`);
  const found = (await findingsOf(after)).filter(({ rule, message }) => !known.includes(`${rule} ${message}`));
  assert.deepEqual(found.map(told), leaves);
}

const SCALE = 'kubectl --context skerry-prod -n booking scale deployment/booking-api';
const STOP_ROLLBACK = `      rollback: {command: ${SCALE} --replicas=6}\n`;
const ROLL_BACK = 'runbooks/roll-back-release.runbook.yaml';
const PAUSE_ROLLBACK =
  '      rollback: {command: "argocd app set ${SERVICE} --sync-policy automated --self-heal --grpc-web"}\n';
const CONFIRM =
  '      confirm: {by: service-owner, prompt: "Bookings after ${RESTORE_TIME} will have to be re-entered from paper. Promote the copy?"}\n';
const REASON =
  '      irreversibleReason: New bookings are written to the copy; the lost instance can only be searched by hand afterwards.\n';

const cases: Record<string, Case> = {
  'a rollback to fill in': {
    rule: 'runbook/no-rollback',
    path: ROLL_BACK,
    spoil: [[PAUSE_ROLLBACK, '']],
    into: ['      rollback: {text: ""}'],
    leaves: [`${ROLL_BACK}:48 format/schema`],
  },
  'a rollback to fill in, in the place of an empty one, beside a comment': {
    rule: 'runbook/no-rollback',
    path: ROLL_BACK,
    spoil: [[PAUSE_ROLLBACK, '      rollback: {} # ask Nkechi\n']],
    out: ['      rollback: {} # ask Nkechi'],
    into: ['      rollback: {text: ""} # ask Nkechi'],
    leaves: [`${ROLL_BACK}:48 format/schema`],
  },
  'a step made irreversible': {
    rule: 'runbook/no-rollback',
    path: RESTORE,
    title: 'Make it irreversible',
    spoil: [
      [`${STOP_ROLLBACK}      onFailure: abort\n`, '      confirm: {prompt: Stop?} # asked\n      onFailure: abort\n'],
    ],
    out: ['      effect: reversible'],
    into: ['      effect: irreversible', '      irreversibleReason: ""'],
    leaves: [`${RESTORE}:54 format/schema`],
  },
  'a reason to fill in': {
    rule: 'runbook/no-rollback',
    path: RESTORE,
    spoil: [[REASON, '']],
    into: ['      irreversibleReason: ""'],
    leaves: [`${RESTORE}:114 format/schema`],
  },
  'a step between braces': {
    rule: 'runbook/no-rollback',
    path: RESTORE,
    spoil: [
      [
        '  verification:\n',
        '    - {id: tell, title: Tell the ports, effect: reversible, run: {kind: manual}, expect: {text: They know}} # last\n  verification:\n',
      ],
    ],
    out: [
      '    - {id: tell, title: Tell the ports, effect: reversible, run: {kind: manual}, expect: {text: They know}} # last',
    ],
    into: [
      '    - {id: tell, title: Tell the ports, effect: reversible, run: {kind: manual}, expect: {text: They know}, rollback: {text: ""}} # last',
    ],
    leaves: [`${RESTORE}:133 format/schema`],
  },
  'a question to the approver': {
    rule: 'runbook/unconfirmed',
    path: RESTORE,
    spoil: [[CONFIRM, '']],
    into: ['      confirm:', '        by: service-owner', '        prompt: Give the copy the name of production?'],
  },
  'a question where nobody approves': {
    rule: 'runbook/unconfirmed',
    path: RESTORE,
    spoil: [
      [CONFIRM, ''],
      [
        'roles: {execute: [platform-team, provider-sre], approve: service-owner}',
        'roles: {execute: [platform-team, provider-sre]}',
      ],
      ['title: Give the copy the name of production', 'title: Promote the copy.'],
    ],
    into: ['      confirm:', '        prompt: Promote the copy?'],
  },
  'the step that was meant': {
    rule: 'runbook/bad-jump',
    path: RESTORE,
    spoil: [['onFailure: abort', 'onFailure: step:stop-writer # again']],
    out: ['      onFailure: step:stop-writer # again'],
    into: ['      onFailure: step:stop-writers # again'],
  },
  'the step that was meant, in quotes': {
    rule: 'runbook/bad-jump',
    path: RESTORE,
    spoil: [['onFailure: abort', 'onFailure: "step:stop-writer"']],
    out: ['      onFailure: "step:stop-writer"'],
    into: ['      onFailure: "step:stop-writers"'],
  },
  'the owner that was meant': {
    rule: 'runbook/owner-unknown',
    path: RESTORE,
    spoil: [['owner: provider-sre', "owner: 'provider-sro'"]],
    out: ["  owner: 'provider-sro'"],
    into: ["  owner: 'provider-sre'"],
  },
  'the role that was meant': {
    rule: 'runbook/no-escalation',
    path: RESTORE,
    spoil: [['role: sponsor, contact', 'role: sponser, contact']],
    out: ['    - {after: 60m, role: sponser, contact: "duty desk, extension 400"}'],
    into: ['    - {after: 60m, role: sponsor, contact: "duty desk, extension 400"}'],
  },
  'the id that was meant': {
    rule: 'reference/unresolved',
    path: ENGAGEMENT,
    spoil: [['dependsOn: [assess]', 'dependsOn: [asses]']],
    out: ['          dependsOn: [asses]'],
    into: ['          dependsOn: [assess]'],
  },
  'the runbook in the system': {
    rule: 'runbook/system-mismatch',
    path: ACCESS,
    spoil: [['systems: [booking-db, cluster-prod]', 'systems: [booking-db, cluster-prod, delivery-pipeline]']],
    changes: ENGAGEMENT,
    out: ['      runbooks: [recycle-runners]'],
    into: ['      runbooks: [recycle-runners, grant-break-glass]'],
  },
  'the system out of the runbook': {
    rule: 'runbook/system-mismatch',
    path: RESTORE,
    title: 'Take `boarding-gateway` out',
    spoil: [['systems: [booking-db]', 'systems: [boarding-gateway, booking-db] # both']],
    out: ['  systems: [boarding-gateway, booking-db] # both'],
    into: ['  systems: [booking-db] # both'],
  },
  'the system out of a list in lines': {
    rule: 'runbook/system-mismatch',
    path: RESTORE,
    title: 'Take `boarding-gateway` out',
    spoil: [['systems: [booking-db]', 'systems:\n    - booking-db # the database\n    - boarding-gateway']],
    out: ['    - boarding-gateway'],
    into: [],
  },
  'the plan that was superseded': {
    rule: 'document/two-effective',
    path: ENGAGEMENT,
    spoil: [['version: 1.0.0, status: superseded', 'version: 1.0.0, status: effective']],
    out: [
      '    - {id: doc-kt-plan-1, kind: kt-plan, title: "Knowledge-transfer plan, first edition", path: docs/kt-plan-1.md, version: 1.0.0, status: effective, owner: engagement-lead, approvedBy: service-owner, effective: 2026-03-02}',
    ],
    into: [
      '    - {id: doc-kt-plan-1, kind: kt-plan, title: "Knowledge-transfer plan, first edition", path: docs/kt-plan-1.md, version: 1.0.0, status: superseded, owner: engagement-lead, approvedBy: service-owner, effective: 2026-03-02}',
    ],
  },
};

describe('fixes of runbooks and documents', () => {
  for (const [name, one] of Object.entries(cases)) it(name, () => check(one));

  it('a stale document goes back to review', async () => {
    const sum = createHash('sha256').update('').digest('hex');
    const mark = printMark({ kind: 'raci', id: 'skerry-line', sources: [{ path: 'roadmap.md', sha256: sum }] });
    const before: Record<string, string> = { ...clean, 'docs/raci.md': `${mark}\n# RACI\n` };
    const after = await fixed(before, 'document/stale', { title: 'Set its status back' });
    const [line] = more(after[ENGAGEMENT]!, before[ENGAGEMENT]!);
    assert.match(line!, /id: doc-raci, .* status: in-review, owner: engagement-lead/);
    // It is stale all the same, until it is generated again.
    assert.ok((await findingsOf(after)).some(({ rule }) => rule === 'document/stale'));
  });

  it("one of two documents of which neither supersedes the other is somebody's choice", async () => {
    const other =
      '{id: doc-raci-2, kind: raci, title: RACI, path: docs/roadmap.md, version: 1.0.0, status: effective, owner: sponsor}';
    const before = { ...clean, [ENGAGEMENT]: edited(ENGAGEMENT, ['  documents:\n', `  documents:\n    - ${other}\n`]) };
    for (const id of ['doc-raci', 'doc-raci-2']) {
      const after = await fixed(before, 'document/two-effective', { title: `Set the status of \`${id}\`` });
      assert.match(more(after[ENGAGEMENT]!, before[ENGAGEMENT]!)[0]!, new RegExp(`{id: ${id}, .* status: superseded`));
      assert.ok(!(await findingsOf(after)).some(({ rule }) => rule === 'document/two-effective'));
    }
  });
});
