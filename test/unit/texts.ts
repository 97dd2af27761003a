import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The repository's root: the tests are run from it. */
export const root = process.cwd();

/** The examples that lie beside the repository; absent on other people's machines. */
export const shared = resolve(process.env.HANDOVER_SHARED ?? join(root, '..', 'shared'));

/** Every YAML text of the examples, of the repository and, where they are there, the shared ones. */
export function exampleTexts(): string[] {
  return [join(root, 'examples'), join(shared, 'examples')]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      (readdirSync(folder, { recursive: true }) as string[])
        .filter((file) => /\.ya?ml$/.test(file))
        .sort()
        .map((file) => readFileSync(join(folder, file), 'utf8').replace(/^\ufeff/, '')),
    );
}

/** Small texts in which YAML is easily read wrongly. */
export const trickyTexts: string[] = [
  '',
  '\n',
  '# only a comment\n',
  'a: 1\nb:\n- x\n- y\nc: 2\n',
  'a:\n  - b: 1\n    c: 2\n  -\n    d: 3\n  - - 1\n    - 2\n',
  'text: one\n  two\n\n  three # comment\nnext: x\n',
  'text: |\n  line\n\n    more\n  last\nnext: >\n  folded\n  text\n\n  para\nkeep: |+\n  x\n\n\nend: |-\n  y\n',
  'a: >\n  one\n  two\n\n  three\n\n\n  four\nb: >-\n  x\n  y\nc: >+\n  z\n\nd: >\n  a\n    b\n  c\ne: >\n\n  f\ng: >-\n    h # no comment\n    i\n',
  'flow: {a: 1, "b":2, c: [x, y, {z: w}], d, e: }\nlist: [\n  a,\n  b # c\n]\nurl: http://a.b/c?d=e#f\n',
  "a: \"x\\n\\\"y\\u0041\"\nb: 'it''s'\nc: ~\nd: null\ne:\nf: 0x1F\ng: 1.10\nh: yes\ni: 2026-01-01\nj: .5\nk: 1e3\n",
  'a: &x {b: 1}\nc: *x\nd: !!str 12\n? complex\n: value\n',
  'a: &x\n  b: &y 1\n  c: *y\nl:\n  - &z {q: *y, r: [&w s, *w]}\n  - *z\n  - &v text # c\n  - &u\n    k: *v\nm: *x # c\n',
  'a: &x\nb: *x\nc: &y *x\nd: *x : 1\n&k e: f\n*k : g\nh: [&a, *a ]\n',
  '--- # first\na: 1\n---\nb: 2\n...\n---\nc: 3\n',
  '%YAML 1.2\n---\na: 1\n',
  'a: 1\r\nb:\r\n  - x\r\n  - y: "z"\r\nc: |\r\n  line\r\n  two\r\nd: 4\r\n',
  'a:\n    b:\n          c: 1\n    d:\n     e: 2\n',
  'key with spaces: v\n"quoted key": v\n\'single\': v\nurl:port: x\n-dash: y\n?q: z\n:c: w\n',
  'a: x#y\nb: x #y\nc: #\nd: # e\n  f: 1\n',
  'a: [1,\n  2,\n\n  3]\nb: {x: 1,\n    y: 2}\n',
  'a: {x: 1,\n    y: 2}\nb: &z {x: 1,\n    y: 2}\n',
  'a: "multi\n  line"\nb: \'multi\n  line\'\nc: end\n',
  'spec:\n  items:\n' +
    Array.from({ length: 40 }, (_, i) => `    - id: i${i}\n      text: Item ${i} # c\n      list: [a, b]\n`).join(''),
  'spec:\n  items:\n' +
    Array.from({ length: 60 }, (_, i) => `  - {id: i${i}, text: "Item ${i}"}\n`).join('') +
    '  other: 1\n',
  'deep:\n' +
    Array.from({ length: 30 }, (_, i) => `${'  '.repeat(i + 1)}k${i}:\n${'  '.repeat(i + 2)}v: 1`).join('\n') +
    '\n',
  'a:\n  b: 1\nkin\nc: 2\n',
  'list:\n  - a\n  half\n  - b\n' + Array.from({ length: 40 }, (_, i) => `  - n${i}\n`).join(''),
  'map:\n' +
    Array.from({ length: 40 }, (_, i) => `  k${i}: v\n`).join('') +
    '  half\n' +
    Array.from({ length: 10 }, (_, i) => `  m${i}: v\n`).join(''),
  '<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> other\nb: 3\n',
  '\ta: 1\nb:\n\tc: 2\n',
  '[a, b]\n',
  '"scalar"\n',
  '- a\n- b: 1\n  c: 2\n',
  '-\n- \n- # c\n-  x\n',
  'a:\n - b\n -  c:  d\n    e: f\n',
];
