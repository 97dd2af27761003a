import assert from 'node:assert/strict';
import { findingsOf } from '../helper';
import {
  ACCESS,
  after,
  baseline,
  change,
  describeMutations,
  ENGAGEMENT,
  example,
  fine,
  inRunbook,
  lineOf,
  type Mutation,
  otherFiles,
  RESTORE,
  told,
  without,
} from '../mutation';

/** Changes that the rules of the format and of references must find, and others that they must not mind. */

const MODEL = '  model: bot\n';
const BUILD = '      start: 2025-09-15\n      end: 2026-01-30\n';
const TITLE = 'title: Skerry Line booking and boarding platform';
const ANNOTATION = '    skerryline.example/cost-centre: digital-services';
const RACI = 'raci: {service-owner: A, engagement-lead: R, platform-team: C, sponsor: I}';
const LEVEL = '{level: 1, role: provider-sre, within: 15m}';
const ASSESSED = 'deliverables: [docs/assessment.md, docs/roadmap.md]';
const ACCEPTED = '{id: ms-accepted, text: Acceptance signed by both parties, due: 2027-02-26}';
const SPONSOR = 'people: [isla-macrae], backups: [gregor-baird]';
const AUDIT = 'with: {audit: transfer-readiness}';
const RISK = 'likelihood: 3, impact: 3, response: transfer';

const groups: Record<string, Mutation[]> = {
  'format/syntax': [
    change(
      'a line without a colon',
      '      status: done\n      baseline',
      '      status done\n      baseline',
      'format/syntax',
    ),
    change(
      'no space after the colon',
      '      status: done\n      baseline',
      '      status:done\n      baseline',
      'format/syntax',
    ),
    change('a half-typed key', ...after('  model: bot', '  sta'), { rule: 'format/syntax', at: '  sta\n' }),
    change('a tab as indentation', MODEL, '\tmodel: bot\n', 'format/syntax'),
    change(
      'a line that is indented too little',
      '      status: done\n      baseline',
      '     status: done\n      baseline',
      'format/syntax',
    ),
    change('a first line that is indented too far', MODEL, '    model: bot\n', 'format/syntax'),
    change('a reserved character', 'model: bot', 'model: @bot', 'format/syntax'),
    change('an unknown escape', 'model: bot', 'model: "b\\qot"', 'format/syntax'),
    change('a colon in plain text', TITLE, 'title: Skerry Line: booking', 'format/syntax'),
    change('a brace too many', 'costDriven: false}', 'costDriven: false}}', 'format/syntax'),
    change(
      'a comma that is missing between lines',
      'fit: {newToDevOps: true,',
      'fit: {newToDevOps: true',
      'format/syntax',
    ),
    change('text after a closing quote', 'model: bot', "model: 'bot' x", 'format/syntax'),
    change(
      'a merge conflict is one mistake',
      MODEL,
      `<<<<<<< HEAD\n${MODEL}=======\n  model: dbot\n>>>>>>> theirs\n`,
      'format/syntax',
    ),
    change('an alias without an anchor', TITLE, 'title: *nobody', 'format/syntax'),
    inRunbook(
      change(
        'an alias without an anchor, where one of two keys is needed',
        'role: sponsor, contact',
        'role: *nobody, contact',
        'format/syntax',
      ),
    ),
    inRunbook(
      change(
        'a runbook whose name cannot be read takes no reference with it',
        '  name: restore-booking-db',
        '  name restore-booking-db',
        'format/syntax',
      ),
    ),
    fine('a tab between key and value', 'model: bot', 'model:\tbot'),
    fine('a tag', 'model: bot', 'model: !!str bot'),
    fine(
      'a document mark and a directive',
      'apiVersion: handover/v1\nkind',
      '%YAML 1.2\n---\napiVersion: handover/v1\nkind',
    ),
    fine('a colon inside quotes', TITLE, 'title: "Skerry Line: booking"'),
    fine('a colon without a space', TITLE, 'title: Skerry Line:booking'),
    fine('a hash without a space before it', TITLE, 'title: Skerry Line#2'),
  ],
  'format/schema': [
    change('a number for text', TITLE, 'title: 42', 'format/schema'),
    change('a map for text', TITLE, 'title: {a: b}', 'format/schema'),
    change('a list for a word', 'model: bot', 'model: [bot]', 'format/schema'),
    change('a word for a list', SPONSOR, 'people: isla-macrae, backups: [gregor-baird]', 'format/schema'),
    change('a list for a map', RACI, 'raci: [A]', 'format/schema'),
    change('text for a map, in a list', LEVEL, 'level 1', 'format/schema'),
    change('a map for text, in a list', '- Scanner hardware at the ports', '- Scanner: hardware', 'format/schema'),
    change('no value', 'model: bot', 'model:', 'format/schema'),
    change('no value of a map', 'client: {name: Skerry Line Ferries Ltd}', 'client:', 'format/schema'),
    change('null for a name', 'name: skerry-line', 'name: ~', 'format/schema'),
    change('a number for an id', 'name: skerry-line', 'name: 2026', 'format/schema'),
    change('a word for a number', LEVEL, '{level: one, role: provider-sre, within: 15m}', 'format/schema'),
    change('a number that is too small', LEVEL, '{level: 0, role: provider-sre, within: 15m}', 'format/schema'),
    change('a fraction', LEVEL, '{level: 1.5, role: provider-sre, within: 15m}', 'format/schema'),
    change(
      'a number in quotes',
      'measurements: [{on: 2026-04-30, value: 71}',
      'measurements: [{on: 2026-04-30, value: "71"}',
      'format/schema',
    ),
    change('a score beyond its scale', RISK, 'likelihood: 9, impact: 3, response: transfer', 'format/schema'),
    change('a word for a score', RISK, 'likelihood: high, impact: 3, response: transfer', 'format/schema'),
    change('a word for a boolean', 'newToDevOps: true', 'newToDevOps: maybe', 'format/schema'),
    change('a boolean in quotes', 'newToDevOps: true', 'newToDevOps: "true"', 'format/schema'),
    change('a number as a label', 'region: eu-west-2', 'region: 42', 'format/schema'),
    change('a path that is a plain http URL', ASSESSED, 'deliverables: [http://skerryline.example/a]', 'format/schema'),
    change('an empty path', ASSESSED, "deliverables: ['']", 'format/schema'),
    change(
      'a milestone with a number for its text',
      ACCEPTED,
      '{id: ms-accepted, text: 12, due: 2027-02-26}',
      'format/schema',
    ),
    inRunbook(change('a negative count', 'retries: 1', 'retries: -1', 'format/schema')),
    inRunbook(change('a word for an exit code', 'exitCode: 0', 'exitCode: zero', 'format/schema')),
    fine('text over several lines', TITLE, 'title: Skerry Line\n    booking'),
    fine('a folded text', TITLE, 'title: >-\n    Skerry Line\n    booking'),
    fine('an empty list', 'sows: [HPS-SOW-1 build, HPS-SOW-2 operate and transfer]', 'sows: []'),
    fine(
      'a measurement with a fraction',
      'measurements: [{on: 2026-04-30, value: 71}',
      'measurements: [{on: 2026-04-30, value: 7.1e1}',
    ),
    fine('a number in quotes for text', TITLE, 'title: "42"'),
  ],
  'format/unknown-key': [
    change('a key too many that is mistyped', ...after('  model: bot', '  modle: bot'), {
      rule: 'format/unknown-key',
      at: 'modle',
    }),
    change(
      'a mandatory key that is mistyped is one mistake',
      ACCEPTED,
      '{id: ms-accepted, txt: Acceptance signed by both parties, due: 2027-02-26}',
      'format/unknown-key',
    ),
    change('a key in the wrong case', 'newToDevOps: true', 'newToDevops: true', 'format/unknown-key'),
    change('a key of nothing near', ...after('  model: bot', '  colour: blue'), {
      rule: 'format/unknown-key',
      at: 'colour',
    }),
    change('a severity that is mistyped', 'response: {SEV-1: 30m,', 'response: {SEV1: 30m,', 'format/unknown-key'),
    change(
      'a stage that is mistyped',
      'plan: {client-owned: 2026-12-14, exited',
      'plan: {client-owned: 2026-12-14, exitted',
      'format/unknown-key',
    ),
    change(
      'a rule that is none',
      'rules: {training/no-materials: warning}',
      'rules: {no-materials: warning}',
      'format/unknown-key',
    ),
    change(
      'a parameter of another check',
      'with: {tier: 1, atLeast: provider-owned}',
      'with: {tier: 1, atLeast: provider-owned, periods: 3}',
      'format/unknown-key',
    ),
    change(
      'a parameter of a check that has none',
      'check: no-errors, owner',
      'check: no-errors, with: {tier: 1}, owner',
      'format/unknown-key',
    ),
    change(
      'a key outside metadata and spec',
      'metadata:\n  name',
      'status: active\nmetadata:\n  name',
      'format/unknown-key',
    ),
    change(
      'a key below a list item',
      LEVEL,
      '{level: 1, role: provider-sre, within: 15m, when: now}',
      'format/unknown-key',
    ),
    change('x without its hyphen', ...after('  model: bot', '  xteam: blue'), {
      rule: 'format/unknown-key',
      at: 'xteam',
    }),
    inRunbook(
      change(
        'one of two keys that is mistyped is one mistake',
        'role: sponsor, contact',
        'rolle: sponsor, contact',
        'format/unknown-key',
      ),
    ),
    fine(
      'an x- key in the spec',
      ...after('  model: bot', '  x-team: {a: yes, start: 2026-9-1, owner: nobody, evidence: [no.md]}'),
    ),
    fine('an x- key in a RACI', RACI, 'raci: {service-owner: A, engagement-lead: R, x-note: agreed by telephone}'),
    fine('an x- key at the top', 'metadata:\n  name', 'x-tool: {version: 1.10}\nmetadata:\n  name'),
    fine('an x- key in a list item', LEVEL, '{level: 1, role: provider-sre, within: 15m, x-pager: 4711}'),
    fine('an x- key with a merge key below', ...after('  model: bot', '  x-base:\n    <<: {a: 1}')),
    fine('an unknown key below annotations', ...after(ANNOTATION, '    owner: nobody\n    modle: bot')),
    fine('a map and a date below annotations', ...after(ANNOTATION, '    reviewed: {on: 2026-9-1, by: [yes, 1.10]}')),
    fine('labels of any name', 'region: eu-west-2', 'region: eu-west-2, modle: bot'),
    fine('a key in quotes', MODEL, '  "model": bot\n'),
  ],
  'format/missing-key': [
    change('of the spec', MODEL, '', { rule: 'format/missing-key', at: '\nspec:' }),
    change('of a map below a key', 'client: {name: Skerry Line Ferries Ltd}', 'client: {}', 'format/missing-key'),
    change(
      'of an item, at its first key',
      '{id: ruaridh-kerr,    name: Ruaridh Kerr, ',
      '{id: ruaridh-kerr, ',
      'format/missing-key',
    ),
    change('of the document', 'kind: Engagement\n', '', { rule: 'format/missing-key', at: 'apiVersion' }),
    change('of a map in the spec', '    client: {name: Skerry Line Ferries Ltd}\n', '', {
      rule: 'format/missing-key',
      at: '  parties:',
    }),
    change('of a milestone, once', ACCEPTED, '{id: ms-accepted, due: 2027-02-26}', 'format/missing-key'),
    change('of the parameters of a check', AUDIT, 'with: {}', 'format/missing-key'),
    change(
      'the parameters of a check',
      'check: ownership-stage, with: {tier: 1, atLeast: provider-owned}',
      'check: ownership-stage',
      'format/missing-key',
    ),
    change('two of one map', LEVEL, '{role: provider-sre}', 'format/missing-key', 'format/missing-key'),
    inRunbook(change('of a runbook', '  systems: [booking-db]\n', '', { rule: 'format/missing-key', at: '\nspec:' })),
    inRunbook(change('one of two', 'role: sponsor, contact', 'contact', 'format/missing-key')),
    inRunbook(
      change(
        'at least one of several',
        'trigger:\n    alerts: [BookingDbDown, BookingDbRowsLost]\n    symptoms: [Booking answers HTTP 500, Port staff miss passengers on the manifest]',
        'trigger: {}',
        'format/missing-key',
      ),
    ),
    fine('a check that needs no parameters', 'check: findings-closed, with: {grade: major}', 'check: findings-closed'),
    inRunbook(fine('the other one of two', 'role: sponsor, contact', 'person: isla-macrae, contact')),
  ],
  'format/unknown-value': [
    change('a word that is mistyped', 'model: bot', 'model: bto', 'format/unknown-value'),
    change('a word in the wrong case', 'model: bot', 'model: BOT', 'format/unknown-value'),
    change('a letter of a RACI', RACI, 'raci: {service-owner: X, engagement-lead: R}', 'format/unknown-value'),
    change(
      'a tier that is a word',
      'tier: 3\n      owners: {primary: adaeze',
      'tier: one\n      owners: {primary: adaeze',
      'format/unknown-value',
    ),
    change(
      'a tier that is none',
      'tier: 3\n      owners: {primary: adaeze',
      'tier: 4\n      owners: {primary: adaeze',
      'format/unknown-value',
    ),
    change(
      'a tier in quotes',
      'tier: 3\n      owners: {primary: adaeze',
      'tier: "3"\n      owners: {primary: adaeze',
      'format/unknown-value',
    ),
    change(
      'a severity that is a number',
      'runbook: diagnose-unschedulable-pods, severity: SEV-2',
      'runbook: diagnose-unschedulable-pods, severity: 2',
      'format/unknown-value',
    ),
    change(
      'a check that is mistyped',
      'check: ownership-stage, with: {tier: 1, atLeast: provider-owned}',
      'check: ownership-stages, with: {tier: 1, atLeast: provider-owned}',
      'format/unknown-value',
    ),
    change(
      'an entry of a list',
      'kinds: [kt-plan, exit-plan, raci]',
      'kinds: [kt-plan, exitplan, raci]',
      'format/unknown-value',
    ),
    change('an unquoted yes', 'model: bot', 'model: yes', 'format/unknown-value'),
    change(
      'the severity of a rule',
      'training/no-materials: warning',
      'training/no-materials: loud',
      'format/unknown-value',
    ),
    change(
      'a party',
      'name: Ruaridh Kerr,    party: client',
      'name: Ruaridh Kerr,    party: clients',
      'format/unknown-value',
    ),
    inRunbook(change('what follows a failure', 'onFailure: abort', 'onFailure: stop', 'format/unknown-value')),
    inRunbook(change('a step without a name', 'onFailure: abort', 'onFailure: "step:"', 'format/unknown-value')),
    inRunbook(fine('a step that is there', 'onFailure: abort', 'onFailure: step:restore-copy')),
    fine('a word in quotes', 'model: bot', 'model: "bot"'),
  ],
  'format/duplicate-key': [
    change('twice in a block', ...after('  model: bot', '  model: dbot'), {
      rule: 'format/duplicate-key',
      at: 'model: dbot',
    }),
    change(
      'twice in braces',
      '{id: ruaridh-kerr,    name',
      '{id: ruaridh-kerr, id: ruaridh-kerr, name',
      'format/duplicate-key',
    ),
    change('once plain and once in quotes', ...after('  model: bot', '  "model": dbot'), {
      rule: 'format/duplicate-key',
      at: '"model"',
    }),
    change(
      'three times',
      ...after('  model: bot', '  model: bott\n  model: dbot'),
      { rule: 'format/duplicate-key', at: 'model: bott' },
      { rule: 'format/duplicate-key', at: 'model: dbot' },
    ),
    fine('the same key in different maps', ...after('  model: bot', '  x-a: {model: bot}\n  x-b: {model: bot}')),
    fine(
      'the same item twice in a list',
      '    owners: [service-owner, engagement-lead]'.trim(),
      'owners: [service-owner, service-owner, engagement-lead]',
    ),
  ],
  'format/unknown-kind': [
    change('a kind that is mistyped', 'kind: Engagement', 'kind: Engagment', 'format/unknown-kind'),
    change('a kind of another tool', 'kind: Engagement', 'kind: Deployment', 'format/unknown-kind'),
    change('another version', 'apiVersion: handover/v1', 'apiVersion: handover/v2', 'format/unknown-kind'),
    change('a version that is a number', 'apiVersion: handover/v1', 'apiVersion: 1', 'format/unknown-kind'),
    inRunbook(change('of a runbook', 'kind: Runbook', 'kind: runbook', 'format/unknown-kind')),
  ],
  'format/invalid-name': [
    change('spaces and capitals', 'name: skerry-line', 'name: Skerry Line', 'format/invalid-name'),
    change('nothing', 'name: skerry-line', "name: ''", 'format/invalid-name'),
    change('a hyphen at the end', 'name: skerry-line', 'name: skerry-', 'format/invalid-name'),
    change('an underscore', 'id: ms-accepted', 'id: ms_accepted', 'format/invalid-name'),
    change('64 characters', 'name: skerry-line', `name: ${'a'.repeat(64)}`, 'format/invalid-name'),
    fine('63 characters', 'name: skerry-line', `name: ${'a'.repeat(63)}`),
    fine('one character', 'name: skerry-line', 'name: s'),
    fine('a digit at the beginning', 'name: skerry-line', 'name: 2nd-line'),
  ],
  'format/invalid-date': [
    change('a month with one digit', BUILD, BUILD.replace('2025-09-15', '2025-9-15'), 'format/invalid-date'),
    change('a day that is none', BUILD, BUILD.replace('2026-01-30', '2026-02-30'), {
      rule: 'format/invalid-date',
      at: '2026-02-30',
    }),
    change('29 February of a common year', BUILD, BUILD.replace('2026-01-30', '2026-02-29'), {
      rule: 'format/invalid-date',
      at: '2026-02-29',
    }),
    change(
      'a time',
      'measurements: [{on: 2026-04-30,',
      'measurements: [{on: 2026-04-30T10:00:00Z,',
      'format/invalid-date',
    ),
    change('digits alone', BUILD, BUILD.replace('2025-09-15', '20250915'), 'format/invalid-date'),
    change(
      'a word',
      ACCEPTED,
      '{id: ms-accepted, text: Acceptance signed by both parties, due: soon}',
      'format/invalid-date',
    ),
    change('day first', 'lastTested: 2026-06-30', 'lastTested: 30.06.2026', 'format/invalid-date'),
    change(
      'a milestone, once',
      ACCEPTED,
      '{id: ms-accepted, text: Acceptance signed by both parties, due: 2027-2-26}',
      'format/invalid-date',
    ),
    inRunbook(change('of a runbook', 'lastReviewed: 2026-07-17', 'lastReviewed: 2026-07-32', 'format/invalid-date')),
    fine('a day in quotes', 'lastTested: 2026-06-30', 'lastTested: "2026-06-30"'),
    fine('29 February of a leap year', 'renewal: 2027-06-30', 'renewal: 2028-02-29'),
    fine('an odd date in text', TITLE, 'title: Skerry Line since 2025-9-1'),
    fine('an odd date in a block scalar', TITLE, 'title: |\n    start: 2025-9-1\n    end: 2025-02-30'),
    fine('an odd date in a comment', TITLE, `${TITLE} # start: 2025-9-1`),
    fine('a key named like a date', ...after(ANNOTATION, '    2025-9-1: released')),
  ],
  'format/invalid-duration': [
    change('words', 'reviewIn: 1M', 'reviewIn: 1 month', 'format/invalid-duration'),
    change('a number alone', 'reviewIn: 1M', 'reviewIn: 30', 'format/invalid-duration'),
    change('ISO 8601', LEVEL, '{level: 1, role: provider-sre, within: PT15M}', 'format/invalid-duration'),
    change('a fraction', LEVEL, '{level: 1, role: provider-sre, within: 1.5h}', 'format/invalid-duration'),
    change('seconds', LEVEL, '{level: 1, role: provider-sre, within: 30s}', 'format/invalid-duration'),
    change('of a policy', 'ratchet: 60d', 'ratchet: 60 d', 'format/invalid-duration'),
    inRunbook(change('of a runbook', 'timeout: 35m', 'timeout: 35min', 'format/invalid-duration')),
    fine('minutes', LEVEL, '{level: 1, role: provider-sre, within: 15m}'),
    fine('a quarter in quotes', 'reviewIn: 1M', "reviewIn: '1Q'"),
  ],
  'format/ambiguous-scalar': [
    change('yes for true', 'newToDevOps: true', 'newToDevOps: yes', 'format/ambiguous-scalar'),
    change('a country', 'region: eu-west-2', 'region: NO', 'format/ambiguous-scalar'),
    change('off as text', TITLE, 'title: Off', 'format/ambiguous-scalar'),
    change('no in a list', '- Scanner hardware at the ports', '- no', 'format/ambiguous-scalar'),
    change('a version that loses a digit', 'version: 2.3.0', 'version: 1.10', 'format/ambiguous-scalar'),
    change(
      'a version of a document',
      'path: docs/raci.md, version: 1.2.0',
      'path: docs/raci.md, version: 2.0',
      'format/ambiguous-scalar',
    ),
    inRunbook(
      change(
        'a version in a history',
        '{version: 1.0.0, on: 2025-12-18',
        '{version: 1.20, on: 2025-12-18',
        'format/ambiguous-scalar',
      ),
    ),
    fine('"yes" in quotes', TITLE, 'title: "yes"'),
    fine('a version in quotes', 'version: 2.3.0', 'version: "1.10"'),
    fine('a version that reads alike', 'version: 2.3.0', 'version: 2.3'),
    fine('a version of three parts', 'version: 2.3.0', 'version: 1.10.0'),
    fine('yes in a sentence', TITLE, 'title: yes and no'),
    fine('y and n', 'region: eu-west-2', 'region: n'),
    fine(
      'a number with a zero at its end that is no version',
      'measurements: [{on: 2026-04-30, value: 71}',
      'measurements: [{on: 2026-04-30, value: 71.0}',
    ),
    fine('on as a key', 'measurements: [{on: 2026-04-30, value: 71}', 'measurements: [{"on": 2026-04-30, value: 71}'),
  ],
  'format/merge-key': [
    change('in the metadata', ...after(TITLE, '  <<: {description: x}'), { rule: 'format/merge-key', at: '<<' }),
    change('in a list item', LEVEL, '{<<: {level: 1}, level: 1, role: provider-sre, within: 15m}', 'format/merge-key'),
    change(
      'of an alias',
      LEVEL,
      '{<<: *first, level: 1, role: provider-sre, within: 15m}',
      'format/merge-key',
      'format/syntax',
    ),
    fine('below an x- key', ...after('  model: bot', '  x-a: {<<: {b: c}}')),
    fine('below annotations', ...after(ANNOTATION, '    <<: x')),
    fine('in text', TITLE, 'title: Skerry << Line'),
  ],
  'format/end-before-start': [
    change('of a phase', BUILD, BUILD.replace('2026-01-30', '2025-01-30'), {
      rule: 'format/end-before-start',
      at: 'end: 2025-01-30',
    }),
    change(
      'of a baseline',
      'baseline: {start: 2025-09-15, end: 2026-01-16}',
      'baseline: {start: 2026-01-17, end: 2026-01-16}',
      'format/end-before-start',
    ),
    change('of a person', 'joins: 2026-03-02}', 'joins: 2026-03-02, leaves: 2026-03-01}', 'format/end-before-start'),
    change(
      'of the support',
      '      end: 2027-05-28\n      contact',
      '      end: 2027-01-28\n      contact',
      'format/end-before-start',
    ),
    fine(
      'a period of one day',
      'baseline: {start: 2025-09-15, end: 2026-01-16}',
      'baseline: {start: 2026-01-16, end: 2026-01-16}',
    ),
    fine('an end without a start', 'baseline: {start: 2025-09-15, end: 2026-01-16}', 'baseline: {end: 2020-01-16}'),
    change(
      'an end that is no day',
      'baseline: {start: 2025-09-15, end: 2026-01-16}',
      'baseline: {start: 2025-09-15, end: 2024-13-16}',
      'format/invalid-date',
    ),
  ],
  'format/too-many-aliases': [
    change('a list of lists of lists', ...after('  model: bot', bomb(6)), {
      rule: 'format/too-many-aliases',
      at: '  x-a3:',
    }),
    fine('aliases within the bound', ...after('  model: bot', bomb(3))),
    fine(
      'an alias for a value',
      BUILD,
      '      start: &begin 2025-09-15\n      end: 2026-01-30\n      x-first: *begin\n',
    ),
    fine('an alias for a list of names', SPONSOR, 'people: &sponsors [isla-macrae], backups: *sponsors'),
    fine('an asterisk in text', TITLE, 'title: "*.skerryline.example"'),
  ],
  'reference/unresolved': [
    change('a person of a role', SPONSOR, 'people: [isla-macrea], backups: [gregor-baird]', 'reference/unresolved'),
    change('a role for a person', SPONSOR, 'people: [platform-team], backups: [gregor-baird]', 'reference/unresolved'),
    change('a person for a role', RACI, 'raci: {service-owner: A, isla-macrae: R}', 'reference/unresolved'),
    change('a role of a RACI', RACI, 'raci: {service-owner: A, engagment-lead: R}', 'reference/unresolved'),
    change('an activity', 'dependsOn: [assess]', 'dependsOn: [asess]', 'reference/unresolved'),
    change('a system for an activity', 'dependsOn: [assess]', 'dependsOn: [booking-db]', 'reference/unresolved'),
    change(
      'a system',
      'systems: [cluster-prod, booking-db, delivery-pipeline]',
      'systems: [cluster-prd, booking-db, delivery-pipeline]',
      'reference/unresolved',
    ),
    change('a KPI', 'kpi: dora-lead-time', 'kpi: dora-lead-tme', 'reference/unresolved'),
    change(
      'a gate for a milestone',
      'milestone: ms-tier1-client-owned',
      'milestone: g-transfer',
      'reference/unresolved',
    ),
    change('an audit', AUDIT, 'with: {audit: transfer-readines}', 'reference/unresolved'),
    change('a phase for a gate', 'with: {gate: g-operate}', 'with: {gate: operate}', 'reference/unresolved'),
    change('a phase', 'with: {phase: operate}', 'with: {phase: operation}', 'reference/unresolved'),
    change(
      'a runbook of an alert',
      '{name: PodsUnschedulable, runbook: diagnose-unschedulable-pods,',
      '{name: PodsUnschedulable, runbook: diagnose-pods,',
      'reference/unresolved',
    ),
    change(
      'a role for a primary',
      'owners: {primary: tomasz-wrona,',
      'owners: {primary: platform-team,',
      'reference/unresolved',
    ),
    change(
      'an auditor',
      'auditor: keelson\n      result: pass-with-findings',
      'auditor: keelsen\n      result: pass-with-findings',
      'reference/unresolved',
    ),
    inRunbook(
      change(
        'a step that undoes another',
        'rollback: {command: kubectl --context skerry-prod -n booking scale deployment/booking-api --replicas=6}',
        'rollback: {step: nowhere}',
        'reference/unresolved',
      ),
    ),
    inRunbook(
      change(
        'an approver of a runbook',
        'approvedBy: service-owner',
        'approvedBy: service-owners',
        'reference/unresolved',
      ),
    ),
    inRunbook(
      change('a system of a runbook', 'systems: [booking-db]', 'systems: [booking-database]', 'reference/unresolved'),
    ),
    fine(
      'a person as an owner',
      '      owner: service-owner\n          start: 2025-10-20'.trim(),
      'owner: gregor-baird\n          start: 2025-10-20',
    ),
    fine(
      'a person as an auditor',
      'auditor: keelson\n      result: pass-with-findings',
      'auditor: helen-ashdown\n      result: pass-with-findings',
    ),
    fine('an activity of another phase', 'dependsOn: [hand-over-systems]', 'dependsOn: [hand-over-systems, assess]'),
    fine('an id in quotes', 'dependsOn: [assess]', 'dependsOn: ["assess"]'),
    fine('actions are free text', 'actions: [Fergus joined on 2026-06-01]', 'actions: [nobody-knows]'),
  ],
  'reference/duplicate-id': [
    change('of two milestones of different phases', 'id: ms-accepted', 'id: ms-exit', {
      rule: 'reference/duplicate-id',
      at: '{id: ms-exit, text: The provider',
    }),
    change('of two criteria of different gates', '{id: tr-rota,', '{id: ac-storm,', {
      rule: 'reference/duplicate-id',
      at: '{id: ac-storm, text: One storm',
    }),
    change(
      'of a person and a role',
      '{id: idris-pugh,      name: Idris Pugh,      party: third-party}',
      '{id: assurance-lead,  name: Idris Pugh,      party: third-party}',
      { rule: 'reference/duplicate-id', at: '{id: assurance-lead,   title' },
      { rule: 'reference/unresolved', at: 'backups: [idris-pugh]' },
    ),
    inRunbook(
      change('of two steps', '    - id: stop-writers', '    - id: confirm-loss', {
        rule: 'reference/duplicate-id',
        at: '- id: confirm-loss\n      title: Stop',
      }),
    ),
    inRunbook(
      change('of two inputs', '{name: RESTORE_TIME,', '{name: INCIDENT,', 'reference/duplicate-id', {
        rule: 'runbook/undeclared-input',
        at: '--restore-time',
      }),
    ),
    fine(
      'of a phase and a system',
      '  phases:\n',
      '  x-note: the same word may name things of different kinds\n  phases:\n',
    ),
    fine('of a milestone and an activity', 'id: ms-accepted', 'id: early-life'),
    fine('of a KPI and a risk', '{id: r-storm-season,', '{id: slo-job-start,'),
    inRunbook(fine('of a step in two runbooks', 'id: await-copy', 'id: pause-sync')),
  ],
  'reference/missing-file': [
    change('of a deliverable', ASSESSED, 'deliverables: [docs/assesment.md]', 'reference/missing-file'),
    change('in the wrong case', ASSESSED, 'deliverables: [Docs/assessment.md]', 'reference/missing-file'),
    change('with a fragment', ASSESSED, 'deliverables: [docs/assesment.md#costs]', 'reference/missing-file'),
    change('with backslashes', ASSESSED, "deliverables: ['docs\\assessment.md']", 'reference/missing-file'),
    change(
      'of an OpenSLO file',
      'openslo: slo/booking-availability.openslo.yaml',
      'openslo: slo/booking.openslo.yaml',
      'reference/missing-file',
    ),
    change(
      'two of one list',
      ASSESSED,
      'deliverables: [a.md, b.md]',
      'reference/missing-file',
      'reference/missing-file',
    ),
    inRunbook(
      change(
        'that starts at the folder of the engagement',
        '[../docs/adr/0002-managed-postgres.md,',
        '[docs/adr/0002-managed-postgres.md,',
        'reference/missing-file',
      ),
    ),
    fine('a URL', ASSESSED, 'deliverables: ["https://wiki.skerryline.example/assessment"]'),
    fine('a path with a fragment', ASSESSED, 'deliverables: [docs/assessment.md#costs]'),
    fine('a folder', ASSESSED, 'deliverables: [docs, docs/adr/]'),
    fine('a path with dots', ASSESSED, 'deliverables: [./docs/../docs/assessment.md]'),
    fine('a path in an annotation', ...after(ANNOTATION, '    evidence: [no/such/file.md]')),
  ],
  'reference/outside-workspace': [
    change('above the folder', ASSESSED, 'deliverables: [../assessment.md]', 'reference/outside-workspace'),
    change('absolute', ASSESSED, 'deliverables: [/srv/assessment.md]', 'reference/outside-workspace'),
    change('on a drive', ASSESSED, "deliverables: ['C:\\assessment.md']", 'reference/outside-workspace'),
    change('a file URL', ASSESSED, 'deliverables: ["file:///srv/assessment.md"]', 'reference/outside-workspace'),
    change(
      'out and in again by another door',
      ASSESSED,
      'deliverables: [docs/../../x/assessment.md]',
      'reference/outside-workspace',
    ),
    inRunbook(
      change(
        'above the folder of the engagement',
        '[../docs/adr/0002-managed-postgres.md,',
        '[../../docs/adr/0002-managed-postgres.md,',
        'reference/outside-workspace',
      ),
    ),
  ],
  'reference/cycle': [
    change('an activity and itself', 'dependsOn: [assess]', 'dependsOn: [tooling]', 'reference/cycle'),
    change('two activities', 'dependsOn: [assess]', 'dependsOn: [automate-secure]', 'reference/cycle'),
    change(
      'two systems, at the name',
      '      dependsOn: [delivery-pipeline]\n',
      '      dependsOn:\n        - delivery-pipeline\n        - boarding-gateway\n',
      { rule: 'reference/cycle', at: '        - boarding-gateway' },
    ),
    inRunbook(
      change('a step and itself', ...after('    - id: confirm-loss', '      dependsOn: [confirm-loss]'), {
        rule: 'reference/cycle',
        at: 'dependsOn',
      }),
    ),
    fine(
      'two ways to one activity',
      'dependsOn: [document-handover, review-audit]',
      'dependsOn: [document-handover, review-audit, hand-over-systems]',
    ),
  ],
  'reference/orphan-runbook': [
    change(
      'no system names it',
      '      runbooks: [recycle-runners]\n      slos: [slo-job-start]\n      dashboards: ["https://grafana.skerryline.example/d/pipeline"]\n      dataClassification: internal\n      alerts:\n        - {name: RunnerQueueSaturated, runbook: recycle-runners, severity: SEV-3}\n',
      '',
      {
        rule: 'reference/orphan-runbook',
        at: '  name: recycle-runners',
        file: 'runbooks/recycle-runners.runbook.yaml',
      },
      { rule: 'ownership/no-runbook', at: '    - id: delivery-pipeline' },
    ),
    fine(
      'an alert names it',
      'runbooks: [diagnose-unschedulable-pods, grant-break-glass, rotate-shared-credentials]',
      'runbooks: [grant-break-glass, rotate-shared-credentials]',
    ),
  ],
  'reference/unused-role': [
    change(
      'a person without a role',
      ...after('    # Skerry Line', '    - {id: una-rae, name: Una Rae, party: client}'),
      { rule: 'reference/unused-role', at: 'una-rae' },
    ),
    change('a role without a part', ...after('  roles:', '    - {id: cook, party: client, people: [isla-macrae]}'), {
      rule: 'reference/unused-role',
      at: 'id: cook',
    }),
  ],
};

/** Each level stands for the one below ten times. */
function bomb(levels: number): string {
  let text = `  x-a0: &a0 [x, x, x, x, x, x, x, x, x, x]`;
  for (let i = 1; i < levels; i++) text += `\n  x-a${i}: &a${i} [${`*a${i - 1}, `.repeat(10)}]`;
  return text;
}

async function found(texts: Record<string, string>): Promise<string[]> {
  return (await findingsOf(texts)).filter(ofThisFile).map(told).sort();
}

/** Of the two categories that this file is about. */
function ofThisFile({ rule }: { rule: string }): boolean {
  return /^(?:format|reference)\//.test(rule);
}

describe('one small change to a clean engagement', () => {
  describeMutations(groups);
});

describe('several files', () => {
  const clean = example();
  const runbook = clean['runbooks/recycle-runners.runbook.yaml']!;
  const renamed = (name: string, text = runbook) => text.replace('name: recycle-runners', `name: ${name}`);

  it('two runbooks of one name: the second is told', async () => {
    const texts = { ...clean, 'runbooks/zz.runbook.yaml': runbook };
    assert.deepEqual(await found(texts), ['runbooks/zz.runbook.yaml:4 reference/duplicate-id']);
  });

  it('two runbooks of one name in one file', async () => {
    const path = 'runbooks/recycle-runners.runbook.yaml';
    const texts = { ...clean, [path]: `${runbook}---\n${runbook}` };
    const line = runbook.split('\n').length + 4;
    assert.deepEqual(await found(texts), [`${path}:${line} reference/duplicate-id`]);
  });

  it('a runbook that no system names', async () => {
    const texts = { ...clean, 'runbooks/zz.runbook.yaml': renamed('sweep-runners') };
    assert.deepEqual(await found(texts), ['runbooks/zz.runbook.yaml:4 reference/orphan-runbook']);
  });

  it('a runbook that another runbook names, but no system', async () => {
    const naming = clean[RESTORE]!.replace('(see grant-break-glass)', '(see sweep-runners)');
    const texts = { ...clean, [RESTORE]: naming, 'runbooks/zz.runbook.yaml': renamed('sweep-runners') };
    assert.deepEqual(await found(texts), ['runbooks/zz.runbook.yaml:4 reference/orphan-runbook']);
  });

  it('a runbook below no engagement is told so once, and of nothing that it names', async () => {
    assert.deepEqual(await found({ ...otherFiles(clean), [ACCESS]: clean[ACCESS]! }), [
      `${ACCESS}:4 reference/orphan-runbook`,
    ]);
  });

  it('a nested engagement keeps its runbooks to itself', async () => {
    const texts: Record<string, string> = { ...clean };
    for (const [path, text] of Object.entries(clean)) texts[`pilots/${path}`] = text;
    assert.deepEqual(await found(texts), []);
  });

  it('a runbook of a nested engagement is not there for the outer one', async () => {
    const path = 'runbooks/recycle-runners.runbook.yaml';
    const { [path]: moved, ...texts } = clean;
    for (const [other, text] of Object.entries(clean)) texts[`pilots/${other}`] = text;
    const outer = clean[ENGAGEMENT]!;
    const named = outer
      .split('\n')
      .flatMap((line, index) =>
        line.includes('recycle-runners') ? [`${ENGAGEMENT}:${index + 1} reference/unresolved`] : [],
      );
    assert.ok(moved && named.length > 1);
    assert.deepEqual(await found(texts), named.sort());
  });

  it('two engagements in one folder share the runbooks, and no ids', async () => {
    const second = clean[ENGAGEMENT]!.replace('name: skerry-line', 'name: skerry-line-two');
    assert.deepEqual(await found({ ...clean, 'two.engagement.yaml': second }), []);
  });

  it('two engagements in one folder have names of their own', async () => {
    const texts = { ...clean, 'two.engagement.yaml': clean[ENGAGEMENT]! };
    assert.deepEqual(await found(texts), ['two.engagement.yaml:9 reference/duplicate-id']);
  });

  it('the same ids in engagements of different folders', async () => {
    const texts: Record<string, string> = {};
    for (const [path, text] of Object.entries(clean))
      Object.assign(texts, { [`a/${path}`]: text, [`b/${path}`]: text });
    assert.deepEqual(await found(texts), []);
  });

  it('a role that only a runbook names is used', async () => {
    const engagement = clean[ENGAGEMENT]!.replace(
      '  roles:\n',
      '  roles:\n    - {id: duty-desk, party: client, people: [isla-macrae]}\n',
    );
    const restore = clean[RESTORE]!.replace('role: sponsor, contact', 'role: duty-desk, contact');
    assert.deepEqual(await found({ ...clean, [ENGAGEMENT]: engagement, [RESTORE]: restore }), []);
  });

  it('a person who only wrote a version of a runbook is used', async () => {
    const engagement = clean[ENGAGEMENT]!.replace(
      '    # Skerry Line\n',
      '    - {id: una-rae, name: Una Rae, party: client}\n',
    );
    const restore = clean[RESTORE]!.replace('on: 2025-12-18, by: nkechi-duru', 'on: 2025-12-18, by: una-rae');
    assert.deepEqual(await found({ ...clean, [ENGAGEMENT]: engagement, [RESTORE]: restore }), []);
  });

  it('an engagement that cannot be read takes no runbook with it', async () => {
    const engagement = clean[ENGAGEMENT]!.replace('  model: bot\n', '    model: bot\n');
    assert.deepEqual(await found({ ...clean, [ENGAGEMENT]: engagement }), [`${ENGAGEMENT}:21 format/syntax`]);
  });

  it('an empty file and one of comments', async () => {
    const texts = { 'a/x.engagement.yaml': '', 'b/x.runbook.yaml': '# to come\n' };
    assert.deepEqual(await found(texts), [
      'a/x.engagement.yaml:1 format/missing-key',
      'b/x.runbook.yaml:1 format/missing-key',
    ]);
  });

  it('a file that is a list, and one that is a word', async () => {
    const texts = { 'a/x.engagement.yaml': '- a\n- b\n', 'b/x.runbook.yaml': 'runbook\n' };
    assert.deepEqual(await found(texts), ['a/x.engagement.yaml:1 format/schema', 'b/x.runbook.yaml:1 format/schema']);
  });
});

describe('suppression comments', () => {
  const clean = example();
  const UNUSED = 'format/unused-suppression';
  const bad = '  xteam: blue';
  const reason = '-- the pilot of the tool needs it';

  /** The findings of lines that follow `model: bot`, by their number there. */
  async function below(lines: string[]): Promise<string[]> {
    const text = clean[ENGAGEMENT]!.replace('  model: bot\n', `  model: bot\n${lines.join('\n')}\n`);
    const first = lineOf(text, text.indexOf('  model: bot')) + 1;
    const findings = without(await findingsOf({ ...clean, [ENGAGEMENT]: text }), await baseline());
    return findings.map(({ path, line, rule }) =>
      path === ENGAGEMENT ? `${line - first} ${rule}` : `${path} ${rule}`,
    );
  }

  const cases: [name: string, lines: string[], ...wants: string[]][] = [
    ['without one', [bad], '0 format/unknown-key'],
    ['at the end of the line', [`${bad} # handover-ignore format/unknown-key ${reason}`]],
    ['on the line above', [`  # handover-ignore format/unknown-key ${reason}`, bad]],
    ['at another indentation', [`# handover-ignore format/unknown-key ${reason}`, bad]],
    ['without a space after the hash', [`  #handover-ignore format/unknown-key ${reason}`, bad]],
    [
      'two lines above is too far',
      [`  # handover-ignore format/unknown-key ${reason}`, '', bad],
      `0 ${UNUSED}`,
      '2 format/unknown-key',
    ],
    [
      'on the line below is too late',
      [bad, `  # handover-ignore format/unknown-key ${reason}`],
      '0 format/unknown-key',
      `1 ${UNUSED}`,
    ],
    [
      'at the end of the line above is not above',
      [`  x-a: 1 # handover-ignore format/unknown-key ${reason}`, bad],
      `0 ${UNUSED}`,
      '1 format/unknown-key',
    ],
    ['of another rule', [`${bad} # handover-ignore format/merge-key ${reason}`], '0 format/unknown-key', `0 ${UNUSED}`],
    [
      'of a rule that there is not',
      [`${bad} # handover-ignore format/unknwon-key ${reason}`],
      '0 format/unknown-key',
      `0 ${UNUSED}`,
    ],
    [
      'of two rules, one of them idle',
      [`${bad} # handover-ignore format/unknown-key, format/merge-key ${reason}`],
      `0 ${UNUSED}`,
    ],
    [
      'of a rule and one that there is not',
      [`${bad} # handover-ignore format/unknown-key, no/such-rule ${reason}`],
      `0 ${UNUSED}`,
    ],
    [
      'of two findings of one rule',
      [`  x-a: {} # handover-ignore format/unknown-key ${reason}`, '  x-b: {}'],
      `0 ${UNUSED}`,
    ],
    ['of a category', [`${bad} # handover-ignore format ${reason}`], '0 format/unknown-key', `0 ${UNUSED}`],
    ['without a reason', [`${bad} # handover-ignore format/unknown-key`], '0 format/unknown-key', `0 ${UNUSED}`],
    ['with an empty reason', [`${bad} # handover-ignore format/unknown-key --`], '0 format/unknown-key', `0 ${UNUSED}`],
    ['with a reason and no rule', [`${bad} # handover-ignore ${reason}`], '0 format/unknown-key', `0 ${UNUSED}`],
    ['of nothing at all', [`  # handover-ignore`], `0 ${UNUSED}`],
    ['where nothing is wrong', [`  x-team: blue # handover-ignore format/unknown-key ${reason}`], `0 ${UNUSED}`],
    [
      'a second one for the same line',
      [`  # handover-ignore format/unknown-key ${reason}`, `${bad} # handover-ignore format/unknown-key ${reason}`],
      `1 ${UNUSED}`,
    ],
    ['of itself', [`  # handover-ignore ${UNUSED} ${reason}`], `0 ${UNUSED}`],
    [
      'a longer word is another word',
      [`${bad} # handover-ignored format/unknown-key ${reason}`],
      '0 format/unknown-key',
    ],
    [
      'in the middle of a comment it is talk',
      [`${bad} # see handover-ignore format/unknown-key ${reason}`],
      '0 format/unknown-key',
    ],
    [
      'inside a block scalar it is text',
      ['  x-note: |', `    # handover-ignore format/unknown-key ${reason}`, bad],
      '2 format/unknown-key',
    ],
    [
      'inside quotes it is text',
      [`  xteam: "blue # handover-ignore format/unknown-key ${reason}"`],
      '0 format/unknown-key',
    ],
    ['after quotes that speak of it', [`  xteam: "# handover-ignore" # handover-ignore format/unknown-key ${reason}`]],
    [
      'without a space before the hash it is text',
      [`  xteam: blue# handover-ignore format/unknown-key ${reason}`],
      '0 format/unknown-key',
    ],
    ['behind brackets', [`  xteam: {a: [1, 2]} # handover-ignore format/unknown-key ${reason}`]],
    ['of a syntax error', [`  half # handover-ignore format/syntax ${reason}`]],
    ['with -- in its reason', [`${bad} # handover-ignore format/unknown-key -- see --help -- and ask`]],
  ];

  for (const [name, lines, ...wants] of cases) {
    it(name, async () => assert.deepEqual(await below(lines), wants));
  }

  it('holds back a finding of another file no more than its own', async () => {
    const note = `# handover-ignore reference/unresolved ${reason}`;
    const engagement = clean[ENGAGEMENT]!.replace('dependsOn: [assess]', `dependsOn: [asess] ${note}`);
    const access = clean[ACCESS]!.replace('approvedBy: service-owner', 'approvedBy: service-owners');
    assert.deepEqual(await found({ ...clean, [ENGAGEMENT]: engagement, [ACCESS]: access }), [
      `${ACCESS}:9 reference/unresolved`,
    ]);
  });

  for (const separator of [', ', ' ', ',']) {
    it(`of several rules, with ${JSON.stringify(separator)} between them`, async () => {
      const note = `# handover-ignore format/invalid-name${separator}format/invalid-date ${reason}`;
      const item = ACCEPTED.replace('ms-accepted', 'MS accepted').replace('2027-02-26', '2027-2-26');
      const engagement = clean[ENGAGEMENT]!.replace(ACCEPTED, `${item} ${note}`);
      assert.deepEqual(await found({ ...clean, [ENGAGEMENT]: engagement }), []);
    });
  }

  it('holds back a warning on a runbook', async () => {
    const text = clean[ACCESS]!.replace(
      '  name: ',
      '  # handover-ignore reference/orphan-runbook -- kept for the pilot\n  name: ',
    );
    assert.deepEqual(await found({ ...otherFiles(clean), [ACCESS]: text }), []);
  });

  it('works in a file with CRLF line ends', async () => {
    const text = clean[ENGAGEMENT]!.replace(
      '  model: bot\n',
      `  model: bot\n  # handover-ignore format/unknown-key ${reason}\n${bad}\n`,
    );
    assert.deepEqual(await found({ ...clean, [ENGAGEMENT]: text.replaceAll('\n', '\r\n') }), []);
  });
});
