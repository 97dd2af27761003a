import { isOver } from '../../engagement/status';
import { spotOf } from '../../engagement/things';
import type { AccessItem, AccessKind } from '../../generated/engagement';
import type { Draft } from '../../model/values';
import { lacks } from '../lacks';
import { sentence, the } from '../naming';
import { engagementRule } from '../rule';

/**
 * What administers something, or pays for it. Not entry to the network (`vpn`), being woken (`on-call`) and the keys of
 * a `certificate`, which give no rights by themselves or are used by machines.
 */
const PRIVILEGED: ReadonlySet<AccessKind> = new Set([
  'cloud-account',
  'org-owner',
  'repo-admin',
  'dns-registrar',
  'ci-admin',
  'pam-role',
  'saas-admin',
  'billing',
]);

export const privilegedWithoutMfa = engagementRule({
  id: 'access/privileged-without-mfa',
  severity: 'warning',
  what: 'Privileged access without `mfa: true`',
  reads: ['status', 'systems'],
  each: 'systems',
  *check({ status, systems }) {
    if (isOver(status)) return;
    for (const system of systems) {
      if (system.retired) continue;
      for (const access of system.access) {
        if (!isPrivileged(access) || access.status === undefined || access.status === 'revoked') continue;
        if (access.mfa !== false && !lacks(access, 'mfa')) continue;
        const what = access.breakGlass === true ? 'break-glass access' : 'privileged access';
        yield {
          place: spotOf(access, ...(access.mfa === false ? ['mfa'] : [])),
          message: `${sentence(the(what, access.id))} to ${the('system', system.id)} has no second factor; enforce one, and say \`mfa: true\``,
          missing: access.mfa !== false,
        };
      }
    }
  },
});

function isPrivileged({ kind, breakGlass }: Draft<AccessItem>): boolean {
  return breakGlass === true || (kind !== undefined && PRIVILEGED.has(kind));
}
