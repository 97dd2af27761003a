import { dayAfter } from '../model/calendar';
import type { Policy } from './policy';
import type { GateOf, Timeline } from './timeline';

/**
 * What a finding of a ratcheted rule threatens: the gate for a day on which a system is to reach a stage, the gate of the
 * transfer or the support phase, the next undecided gate, or a gate that is known.
 */
export type Threat =
  | { readonly stageOn: string | undefined }
  | { readonly phase: 'transfer' | 'support' }
  | { readonly next: true }
  | { readonly gate: GateOf | undefined };

/** How near a threatened gate is: more than `policy.ratchet` away, inside that window, or due or decided. */
export type Nearness = 'far' | 'near' | 'due';

/** The gate that is threatened; undefined where the engagement has none that fits. */
export function gateOf(threat: Threat, phases: Timeline): GateOf | undefined {
  if ('stageOn' in threat) return phases.gateOn(threat.stageOn);
  if ('gate' in threat) return threat.gate;
  if ('next' in threat) return phases.nextGate ?? phases.gates.at(-1);
  if (threat.phase === 'transfer') return phases.transferGate ?? phases.gates.at(-1);
  return phases.ofKind('support').find(({ gate }) => gate)?.gate ?? phases.transferGate ?? phases.gates.at(-1);
}

/** The readiness ratchet (RULES.md) on a day. A gate without a day, or no gate at all, is far. */
export function ratchetOn(today: string, policy: Policy, phases: Timeline): (threat: Threat) => Nearness {
  const window = dayAfter(today, policy.ratchet);
  return (threat) => {
    const gate = gateOf(threat, phases);
    if (gate?.decided) return 'due';
    const due = gate?.due;
    if (due === undefined) return 'far';
    if (due <= today) return 'due';
    return window !== undefined && due <= window ? 'near' : 'far';
  };
}
