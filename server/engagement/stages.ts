import type { OwnershipStage } from '../generated/engagement';

/** The stages of ownership in their order (FORMAT.md, "ownership stage"); `retired` stands apart. */
export const STAGES = ['planned', 'provider-owned', 'shadow', 'reverse-shadow', 'client-owned', 'exited'] as const;

/** A stage that is part of the order. */
export type Stage = (typeof STAGES)[number];

/** How far a stage is along the order, from 0; undefined for `retired` and for what is no stage. */
export function rankOf(stage: OwnershipStage | undefined): number | undefined {
  const rank = STAGES.indexOf(stage as Stage);
  return rank === -1 ? undefined : rank;
}

/** Whether a stage is another one or later; `retired` and what is no stage are never. */
export function isAtLeast(stage: OwnershipStage | undefined, least: OwnershipStage): boolean {
  const [rank, other] = [rankOf(stage), rankOf(least)];
  return rank !== undefined && other !== undefined && rank >= other;
}

/** The stage after another; undefined after the last one and for `retired`. */
export function stageAfter(stage: OwnershipStage | undefined): Stage | undefined {
  const rank = rankOf(stage);
  return rank === undefined ? undefined : STAGES[rank + 1];
}
