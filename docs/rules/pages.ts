import { rules } from '../../server/rules/catalogue';
import type { Rule } from '../../server/rules/rule';

/** The parts of the rules' pages that come from the rules themselves, and the index of all pages. */

/** The headings of the index, each with the categories of rule ids that stand under it. */
const GROUPS: readonly (readonly [title: string, about: string, categories: readonly string[]])[] = [
  ['Format', 'What stands in the file is not what the format allows.', ['format']],
  ['References', 'What the files name is not there, or not once.', ['reference']],
  ['Phases and activities', 'The plan and how the work stands.', ['phase', 'milestone', 'activity', 'checklist']],
  ['Gates', 'What was decided, by whom, and on what grounds.', ['gate']],
  ['Roles', 'Who is responsible, who is accountable, who stands in.', ['raci', 'role']],
  ['Ownership and systems', 'Whether a system can be run by those who will own it.', ['ownership', 'system']],
  ['KPIs', 'Whether the service is measured, and how it does.', ['kpi']],
  ['Training', 'Whether those who take over can do it.', ['training']],
  ['Risks, audits, governance', 'What may go wrong, who looked, and who meets.', ['risk', 'audit', 'governance']],
  ['Exit and access', 'What has to be over when the provider leaves.', ['exit', 'access']],
  ['Runbooks', 'Whether a procedure can be followed at night by somebody else.', ['runbook']],
  ['Documents', 'The paper that is handed over.', ['document']],
];

const FROM = '<!-- From the rule itself, by `npm run docs`; what follows the next mark is written by hand. -->';
const TO = '<!-- /rule -->';

/** The rules of the catalogue, one for each id: several functions may share one. */
export function described(): Rule[] {
  const byId = new Map<string, Rule>();
  for (const rule of rules) {
    const known = byId.get(rule.id);
    byId.set(rule.id, known ? { ...known, fixable: known.fixable || rule.fixable || false } : rule);
  }
  return [...byId.values()];
}

/** What a page says before its own sections. */
export function headOf(rule: Rule): string {
  const lines = [`# ${rule.id}`, '', FROM, `${rule.what}.`, '', `- Default severity: **${rule.severity}**`];
  if (rule.ratchet) {
    lines.push(
      '- Readiness ratchet: a hint while the gate that it threatens is far, at most a warning inside `policy.ratchet`, in full once the gate is due or decided',
    );
  }
  lines.push(`- Quick fix: ${rule.fixable ? 'yes' : 'no'}`);
  if ('reads' in rule) lines.push(`- Reads: ${rule.reads.join(', ')}`);
  return [...lines, TO, ''].join('\n');
}

/** A page with its first part made anew. */
export function withHead(rule: Rule, page: string): string {
  const end = page.indexOf(TO);
  const own = end === -1 ? page.slice(Math.max(0, page.indexOf('\n## ')) + 1) : page.slice(end + TO.length).trimStart();
  return `${headOf(rule)}\n${own}`;
}

/** The index of all pages. */
export function indexOf(rules: readonly Rule[]): string {
  const sections = GROUPS.map(([title, about, categories]) => {
    const rows = categories.flatMap((category) =>
      rules.filter(({ id }) => id.startsWith(`${category}/`)).map((rule) => `| ${rowOf(rule).join(' | ')} |`),
    );
    return [`## ${title}`, '', about, '', '| Rule | Severity | Fix | What |', '|---|---|---|---|', ...rows].join('\n');
  });
  return `${INTRODUCTION}\n\n${sections.join('\n\n')}\n`;
}

function rowOf({ id, severity, ratchet, fixable, what }: Rule): string[] {
  return [`[${id}](${id}.md)`, `${ratchet ? '↑ ' : ''}${severity}`, fixable ? 'yes' : '', what];
}

const INTRODUCTION = `# Rules

Each rule has a stable id, which is the code of its findings, a default severity, and a page of its own. This index comes from the rules
themselves (\`npm run docs\`).

An arrow (↑) is the readiness ratchet: the finding is a hint while the gate that it threatens is more than \`policy.ratchet\` (60 days) away, at most
a warning inside that window, and has its full severity once the gate is due or decided. The gate of a system's finding is the first undecided
gate whose phase ends on or after the planned day of the stage in question, else that of the transfer phase.

\`policy.rules\` of an engagement sets another severity, or \`off\`, for the engagement and its runbooks; what is set there holds as it stands, near a
gate or far. A comment \`# handover-ignore <rule>[, <rule>] -- <reason>\`, at the end of a line or alone on the line above, holds a finding back.

The examples are run by the tests. A fence that says \`in=<file>\` shows keys of that file's \`spec\`, put into a small complete file; one that
says \`file=<file>\` is a whole file; \`now=<day>\` says which day it is. A comment \`# want: <rule>\` marks the line of a finding; alone on a line, it
speaks of the next one.`;

/** The text of the schema of engagements, in which the keys of `policy.rules` are the rules that there are. */
export function withRuleIds(rules: readonly Rule[], schema: string): string {
  const sorted = [...rules].sort((a, b) => (a.id < b.id ? -1 : 1));
  const propertyNames = {
    type: 'string',
    pattern: `^(x-.*|${sorted.map(({ id }) => id).join('|')})$`,
    'x-enum': sorted.map(({ id }) => id),
    'x-enumDescriptions': Object.fromEntries(sorted.map(({ id, severity, what }) => [id, `${what} (${severity}).`])),
  };
  // Put in place of the one that stands there, so that nothing else of the file is written anew.
  const key = '"propertyNames": ';
  const start = schema.indexOf(key, schema.indexOf('"RuleSettings": {')) + key.length;
  const end = schema.indexOf('"patternProperties"', start);
  return `${schema.slice(0, start)}${JSON.stringify(propertyNames, undefined, 2)},\n      ${schema.slice(end)}`;
}
