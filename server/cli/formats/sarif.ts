import type { Severity } from '../../rules/rule';
import { isWithin } from '../../workspace/uris';
import type { RelatedSpot, Result, Spot } from '../check';
import { fingerprint } from '../fingerprint';
import type { RuleInfo } from '../rules';
import type { Format, Report, Setting } from './format';

/** https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; sections below are of that text. */
const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const LEVELS: Record<Severity, string> = { error: 'error', warning: 'warning', hint: 'note' };

/** The folder that paths are relative to. */
const ROOT = '%SRCROOT%';

/** SARIF 2.1.0, which code scanning services and editors read. */
export const sarif: Format = (report, setting) => {
  const log = { $schema: SCHEMA, version: '2.1.0', runs: [run(report, setting)] };
  return `${JSON.stringify(log, undefined, 2)}\n`;
};

function run({ results, held }: Report, setting: Setting) {
  const { version, homepage, rules, root } = setting;
  const indices = new Map(rules.map(({ id }, index) => [id, index]));
  const state = (result: Result, baselineState: string) => ({
    ...resultOf(result, indices.get(result.rule), root),
    ...(held ? { baselineState } : {}),
  });
  return {
    tool: {
      driver: {
        name: 'Handover',
        version,
        semanticVersion: version,
        ...(homepage === undefined ? {} : { informationUri: homepage }),
        rules: rules.map(descriptor),
      },
    },
    language: 'en-GB',
    columnKind: 'utf16CodeUnits',
    newlineSequences: ['\r\n', '\n', '\r'],
    originalUriBaseIds: { [ROOT]: { uri: root, description: { text: 'The folder in which handover was run' } } },
    invocations: [{ executionSuccessful: true }],
    results: [
      ...results.map((result) => state(result, 'new')),
      ...(held ?? []).map((result) => state(result, 'unchanged')),
    ],
  };
}

function descriptor({ id, severity, what = id, helpUri }: RuleInfo) {
  const [category = id] = id.split('/');
  const help = [
    `${what}.`,
    `docs/rules/${id}.md, which comes with Handover, says why it matters, with examples, and what to do.`,
    `A comment \`# handover-ignore ${id} -- <reason>\` holds a finding back on one line.`,
  ];
  return {
    id,
    shortDescription: { text: plainText(what) },
    fullDescription: { text: plainText(`${what}.`) },
    help: { text: plainText(help.join('\n\n')) },
    ...(helpUri === undefined ? {} : { helpUri }),
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { category, tags: ['handover', category] },
  };
}

function resultOf(result: Result, ruleIndex: number | undefined, root: string) {
  const { rule, severity, message, related, identity, file } = result;
  const { path } = identity;
  return {
    ruleId: rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: LEVELS[severity],
    message: { text: plainText(message) },
    locations: [
      {
        physicalLocation: physicalLocation(result, root),
        ...(path === '' ? {} : { logicalLocations: [{ fullyQualifiedName: path }] }),
      },
    ],
    ...(related.length ? { relatedLocations: related.map((spot) => relatedLocation(spot, root)) } : {}),
    partialFingerprints: { 'handoverFinding/v1': fingerprint(file, identity) },
  };
}

function relatedLocation(spot: RelatedSpot, root: string) {
  return { physicalLocation: physicalLocation(spot, root), message: { text: plainText(spot.message) } };
}

/** Both URIs are spelt, and so percent-encoded, by the workspace. A file outside the folder has its whole URI (§3.4.4). */
function physicalLocation({ uri, line, column, endLine, endColumn }: Spot, root: string) {
  const inside = isWithin(uri, root);
  return {
    artifactLocation: inside ? { uri: uri.slice(root.length), uriBaseId: ROOT } : { uri },
    region: { startLine: line, startColumn: column, endLine, endColumn },
  };
}

/**
 * Text as a message of SARIF: braces would be placeholders (§3.11.5), and what looks like a Markdown link an embedded
 * link (§3.11.6); brackets that make no link stay as they are.
 */
function plainText(text: string): string {
  const braced = text.replace(/[{}]/g, '$&$&');
  return braced.includes('](') ? braced.replace(/[\\[\]]/g, '\\$&') : braced;
}
