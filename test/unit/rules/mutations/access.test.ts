import { after, allFine, change, changes, describeMutations, fine, on } from '../mutation';

/** Changes that the rules of access must find, and others that they must not mind. */

const STATUS = '  status: active\n';
const CLOSED: [string, string] = [STATUS, '  status: closed\n'];

/** Made up, and put together here, so that nobody who looks for secrets takes it for one. */
const AWS_KEY = ['AKIA', 'Q7ZJXN4MWP2RT6KD'].join('');
const GITHUB_TOKEN = ['ghp', 'k3Jd9sLq0ZxW7vBnM2cT5yHr8PfGa1EuQi4o'].join('_');

/** The passenger notices are no more. */
const RETIRED: [string, string][] = [
  ['stage: provider-owned # its service level is not agreed yet, so shadow is blocked', 'stage: retired'],
  after(
    '          - {stage: provider-owned, on: 2026-03-30, by: sven-aaltonen}',
    '          - {stage: retired, on: 2026-09-01, by: sven-aaltonen}',
  ),
];
const SMS_KEY = 'lastRotated: 2026-07-28, rotateAtTransfer: true}';
const ORG_OWNER = 'id: pipeline-owner, kind: org-owner, holder: client, status: transferred, mfa: true}';
/** Access of the client of another kind, of which nothing is said of a second factor. */
const ofKind = (kind: string) => ORG_OWNER.replace('org-owner', kind).replace(', mfa: true', '');
const STORE = 'store: "vault:kv/notices/sms",';
const VALUE = 'access/value-in-file';
const SCANNER = 'lastRotated: 2026-07-13, rotateAtTransfer: true, expires: 2027-07-13, sharedWith: [provider-sre]';
const ROTATION = 'access/rotation-overdue';
const SMS_ADMIN =
  '{id: notices-sms-admin, kind: saas-admin, holder: provider, status: held, transferTo: service-owner, due: 2027-01-15, mfa: true}';
const MFA = 'access/privileged-without-mfa';

describeMutations({
  'access/value-in-file': [
    ...[
      AWS_KEY,
      GITHUB_TOKEN,
      '"https://admin:hK7qwinTer@vault.skerryline.example"',
      'p@ssw0rd!7',
      'k3Jd9sLq0ZxW7vBnM2cT',
      '9b1f6c27e04d8a35b2c9f81d7e60a4c3',
      '"password=Winter-8821"',
    ].map((text) => change(`${text} as the store`, STORE, `store: ${text},`, { rule: VALUE, severity: 'error' })),
    change("in a key of one's own", STORE, `${STORE} x-password: winter8821,`, VALUE),
    change("deep in a key of one's own", STORE, `${STORE} x-login: {user: booking, pin: [481516a]},`, VALUE),
    change('in the kind', 'kind: kms-key', `kind: "key ${AWS_KEY}"`, VALUE),
    change(
      'in those who share it',
      'sharedWith: [provider-sre]}',
      'sharedWith: ["provider-sre:token=k3Jd9sLq0ZxW7vBnM2cT5yHr"]}',
      VALUE,
    ),
    change('in an access item', SMS_ADMIN, SMS_ADMIN.replace('}', ', x-password: winter8821}'), VALUE),
    changes('of a system that is retired', [[STORE, `store: ${AWS_KEY},`], ...RETIRED], { rule: VALUE, at: AWS_KEY }),
    ...[
      '"vault:kv/notices/sms#token"',
      '"aws-sm:arn:aws:secretsmanager:eu-west-2:482910374655:secret:prod/sms-AbCdEf"',
      '"op://Platform/sms-gateway/credential"',
      '"https://vault.skerryline.example/ui/vault/secrets/kv/show/notices/sms"',
      '1Password',
      'KeePassXC',
      'Keeper-Vault2024',
      'AzureKeyVault2024-prod',
      'EKS/ProdCluster1',
      'HashiCorp Vault 2',
      'AWS Secrets Manager',
      'secrets/prod/sms-4f2a9c',
      '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
      'kubernetes/notices/sms-token',
      '"${SMS_TOKEN}"',
      'password-manager-of-the-team',
    ].map((text) => fine(`${text} as the store`, STORE, `store: ${text},`)),
    fine('a kind with a number', 'kind: kms-key', 'kind: OAuth2-client'),
    fine(
      "a fingerprint in a key of one's own",
      STORE,
      `${STORE} x-serial: "4F:2A:9C:11:7B:04:D8:3E", x-sha256: 9b1f6c27e04d8a35b2c9f81d7e60a4c3,`,
    ),
    fine(
      "a remark of one's own",
      STORE,
      `${STORE} x-note: rotate with runbook 7, x-key-id: 1234abcd-12ab-34cd-56ef-1234567890ab,`,
    ),
    fine("a reference in a key of one's own", STORE, `${STORE} x-token: "vault:kv/notices/sms2",`),
    fine("a stand-in in a key of one's own", STORE, `${STORE} x-password: "********",`),
    change(
      "a key that the format does not know is the format's",
      STORE,
      `${STORE} value: ${AWS_KEY},`,
      'format/unknown-key',
    ),
  ],
  'access/rotation-overdue': [
    change('too old', SCANNER, SCANNER.replace('07-13, rotate', '06-16, rotate'), {
      rule: ROTATION,
      severity: 'warning',
    }),
    change('never', SCANNER, SCANNER.replace('lastRotated: 2026-07-13, ', ''), ROTATION),
    change(
      'a credential that is now shared',
      'lastRotated: 2026-07-01, rotateAtTransfer: true}',
      'lastRotated: 2026-06-01, rotateAtTransfer: true, sharedWith: [platform-team]}',
      ROTATION,
    ),
    change('a stricter policy', ...after('    exerciseWindow: 6M', '    credentialRotation: 30d'), {
      rule: ROTATION,
      at: 'id: gateway-scanner-ca',
    }),
    on('2026-10-12', change('90 days and one later', 'id: gateway-scanner-ca', 'id: gateway-scanner', ROTATION)),
    fine('90 days ago to the day', SCANNER, SCANNER.replace('07-13, rotate', '06-17, rotate')),
    fine(
      'shared with nobody',
      SCANNER,
      'lastRotated: 2026-01-13, rotateAtTransfer: true, expires: 2027-07-13, sharedWith: []',
    ),
    fine(
      'not shared',
      'lastRotated: 2026-07-01, rotateAtTransfer: true}',
      'lastRotated: 2025-07-01, rotateAtTransfer: true}',
    ),
    fine(
      'never rotated, but not shared',
      'store: "aws-kms:alias/booking-backup", lastRotated: 2026-07-01',
      'store: "aws-kms:alias/booking-backup"',
    ),
    allFine('a closed engagement', [CLOSED, [SCANNER, SCANNER.replace('07-13, rotate', '01-13, rotate')]]),
    allFine('a system that is retired', [
      ...RETIRED,
      [SMS_KEY, 'lastRotated: 2026-01-28, rotateAtTransfer: true, sharedWith: [provider-sre]}'],
    ]),
    change(
      'a mistyped day is one mistake',
      SCANNER,
      SCANNER.replace('lastRotated', 'lastrotated'),
      'format/unknown-key',
    ),
    change('a day that is none', SCANNER, SCANNER.replace('2026-07-13, r', '2026-02-30, r'), 'format/invalid-date'),
  ],
  'access/privileged-without-mfa': [
    change('nothing is said', SMS_ADMIN, SMS_ADMIN.replace(', mfa: true', ''), { rule: MFA, severity: 'warning' }),
    change('none', SMS_ADMIN, SMS_ADMIN.replace('mfa: true', 'mfa: false'), MFA),
    change(
      'break-glass access of any kind',
      'id: cluster-on-call, kind: on-call, holder: client, status: transferred, mfa: true',
      'id: cluster-on-call, kind: on-call, holder: client, status: transferred, breakGlass: true',
      MFA,
    ),
    change(
      'access of the client',
      'kind: org-owner, holder: client, status: transferred, mfa: true',
      'kind: org-owner, holder: client, status: transferred',
      MFA,
    ),
    change(
      'access of a third party',
      SMS_ADMIN,
      SMS_ADMIN.replace('holder: provider', 'holder: third-party').replace(', mfa: true', ''),
      MFA,
    ),
    ...['cloud-account', 'repo-admin', 'dns-registrar', 'ci-admin', 'billing'].map((kind) =>
      change(kind, ORG_OWNER, ofKind(kind), MFA),
    ),
    ...['vpn', 'on-call', 'certificate'].map((kind) => fine(`${kind} is not privileged`, ORG_OWNER, ofKind(kind))),
    fine('access that is revoked', SMS_ADMIN, SMS_ADMIN.replace('held', 'revoked').replace(', mfa: true', '')),
    allFine('a closed engagement', [CLOSED, [SMS_ADMIN, SMS_ADMIN.replace(', mfa: true', '')]]),
    allFine('a system that is retired', [...RETIRED, [SMS_ADMIN, SMS_ADMIN.replace(', mfa: true', '')]]),
    change('a mistyped factor is one mistake', SMS_ADMIN, SMS_ADMIN.replace('mfa:', 'mfaa:'), 'format/unknown-key'),
    change('text for yes', SMS_ADMIN, SMS_ADMIN.replace('mfa: true', 'mfa: token'), 'format/schema'),
  ],
});
