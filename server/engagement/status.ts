import type { EngagementStatus } from '../generated/engagement';

/** Whether an engagement is over: nothing in it is late any more, and nothing more will be done. */
export function isOver(status: EngagementStatus | undefined): boolean {
  return status === 'closed' || status === 'terminated';
}

/** Whether the work of an engagement goes on, or is only interrupted: it was agreed, and it is not over. */
export function isUnderWay(status: EngagementStatus | undefined): boolean {
  return !isOver(status) && status !== 'proposed';
}
