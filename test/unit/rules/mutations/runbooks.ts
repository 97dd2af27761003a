import type { Severity } from '../../../../server/rules/rule';
import type { Want } from '../mutation';

/** Parts of the example's runbooks that tests change. */

export const RECYCLE = 'runbooks/recycle-runners.runbook.yaml';
export const DIAGNOSE = 'runbooks/diagnose-unschedulable-pods.runbook.yaml';
export const ROLL_BACK = 'runbooks/roll-back-release.runbook.yaml';
export const ROTATE = 'runbooks/rotate-shared-credentials.runbook.yaml';

export const SCALE = 'kubectl --context skerry-prod -n booking scale deployment/booking-api';
/** The step that stops the writers. */
export const STOP = `effect: reversible\n      run: {kind: bash, timeout: 2m, command: ${SCALE} --replicas=0}`;
export const STOP_ROLLBACK = `      rollback: {command: ${SCALE} --replicas=6}\n      onFailure: abort\n`;
export const STOP_EXPECT = `      expect: {command: "kubectl --context skerry-prod -n booking get deployment booking-api -o jsonpath='{.spec.replicas}'", output: "0", match: exact}\n`;
/** The step that gives the copy the name of production. */
export const PROMOTE = 'effect: irreversible';
export const REASON =
  '      irreversibleReason: New bookings are written to the copy; the lost instance can only be searched by hand afterwards.\n';
export const CONFIRM =
  '      confirm: {by: service-owner, prompt: "Bookings after ${RESTORE_TIME} will have to be re-entered from paper. Promote the copy?"}\n';
/** The first step, which looks only. */
export const LOOK = 'Stop here unless rows are lost or the instance cannot be started.\n      effect: read-only\n';
export const START_EXPECT = `      expect: {command: ${SCALE.replace('scale', 'rollout status')} --timeout=180s, output: successfully rolled out, match: contains}\n`;

export const VERIFICATION = `  verification:
    - {text: The service answers and reaches its database, command: "curl -fsS --max-time 10 https://booking.skerryline.example/healthz", expect: '"database":"up"'}
    - {text: Error rate below 0.1 % for 15 minutes, dashboard: "https://grafana.skerryline.example/d/booking-db"}
    - {text: A port confirms the manifest of its next sailing}
`;
export const ESCALATION = `  escalation:
    - {after: 15m, role: provider-sre, channel: "#skerry-incidents"}
    - {after: 40m, role: engagement-lead, channel: "#skerry-incidents"}
    - {after: 60m, role: sponsor, contact: "duty desk, extension 400"}
`;
export const EXERCISES = `  exercises:
    - {on: 2026-06-17, by: adaeze-obi, party: client, mode: game-day, result: fail, version: 2.0.0, evidence: [../evidence/db-game-day-2026-06-17.md]}
    - {on: 2026-08-07, by: adaeze-obi, party: client, mode: drill, result: pass, version: 2.1.0, evidence: [../evidence/db-retake-2026-08-07.md]}
    - {on: 2026-08-26, by: adaeze-obi, party: client, mode: game-day, result: pass, version: 2.1.0, evidence: [../evidence/db-game-day-2026-08-26.md]}
`;
export const LAST_CHANGE = 'on: 2026-07-15, by: sven-aaltonen';

/** A finding on the line of a text that stands once. */
export function at(rule: string, anchor: string, severity?: Severity): Want {
  return { rule, at: anchor, ...(severity ? { severity } : {}) };
}
