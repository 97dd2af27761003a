import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../../../server/rules/catalogue';
import { root } from '../texts';
import { findingsOf, type Judged } from './helper';

/** docs/rules: a page for each rule, whose examples behave as the page says. */

const pages = join(root, 'docs', 'rules');
const fixtures = join(root, 'test', 'fixtures', 'pages');

/** One rule may have several functions; they have one id and one severity. */
const severities = new Map(rules.map(({ id, severity }) => [id, severity]));

interface Example {
  /** Complete files, by path. */
  texts: Record<string, string>;
  /** `path:line rule` of each finding that the example promises. */
  wants: string[];
}

const FENCE = /^```\w+ (bad|good) (file|in)=(\S+)\n(.*?)^```$/gms;

/** The files that the page's fences of one kind make together. */
function exampleOf(page: string, verdict: 'bad' | 'good'): Example | undefined {
  const fences = [...page.matchAll(FENCE)].filter((fence) => fence[1] === verdict);
  if (fences.length === 0) return undefined;
  // An excerpt stands among the files of the fixture; whole files can stand alone.
  const texts = fences.some((fence) => fence[2] === 'in') ? fixture() : {};
  const own = new Set<string>();
  for (const [, , how, path, content] of fences) {
    assert.ok(!own.has(path!), `${path} is there twice`);
    own.add(path!);
    texts[path!] = how === 'in' ? merged(texts[path!], content!) : content!;
  }
  return { texts, wants: [...own].flatMap((path) => wantsOf(path, texts[path]!)) };
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
  for (const [id, severity] of severities) {
    describe(id, () => {
      const file = join(pages, `${id}.md`);
      const page = existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\r\n', '\n') : '';
      const counts = (finding: Judged) => finding.rule === id || finding.severity !== 'hint';

      it('has a page with its id, its severity and every section', () => {
        assert.ok(page, `docs/rules/${id}.md is missing`);
        assert.ok(page.startsWith(`# ${id}\n`), 'the title is the id');
        assert.equal(/^Default severity: \*\*(\w+)\*\*$/m.exec(page)?.[1], severity);
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
        const found = (await findingsOf(example.texts)).filter(counts);
        assert.deepEqual(found.map(told).sort(), example.wants.sort());
      });

      it('has a good example that gives none', async () => {
        const example = exampleOf(page, 'good');
        assert.ok(example, 'no fence says `good`');
        const found = (await findingsOf(example.texts)).filter(counts);
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
      .filter((path) => path.endsWith('.md') && !/^(?:README|CORPUS)\.md$/.test(path));
    assert.deepEqual(all.sort(), [...severities.keys()].map((id) => `${id}.md`).sort());
  });

  it('are all in the index, with their severities', () => {
    const index = readFileSync(join(pages, 'README.md'), 'utf8');
    const rows = Array.from(index.matchAll(/^\| \[(.+?)\]\((.+?)\) \| (\w+) \| .+ \|$/gm), (match) =>
      match.slice(1, 4),
    );
    assert.deepEqual(rows.sort(), [...severities].map(([id, severity]) => [id, `${id}.md`, severity]).sort());
  });

  it('lead to pages that there are', () => {
    for (const id of severities.keys()) {
      const page = readFileSync(join(pages, `${id}.md`), 'utf8');
      for (const [, target] of page.matchAll(/\]\((?!https:)([^)#]+)/g)) {
        assert.ok(existsSync(join(pages, id, '..', target!)), `${id}: ${target}`);
      }
    }
  });
});

describe('the fixture of the pages', () => {
  it('is clean by itself', async () => {
    assert.deepEqual(await findingsOf(fixture()), []);
  });
});

describe('docs/format.md', () => {
  it('shows files that are clean', async () => {
    const page = readFileSync(join(root, 'docs', 'format.md'), 'utf8').replaceAll('\r\n', '\n');
    const files = page.matchAll(/^```yaml\n# (\S+)\n(.*?)^```$/gms);
    const texts = Object.fromEntries(Array.from(files, ([, path, text]) => [path!, text!]));
    assert.equal(Object.keys(texts).length, 2);
    assert.deepEqual(await findingsOf(texts), []);
  });
});
