import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { sarif } from '../../../server/cli/formats/sarif';
import { ruleInfos } from '../../../server/cli/rules';
import { root } from '../texts';
import { hostileTexts, related, reportOf, result, setting } from './results';

interface Message {
  text: string;
}

interface Location {
  physicalLocation: { artifactLocation: { uri: string; uriBaseId?: string }; region: Record<string, number> };
  logicalLocations?: { fullyQualifiedName: string }[];
  message?: Message;
}

interface SarifResult {
  ruleId: string;
  ruleIndex?: number;
  level: string;
  message: Message;
  locations: Location[];
  relatedLocations?: Location[];
  partialFingerprints: Record<string, string>;
  baselineState?: string;
}

interface Run {
  tool: { driver: Record<string, unknown> & { rules: (Record<string, unknown> & { shortDescription: Message })[] } };
  columnKind: string;
  originalUriBaseIds: Record<string, { uri: string }>;
  invocations: { executionSuccessful: boolean }[];
  results: SarifResult[];
}

/** The schema is written in draft 4, of which it uses nothing that later drafts read differently. */
function validator(): ValidateFunction {
  const path = join(root, 'test', 'fixtures', 'sarif', 'sarif-2.1.0-rtm.5.schema.json');
  const { $schema, id, ...schema } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  assert.match(String($schema), /draft-04/);
  assert.match(String(id), /sarif-2\.1\.0/);
  const ajv = new Ajv({ strict: false, unicodeRegExp: false, allErrors: true });
  ajv.addFormat('uri', (text) => /^[a-z][a-z\d+.-]*:/i.test(text) && isReference(text));
  ajv.addFormat('uri-reference', isReference);
  ajv.addFormat('date-time', (text) => !Number.isNaN(Date.parse(text)));
  return ajv.compile(schema);
}

/** Whether a text has no character that RFC 3986 does not let stand in a reference. */
function isReference(text: string): boolean {
  return /^(?:[\w\-.~:/?#@!$&'()*+,;=]|%[\dA-F]{2})*$/.test(text);
}

/**
 * A message as a consumer shows it that takes the standard at its word: embedded links with their texts, and neither
 * placeholders nor braces that are not doubled.
 */
function read(text: string): { shown: string; links: string[] } {
  const links: string[] = [];
  const noLinks = text.replace(/\[((?:[^[\]\\]|\\[[\]\\])*)\]\(([^)\s]*)\)/g, (whole: string, _, target: string) => {
    links.push(target);
    return whole;
  });
  const braces = noLinks.replace(/\{\{|\}\}|[{}]/g, (brace) => {
    assert.equal(brace.length, 2, `a single brace in ${JSON.stringify(text)}`);
    return brace[0]!;
  });
  return { shown: text.includes('](') || text.includes('\\]') ? braces.replace(/\\([[\]\\])/g, '$1') : braces, links };
}

describe('the format sarif', () => {
  const validate = validator();
  const runOf = (...args: Parameters<typeof sarif>): Run => {
    const log = JSON.parse(sarif(...args)) as { version: string; runs: Run[] };
    assert.ok(validate(log), JSON.stringify(validate.errors, undefined, 2));
    assert.equal(log.version, '2.1.0');
    assert.equal(log.runs.length, 1);
    return log.runs[0]!;
  };

  it('the schema finds fault with what is wrong', () => {
    const good = JSON.parse(sarif(reportOf([result()]), setting)) as { runs: Run[] };
    const spoilt: ((run: Run) => void)[] = [
      (run) => Object.assign(run.results[0]!, { level: 'hint' }),
      (run) => Object.assign(run.results[0]!.locations[0]!.physicalLocation.region, { startLine: 0 }),
      (run) => Object.assign(run.results[0]!.locations[0]!.physicalLocation.artifactLocation, { uri: 'a b' }),
      (run) => Object.assign(run.results[0]!, { baselineState: 'old' }),
      (run) => Object.assign(run, { columnKind: 'utf16' }),
      (run) => Object.assign(run.tool.driver, { name: undefined, title: 'x' }),
    ];
    for (const spoil of spoilt) {
      const log = structuredClone(good);
      spoil(log.runs[0]!);
      assert.equal(validate(JSON.parse(JSON.stringify(log))), false, String(spoil));
    }
  });

  it('says who found it, and by which rules', () => {
    const { tool, columnKind, originalUriBaseIds, invocations } = runOf(reportOf([]), setting);
    const { rules, ...driver } = tool.driver;
    assert.deepEqual(driver, { name: 'Handover', version: '1.2.3', semanticVersion: '1.2.3' });
    assert.equal(columnKind, 'utf16CodeUnits');
    assert.equal(originalUriBaseIds['%SRCROOT%']!.uri, 'file:///w/');
    assert.deepEqual(invocations, [{ executionSuccessful: true }]);
    assert.deepEqual(
      rules.map(({ id, shortDescription, defaultConfiguration, properties }) => [
        id,
        shortDescription.text,
        defaultConfiguration,
        properties,
      ]),
      [
        [
          'format/unknown-key',
          'A key that the format does not have',
          { level: 'error' },
          { category: 'format', tags: ['handover', 'format'] },
        ],
        [
          'format/merge-key',
          'format/merge-key',
          { level: 'warning' },
          { category: 'format', tags: ['handover', 'format'] },
        ],
        [
          'reference/unused-role',
          'A role with `{{0}}` and \\[a link\\](1)',
          { level: 'note' },
          { category: 'reference', tags: ['handover', 'reference'] },
        ],
      ],
    );
  });

  it('names a home and the pages of rules only where they are known', () => {
    const plain = runOf(reportOf([]), setting).tool.driver;
    assert.ok(!('informationUri' in plain) && plain.rules.every((rule) => !('helpUri' in rule)));
    const homepage = 'https://handover.example/';
    const helpUri = 'https://handover.example/rules/format/unknown-key';
    const { informationUri, rules } = runOf(reportOf([]), {
      ...setting,
      homepage,
      rules: [{ ...setting.rules[0]!, helpUri }],
    }).tool.driver;
    assert.equal(informationUri, homepage);
    assert.equal(rules[0]!.helpUri, helpUri);
  });

  it('has each rule of the catalogue once', () => {
    const { rules } = runOf(reportOf([]), { ...setting, rules: ruleInfos() }).tool.driver;
    const ids = rules.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.includes('format/schema') && ids.includes('reference/cycle'));
  });

  it('says what was found, and where', () => {
    const hint = result({
      rule: 'reference/unused-role',
      severity: 'hint',
      line: 4,
      endLine: 6,
      related: [related({ file: 'runbooks/a b.runbook.yaml' })],
    });
    const { results } = runOf(reportOf([result(), hint]), setting);
    assert.deepEqual(
      results.map(({ ruleId, ruleIndex, level, baselineState }) => ({ ruleId, ruleIndex, level, baselineState })),
      [
        { ruleId: 'format/unknown-key', ruleIndex: 0, level: 'error', baselineState: undefined },
        { ruleId: 'reference/unused-role', ruleIndex: 2, level: 'note', baselineState: undefined },
      ],
    );
    const { physicalLocation, logicalLocations } = results[1]!.locations[0]!;
    assert.deepEqual(physicalLocation, {
      artifactLocation: { uri: 'engagements/acme.engagement.yaml', uriBaseId: '%SRCROOT%' },
      region: { startLine: 4, startColumn: 5, endLine: 6, endColumn: 10 },
    });
    assert.deepEqual(logicalLocations, [{ fullyQualifiedName: 'spec.systems[order-db].onwer' }]);
    assert.equal(results[0]!.relatedLocations, undefined);
    const [other] = results[1]!.relatedLocations!;
    assert.equal(other!.physicalLocation.artifactLocation.uri, 'runbooks/a%20b.runbook.yaml');
    assert.equal(other!.message!.text, 'It is defined here');
  });

  it('gives a file outside the working directory its whole URI', () => {
    const outside = result({ file: '../other/x.engagement.yaml', uri: 'file:///other/x.engagement.yaml' });
    const sibling = result({ file: '../w2/x.engagement.yaml', uri: 'file:///w2/x.engagement.yaml' });
    for (const { locations } of runOf(reportOf([outside, sibling]), setting).results) {
      const { uri, uriBaseId } = locations[0]!.physicalLocation.artifactLocation;
      assert.match(uri, /^file:\/\/\/(?:other|w2)\/x\.engagement\.yaml$/);
      assert.equal(uriBaseId, undefined);
    }
  });

  it('leaves nobody a placeholder or a link to follow', () => {
    for (const message of hostileTexts) {
      const hostile = result({
        message,
        rule: 'format/none-such',
        related: [related({ message })],
        identity: { rule: 'format/none-such', path: message, subject: message, number: 1 },
      });
      const [found] = runOf(reportOf([hostile]), setting).results;
      for (const { text } of [found!.message, found!.relatedLocations![0]!.message!]) {
        const { shown, links } = read(text);
        assert.deepEqual(links, [], text);
        assert.equal(shown, message);
      }
      assert.equal(found!.ruleIndex, undefined);
    }
  });

  it('reads as links what the test takes for links', () => {
    assert.deepEqual(read('see [here](3) and [a\\]b](4)').links, ['3', '4']);
  });

  it('keeps brackets that make no link, as most readers do not take backslashes away', () => {
    const [found] = runOf(reportOf([result({ message: 'write `[a, b]` in C:\\x' })]), setting).results;
    assert.equal(found!.message.text, 'write `[a, b]` in C:\\x');
  });

  it('tells with a baseline what is new', () => {
    const held = result({ line: 9, identity: { rule: 'x', path: 'y', subject: undefined, number: 1 } });
    const { results } = runOf(reportOf([result()], { held: [held] }), setting);
    assert.deepEqual(
      results.map(({ baselineState }) => baselineState),
      ['new', 'unchanged'],
    );
    assert.equal(runOf(reportOf([result()], { held: [] }), setting).results[0]!.baselineState, 'new');
  });

  it('has fingerprints that tell findings apart, and hold no line and no message', () => {
    const { identity } = result();
    const fingerprintOf = (own: Parameters<typeof result>[0]) =>
      runOf(reportOf([result(own)]), setting).results[0]!.partialFingerprints['handoverFinding/v1'];
    const one = fingerprintOf({});
    assert.match(String(one), /^[\da-f]{32}$/);
    assert.equal(fingerprintOf({ line: 90, endLine: 95, column: 1, message: 'other words', severity: 'hint' }), one);
    const others = [
      fingerprintOf({ file: 'engagements/other.engagement.yaml' }),
      fingerprintOf({ identity: { ...identity, rule: 'format/schema' } }),
      fingerprintOf({ identity: { ...identity, path: 'spec.systems[order-db]' } }),
      fingerprintOf({ identity: { ...identity, subject: 'stage' } }),
      fingerprintOf({ identity: { ...identity, number: 2 } }),
    ];
    assert.equal(new Set([one, ...others]).size, 6);
  });
});
