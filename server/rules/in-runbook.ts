import type { RunbookOf } from '../engagement/runbooks';
import type { Runbook } from '../generated/runbook';
import type { Draft } from '../model/values';
import type { Place } from '../syntax/nodes';
import { runbookOf } from '../workspace/documents';
import type { Related } from './rule';

/**
 * A place in a runbook as the second place of a finding in an engagement. The runbook's file may sleep, and an edit may
 * move the place: it is looked for when somebody asks for it, not when the finding is made.
 * @param locate finds the place; the start of the file where it finds none
 */
export function inRunbook(
  { document }: RunbookOf,
  message: string,
  locate: (runbook: Draft<Runbook>) => Place | undefined,
): Related {
  return {
    file: document.file,
    message,
    get place() {
      const runbook = runbookOf(document);
      return (runbook && locate(runbook)) ?? { origin: { start: 0 }, start: 0, end: 0 };
    },
  };
}
