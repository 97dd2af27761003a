/** Texts of new files. */

/**
 * A new runbook: a draft that is complete as to its form. What only a person knows is left empty, and the rules of the
 * format find it.
 * @param system the system it is for
 * @param today the day that it counts as last reviewed, `YYYY-MM-DD`
 */
export function runbookTemplate({
  name,
  title = titleOf(name),
  owner = '',
  system = '',
  today,
}: {
  name: string;
  title?: string | undefined;
  owner?: string | undefined;
  system?: string | undefined;
  today: string;
}): string {
  return `apiVersion: handover/v1
kind: Runbook
metadata:
  name: ${name}
  title: ${title}
  version: 0.1.0
  status: draft
  owner: ${owner}
  lastReviewed: ${today}
  reviewIn: 6M
spec:
  type: routine
  systems: [${system}]
  trigger:
    symptoms: []
  steps:
    - id: first-step
      title:
      effect: read-only
      run: {kind: manual}
      expect: {text: }
  verification:
    - text:
  escalation:
    - after: 30m
      role: ${owner}
`.replace(/[ ]+$/gm, '');
}

/** \`restore-order-db\` → "Restore order db". */
function titleOf(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
