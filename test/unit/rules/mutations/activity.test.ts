import { allFine, change, changes, describeMutations, fine } from '../mutation';

/** Changes that the rules about activities and checklists must find, and others that they must not mind. */

const MONITOR = '          owner: provider-sre\n          end: 2026-11-27\n';
const MONITOR_ID = { rule: 'activity/no-owner', at: '- id: monitor' };
const PACK_OWNER = '          owner: engagement-lead\n          start: 2026-11-30\n          end: 2027-01-15\n';
const SCALE = 'start: 2026-08-03\n          end: 2026-11-20';
const INTERVIEWS = '{id: interviews, text: Port staff of four harbours interviewed, status: done';
const ROADMAP = '{id: roadmap-agreed, text: Roadmap agreed with the sponsor, status: done';
const ASSESS_DONE = {
  rule: 'activity/done-with-open-items',
  at: 'status: done\n          owner: engagement-lead\n          start: 2025-09-15',
};
const NOISE = 'status: in-progress, owner: provider-sre, due: 2026-10-30';
const WAIVER =
  'waiver: {reason: The scanners get new firmware in January; the test is worth more after that, by: ruaridh-kerr, expires: 2027-02-26}';
const WAIVED = 'status: waived\n              owner: security-officer\n';
const PROBES =
  'waiver: {reason: "Seven ports have no wired link before 2027; four are probed today", by: gregor-baird, expires: 2027-03-31}';
const PACK = 'text: Handover pack accepted by the service owner, status: open';
const COPIED = "text: Decision records moved to the client's wiki, status: open";

describeMutations({
  'activity/no-owner': [
    change('no owner', MONITOR, '          end: 2026-11-27\n', { ...MONITOR_ID, severity: 'warning' }),
    change('no end', MONITOR, '          owner: provider-sre\n', MONITOR_ID),
    change('neither of them, once', MONITOR, '', MONITOR_ID),
    change('a key that is mistyped', MONITOR, MONITOR.replace('owner', 'ownr'), {
      rule: 'format/unknown-key',
      at: 'ownr:',
    }),
    change('an owner who is unknown', MONITOR, MONITOR.replace('provider-sre', 'provider-sr'), {
      rule: 'reference/unresolved',
      at: 'provider-sr\n',
    }),
    change('an end that there is not', MONITOR, MONITOR.replace('11-27', '11-31'), {
      rule: 'format/invalid-date',
      at: '2026-11-31',
    }),
    fine('an activity of a phase to come', PACK_OWNER, ''),
    changes(
      'an activity of a phase that is blocked',
      [
        ['end: 2026-11-27\n      status: in-progress', 'end: 2026-11-27\n      status: blocked'],
        [MONITOR, ''],
      ],
      MONITOR_ID,
    ),
    allFine('an activity that is done', [
      [`          status: in-progress\n${MONITOR}`, '          status: done\n'],
      [NOISE, NOISE.replace('in-progress', 'done')],
    ]),
    fine(
      'an activity that was cancelled',
      `          status: in-progress\n${MONITOR}`,
      '          status: cancelled\n',
    ),
  ],

  'activity/outside-phase': [
    change('an end in the next phase', SCALE, SCALE.replace('2026-11-20', '2026-12-18'), {
      rule: 'activity/outside-phase',
      at: 'end: 2026-12-18',
      severity: 'warning',
    }),
    change('a start in the phase before', SCALE, SCALE.replace('2026-08-03', '2026-01-30'), 'activity/outside-phase'),
    change('both, once', SCALE, 'start: 2025-08-03\n          end: 2026-12-18', 'activity/outside-phase'),
    change('a year that is wrong', SCALE, 'start: 2027-08-03\n          end: 2027-11-20', 'activity/outside-phase'),
    fine('the days of the phase', SCALE, 'start: 2026-01-31\n          end: 2026-11-27'),
    fine(
      'an activity that was cancelled',
      `status: in-progress\n          owner: provider-sre\n          ${SCALE}`,
      `status: cancelled\n          owner: provider-sre\n          ${SCALE.replace('2026-11-20', '2026-12-18')}`,
    ),
    change('an end before the start', SCALE, SCALE.replace('2026-08-03', '2026-12-03'), {
      rule: 'format/end-before-start',
      at: 'end: 2026-11-20\n          dependsOn',
    }),
  ],

  'activity/done-with-open-items': [
    change('an item that is open', INTERVIEWS, INTERVIEWS.replace('done', 'open'), {
      ...ASSESS_DONE,
      severity: 'error',
    }),
    change('an item that is in progress', INTERVIEWS, INTERVIEWS.replace('done', 'in-progress'), ASSESS_DONE),
    changes(
      'two of them, once',
      [
        [INTERVIEWS, INTERVIEWS.replace('done', 'open')],
        [ROADMAP, ROADMAP.replace('done', 'open')],
      ],
      ASSESS_DONE,
    ),
    change(
      'an item that says that it is mandatory',
      INTERVIEWS,
      INTERVIEWS.replace('done', 'open, mandatory: true'),
      ASSESS_DONE,
    ),
    change(
      'an item that is overdue as well, once',
      INTERVIEWS,
      INTERVIEWS.replace('done', 'open, due: 2025-10-10'),
      ASSESS_DONE,
    ),
    fine('an item that is not mandatory', INTERVIEWS, INTERVIEWS.replace('done', 'open, mandatory: false')),
    fine('an item that is not applicable', INTERVIEWS, INTERVIEWS.replace('done', 'not-applicable')),
    change('an item that is waived by nobody', INTERVIEWS, INTERVIEWS.replace('done', 'waived'), 'checklist/waiver'),
    change('a status that there is not', INTERVIEWS, INTERVIEWS.replace('done', 'opened'), 'format/unknown-value'),
  ],

  'checklist/overdue': [
    change('an item in progress', NOISE, NOISE.replace('10-30', '09-14'), {
      rule: 'checklist/overdue',
      severity: 'warning',
    }),
    change('an open item', NOISE, NOISE.replace('in-progress', 'open').replace('10-30', '09-14'), 'checklist/overdue'),
    change(
      'an item that is not mandatory',
      NOISE,
      NOISE.replace('10-30', '09-14, mandatory: false'),
      'checklist/overdue',
    ),
    fine('today', NOISE, NOISE.replace('10-30', '09-15')),
    fine('an item that is done', NOISE, NOISE.replace('in-progress', 'done').replace('10-30', '09-14')),
    fine(
      'an item that is not applicable',
      NOISE,
      NOISE.replace('in-progress', 'not-applicable').replace('10-30', '09-14'),
    ),
    fine(
      'an optional item of an activity that is done',
      INTERVIEWS,
      INTERVIEWS.replace('done', 'open, mandatory: false, due: 2025-10-10'),
    ),
    change('a day that there is not', NOISE, NOISE.replace('10-30', '09-31'), 'format/invalid-date'),
  ],

  'checklist/waiver': [
    change('no waiver', `\n              ${WAIVER}`, '', { rule: 'checklist/waiver', at: WAIVED, severity: 'error' }),
    change('a waiver that ended yesterday', WAIVER, WAIVER.replace('2027-02-26', '2026-09-14'), 'checklist/waiver'),
    change(
      'a waiver of an activity in progress',
      PROBES,
      PROBES.replace('2027-03-31', '2026-08-31'),
      'checklist/waiver',
    ),
    fine('a waiver that ends today', WAIVER, WAIVER.replace('2027-02-26', '2026-09-15')),
    change('a waiver by nobody', WAIVER, WAIVER.replace(', by: ruaridh-kerr', ''), 'format/missing-key'),
    change('a waiver without an end', WAIVER, WAIVER.replace(', expires: 2027-02-26', ''), 'format/missing-key'),
    change('a waiver that is not one', WAIVER, 'waiver: agreed', 'format/schema'),
    change('a waiver that is mistyped', WAIVER, WAIVER.replace('waiver', 'wavier'), 'format/unknown-key'),
    fine('an old waiver of an item that is done', WAIVED, WAIVED.replace('waived', 'done')),
    allFine('an item that is done after its waiver ended', [
      [WAIVED, WAIVED.replace('waived', 'done')],
      [WAIVER, WAIVER.replace('2027-02-26', '2026-02-26')],
    ]),
  ],

  'checklist/done-without-evidence': [
    change('an item of the transfer', PACK, PACK.replace('open', 'done'), {
      rule: 'checklist/done-without-evidence',
      severity: 'hint',
    }),
    change('an empty list', PACK, PACK.replace('open', 'done, evidence: []'), 'checklist/done-without-evidence'),
    fine('an item with evidence', PACK, PACK.replace('open', 'done, evidence: [docs/handover.md]')),
    fine('an item that is not mandatory', COPIED, COPIED.replace('open', 'done')),
    fine('an item that is not applicable', PACK, PACK.replace('open', 'not-applicable')),
    fine('an item of another phase', NOISE, NOISE.replace('in-progress', 'done')),
    change(
      'a file that is not there',
      PACK,
      PACK.replace('open', 'done, evidence: [docs/none.md]'),
      'reference/missing-file',
    ),
  ],
});
