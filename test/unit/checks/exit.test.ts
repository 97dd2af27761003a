import { type Surroundings, table } from './helper';

describe('checks: access-transferred', () => {
  const CHECK = 'check: access-transferred';
  const mast = (...access: string[]): Surroundings => ({
    spec: `systems: [{id: mast, title: Mast, tier: 1, ownership: {stage: reverse-shadow}, access: [${access.join(', ')}]}]`,
  });
  const item = (rest: string) => `{id: root, kind: cloud-account, ${rest}}`;
  table([
    [
      'with the client',
      CHECK,
      mast(item('holder: client, status: transferred')),
      'true',
      ['The access `root` to `mast` is with the client'],
    ],
    ['held by the client', CHECK, mast(item('holder: client, status: held')), 'true'],
    [
      'held by a third party',
      CHECK,
      mast(item('holder: third-party, status: held')),
      'true',
      ['is with the third-party'],
    ],
    [
      'held by the provider',
      CHECK,
      mast(item('holder: provider, status: held')),
      'false',
      ['is still with the provider'],
    ],
    ['on its way: the provider holds it still', CHECK, mast(item('holder: provider, status: pending')), 'false'],
    ['revoked from the provider', CHECK, mast(item('holder: provider, status: revoked')), 'true', ['is revoked']],
    ['transferred, the holder not yet changed', CHECK, mast(item('holder: provider, status: transferred')), 'true'],
    ['of the provider, without a status', CHECK, mast(item('holder: provider')), 'unknown', ['has no status']],
    ['without a holder', CHECK, mast(item('status: held')), 'unknown', ['does not say who holds it']],
    ['revoked, without a holder', CHECK, mast(item('status: revoked')), 'true'],
    [
      'one of two',
      CHECK,
      mast(item('holder: client, status: held'), item('holder: provider, status: held')),
      'false',
      '✓✗',
    ],
    [
      'one held, one not known',
      CHECK,
      mast(item('status: held'), item('holder: provider, status: held')),
      'false',
      '?✗',
    ],
    ['a list without any: there is none', CHECK, mast(), 'true', ['has no access items']],
    [
      'no list',
      CHECK,
      { spec: 'systems: [{id: mast, ownership: {stage: shadow}}]' },
      'unknown',
      ['does not list who has access'],
    ],
    [
      'of the tier only',
      `${CHECK}, with: {tier: 2}`,
      mast(item('holder: provider, status: held')),
      'unknown',
      ['No system is of tier 2'],
    ],
    [
      'of a retired system',
      CHECK,
      { spec: 'systems: [{id: mast, ownership: {stage: retired}, access: [{id: a, holder: provider, status: held}]}]' },
      'unknown',
      ['is retired'],
    ],
  ]);
});

describe('checks: credentials-rotated', () => {
  const CHECK = 'check: credentials-rotated';
  const EXIT = 'exit: {providerAccessEnds: 2026-08-31, credentialRotation: {runbook: rotate, due: 2026-09-07}}';
  const mast = (credentials: string, exit = EXIT, today?: string): Surroundings => ({
    spec: `systems: [{id: mast, tier: 1, ownership: {stage: client-owned}, ${credentials}}]\n${exit}`,
    ...(today === undefined ? {} : { today }),
  });
  const key = (rest: string, id = 'key') => `{id: ${id}, kind: token, store: "vault:x", ${rest}}`;
  const keys = (...list: string[]) => `credentials: [${list.join(', ')}]`;
  table([
    [
      'rotated after the access ended',
      CHECK,
      mast(keys(key('rotateAtTransfer: true, lastRotated: 2026-09-01'))),
      'true',
      ['was rotated on 2026-09-01'],
    ],
    ['rotated on the day', CHECK, mast(keys(key('rotateAtTransfer: true, lastRotated: 2026-08-31'))), 'true'],
    [
      'rotated the day before',
      CHECK,
      mast(keys(key('rotateAtTransfer: true, lastRotated: 2026-08-30'))),
      'false',
      ['the last rotation was on 2026-08-30'],
    ],
    [
      'rotated tomorrow',
      CHECK,
      mast(keys(key('rotateAtTransfer: true, lastRotated: 2026-09-16'))),
      'false',
      ['no rotation is recorded'],
    ],
    ['never rotated', CHECK, mast(keys(key('rotateAtTransfer: true'))), 'false', ['no rotation is recorded']],
    [
      'one that need not be',
      CHECK,
      mast(keys(key('rotateAtTransfer: false'))),
      'true',
      ['has no credential to rotate'],
    ],
    ['one of which that is not said', CHECK, mast(keys(key('sharedWith: [sre]'))), 'true'],
    ['one of which that cannot be read', CHECK, mast(keys(key('rotateAtTransfer: maybe'))), 'unknown'],
    [
      'one of two',
      CHECK,
      mast(keys(key('rotateAtTransfer: true, lastRotated: 2026-09-01'), key('rotateAtTransfer: true', 'other'))),
      'false',
      '✓✗',
    ],
    [
      'the access has not ended',
      CHECK,
      mast(keys(key('rotateAtTransfer: true, lastRotated: 2026-08-01')), 'exit: {providerAccessEnds: 2026-12-31}'),
      'false',
    ],
    [
      'it is not said when the access ends',
      CHECK,
      mast(keys(key('rotateAtTransfer: true, lastRotated: 2026-09-01')), 'exit: {planVersion: 1.0.0}'),
      'unknown',
      ['`exit.providerAccessEnds` is missing'],
    ],
    ['no exit at all', CHECK, mast(keys(key('rotateAtTransfer: true, lastRotated: 2026-09-01')), ''), 'unknown'],
    [
      'the access ends on no real day',
      CHECK,
      mast(keys(key('rotateAtTransfer: true, lastRotated: 2026-09-01')), 'exit: {providerAccessEnds: 2026-02-30}'),
      'unknown',
    ],
    ['no list', CHECK, mast('x-note: none'), 'unknown', ['does not list its credentials']],
    ['a list without any: there are none', CHECK, mast('credentials: []'), 'true'],
    ['no systems', CHECK, { spec: EXIT }, 'unknown'],
  ]);
});
