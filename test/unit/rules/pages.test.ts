import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { described, headOf, indexOf, withRuleIds } from '../../../docs/rules/pages';
import { rules } from '../../../server/rules/catalogue';
import { root } from '../texts';
import { findingsOf, type Judged } from './helper';

/** docs/rules: a page for each rule, whose examples behave as the page says. */

const pages = join(root, 'docs', 'rules');
const fixtures = join(root, 'test', 'fixtures', 'pages');

/** One rule may have several functions; they have one id. */
const ids = new Set(rules.map(({ id }) => id));

/** The day on which the examples are judged, where a fence does not say another (`now=`). */
const TODAY = '2026-09-15';

interface Example {
  now: string;
  /** Complete files, by path. */
  texts: Record<string, string>;
  /** `path:line rule` of each finding that the example promises. */
  wants: string[];
}

const FENCE = /^```\w+ (bad|good) (file|in)=(\S+?)(?: now=(\d{4}-\d{2}-\d{2}))?\n(.*?)^```$/gms;

/** The files that the page's fences of one kind make together. */
function exampleOf(page: string, verdict: 'bad' | 'good'): Example | undefined {
  const fences = [...page.matchAll(FENCE)].filter((fence) => fence[1] === verdict);
  if (fences.length === 0) return undefined;
  // An excerpt stands among the files of the fixture; whole files can stand alone.
  const texts = fences.some((fence) => fence[2] === 'in') ? fixture() : {};
  const own = new Set<string>();
  for (const [, , how, path, , content] of fences) {
    assert.ok(!own.has(path!), `${path} is there twice`);
    own.add(path!);
    texts[path!] = how === 'in' ? merged(texts[path!], content!) : content!;
  }
  const now = fences.find((fence) => fence[4] !== undefined)?.[4] ?? TODAY;
  return { texts, now, wants: [...own].flatMap((path) => wantsOf(path, texts[path]!)) };
}

function fixture(): Record<string, string> {
  const paths = readdirSync(fixtures, { recursive: true }) as string[];
  const files = paths.filter((path) => /\.\w+$/.test(path));
  return Object.fromEntries(
    files.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(fixtures, path), 'utf8')]),
  );
}

/** A file of the fixture, with an excerpt's keys in place of the keys of its `spec`. */
function merged(file: string | undefined, excerpt: string): string {
  assert.ok(file, 'there is no such file in test/fixtures/pages');
  const [head, body] = file.split(/(?<=^spec:\n)/m) as [string, string];
  const keys = new Set(Array.from(excerpt.matchAll(/^([\w-]+):/gm), (match) => match[1]));
  const kept = body.split(/^(?= {2}[\w-])/m).filter((entry) => !keys.has(/^ {2}([\w-]+)/.exec(entry)?.[1]));
  return head + kept.join('') + excerpt.replace(/^(?=.)/gm, '  ');
}

/** `# want: <rule>, <rule>` at the end of a line, or alone on the line above. */
function wantsOf(path: string, text: string): string[] {
  return text.split('\n').flatMap((line, index) => {
    const want = /^(.*)# want: (.+)$/.exec(line);
    if (!want) return [];
    const number = want[1]!.trim() === '' ? index + 2 : index + 1;
    return want[2]!.split(',').map((rule) => `${path}:${number} ${rule.trim()}`);
  });
}

function told({ path, line, rule }: Judged): string {
  return `${path}:${line} ${rule}`;
}

describe('the pages of the rules', () => {
  for (const id of ids) {
    describe(id, () => {
      const file = join(pages, `${id}.md`);
      const page = existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\r\n', '\n') : '';
      const counts = (finding: Judged) => finding.rule === id || finding.severity !== 'hint';

      it('has a page with what the rule says of itself, and every section', () => {
        assert.ok(page, `docs/rules/${id}.md is missing`);
        const rule = described().find((one) => one.id === id)!;
        assert.ok(page.startsWith(headOf(rule)), 'the first part is not what `npm run docs` writes');
        const sections = Array.from(page.matchAll(/^## (.*)$/gm), (match) => match[1]);
        assert.deepEqual(sections, ['What', 'Why', 'Bad', 'Good', 'How to fix', 'Source']);
      });

      it('has a bad example that gives the marked findings and no others', async () => {
        const example = exampleOf(page, 'bad');
        assert.ok(example, 'no fence says `bad`');
        assert.ok(
          example.wants.some((want) => want.endsWith(` ${id}`)),
          `no line of the bad example says \`# want: ${id}\``,
        );
        const found = (await findingsOf(example.texts, example.now)).filter(counts);
        assert.deepEqual(found.map(told).sort(), example.wants.sort());
      });

      it('has a good example that gives none', async () => {
        const example = exampleOf(page, 'good');
        assert.ok(example, 'no fence says `good`');
        const found = (await findingsOf(example.texts, example.now)).filter(counts);
        assert.deepEqual(found, []);
      });

      it('has no example that is not run', () => {
        const fences = Array.from(page.matchAll(/^```.+$/gm), (match) => match[0]);
        assert.equal([...page.matchAll(FENCE)].length, fences.length, fences.join('\n'));
      });
    });
  }

  it('are of rules that there are', () => {
    const all = (readdirSync(pages, { recursive: true }) as string[])
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => path.includes('/') && path.endsWith('.md'));
    assert.deepEqual(all.sort(), [...ids].map((id) => `${id}.md`).sort());
  });

  it('are all in the index', () => {
    const index = readFileSync(join(pages, 'README.md'), 'utf8').replaceAll('\r\n', '\n');
    assert.equal(index, indexOf(described()), 'the index is not what `npm run docs` writes');
    for (const id of ids) assert.ok(index.includes(`[${id}](${id}.md)`), `${id} has no row`);
  });

  it('are of the rules that `policy.rules` may name', () => {
    const schema = readFileSync(join(root, 'schemas', 'engagement.schema.json'), 'utf8');
    const written = JSON.parse(withRuleIds(described(), schema));
    assert.deepEqual(JSON.parse(schema), written, 'the schema is not what `npm run docs` writes');
  });

  it('lead to pages that there are', () => {
    for (const id of ids) {
      const page = readFileSync(join(pages, `${id}.md`), 'utf8');
      for (const [, target] of page.matchAll(/\]\((?!https:)([^)#]+)/g)) {
        assert.ok(existsSync(join(pages, id, '..', target!)), `${id}: ${target}`);
      }
    }
  });
});

describe('the fixture of the pages', () => {
  it('is clean by itself', async () => {
    assert.deepEqual(
      (await findingsOf(fixture())).filter(({ severity }) => severity !== 'hint'),
      [],
    );
  });
});

describe('docs/format.md', () => {
  it('shows files that are clean', async () => {
    const page = readFileSync(join(root, 'docs', 'format.md'), 'utf8').replaceAll('\r\n', '\n');
    const files = page.matchAll(/^```yaml\n# (\S+)\n(.*?)^```$/gms);
    const texts = Object.fromEntries(Array.from(files, ([, path, text]) => [path!, text!]));
    assert.equal(Object.keys(texts).length, 2);
    assert.deepEqual(
      (await findingsOf(texts)).filter(({ severity }) => severity !== 'hint'),
      [],
    );
  });
});
