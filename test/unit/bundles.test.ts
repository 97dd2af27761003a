import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { root } from './texts';

/** What `node esbuild.mjs` makes, looked at as text: what is bundled into what, and that nothing makes code at run time. */

const dist = join(root, 'dist');
const BUNDLES = ['cli.js', 'client.js', 'client.web.js', 'server.js', 'server.web.js'];

/** Ways to make code of text, as they look minified. A property of that name (`Kind.Function = 3`) is none. */
const MAKES_CODE: [name: string, pattern: RegExp][] = [
  ['eval', /(?<![\w$.-])eval\s*\)?\s*(?:\?\.)?\s*[(`]/],
  ['eval of an object', /\b(?:globalThis|window|self|global)\s*\.\s*eval\b/],
  ['new Function', /\bnew\s+(?:[\w$]+\s*\.\s*)?Function\b/],
  ['Function()', /(?<![\w$])Function\s*\)?\s*(?:\?\.)?\s*[(`]/],
  ['constructor of a function', /\.constructor\s*(?:\?\.)?\(\s*["'`]/],
  ['a timer that runs text', /\bset(?:Timeout|Interval)\(\s*["'`]/],
];

function made(text: string): string[] {
  return MAKES_CODE.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);
}

/** Modules that a bundle asks for when it is loaded or later. */
function required(text: string): string[] {
  const calls = text.matchAll(/(?<![\w$.])(?:require|import)\(\s*["'`]([^"'`]+)["'`]\s*\)/g);
  const imports = text.matchAll(/(?:^|[;}\n])import\s*(?:[\w$*{][^"'();]*from\s*)?["']([^"']+)["']/g);
  return [...new Set([...calls, ...imports].map((match) => match[1]!))].sort();
}

describe('the bundles', () => {
  const texts = new Map<string, string>();

  before(() => {
    assert.ok(existsSync(dist), 'dist/ is missing: run `node esbuild.mjs` first, as `npm test` does');
    for (const name of BUNDLES) texts.set(name, readFileSync(join(dist, name), 'utf8'));
  });

  it('are these, and no other script lies beside them', () => {
    const files = (readdirSync(dist, { recursive: true }) as string[]).filter((name) => /\.[cm]?js$/.test(name));
    assert.deepEqual(files.sort(), BUNDLES);
  });

  it('the patterns find code made of text, and nothing else', () => {
    for (const text of [
      'a=eval("1")',
      'a=(0,eval)(b)',
      'return eval?.(b)',
      'globalThis.eval(b)',
      'let i=new Function("a","return a")',
      'new Function(`${o}self`,`${o}scope`,r)',
      '(new Function)()',
      'r=a||Function("return this")()',
      '{return Function(e)}',
      'globalThis.Function("x")',
      '(0,Function)("x")',
      'e.constructor("return process")()',
      'setTimeout("a()",1)',
    ]) {
      assert.notDeepEqual(made(text), [], text);
    }
    for (const text of [
      'e.Text=1,e.Function=3,e.Constructor=4',
      '"[object Function]"',
      'isFunction(a)',
      'x.evaluate(a)',
      'retrieval(a)',
      'medieval(a)',
      'async function(a){}',
      'setTimeout(()=>a("b"),1)',
      'Object.constructor(a)',
    ]) {
      assert.deepEqual(made(text), [], text);
    }
  });

  for (const name of BUNDLES) {
    it(`${name} makes no code at run time`, () => {
      assert.deepEqual(made(texts.get(name)!), []);
    });
  }

  it('both servers and the command line hold the schemas and the rules, the clients nothing of them', () => {
    const marks = ['handover/v1', 'urn:handover:engagement', 'format/unknown-key', 'reference/unresolved', 'x-defines'];
    for (const mark of marks) {
      for (const name of ['server.js', 'server.web.js', 'cli.js']) assert.ok(texts.get(name)!.includes(mark), name);
      for (const name of ['client.js', 'client.web.js'])
        assert.ok(!texts.get(name)!.includes(mark), `${name}: ${mark}`);
    }
  });

  it('nothing but what must be there is asked for at run time', () => {
    const builtin = (name: string) => builtinModules.includes(name.replace(/^node:/, ''));
    const foreign = (name: string) => required(texts.get(name)!).filter((module) => !builtin(module));
    // ajv names the module in a text of its own; the bundle never requires it.
    const named = ['ajv/dist/runtime/ucs2length'];
    assert.deepEqual(foreign('cli.js'), named);
    assert.deepEqual(foreign('server.js'), named);
    assert.deepEqual(foreign('client.js'), ['vscode']);
  });

  it('the bundles for the browser ask for nothing of Node', () => {
    assert.deepEqual(required(texts.get('server.web.js')!), ['ajv/dist/runtime/ucs2length']);
    assert.match(texts.get('server.web.js')!, /\.code\s*=\s*(['"`])require\("ajv\/dist\/runtime\/ucs2length"\)/);
    assert.deepEqual(required(texts.get('client.web.js')!), ['vscode']);
    for (const name of ['server.web.js', 'client.web.js']) {
      assert.doesNotMatch(texts.get(name)!, /["'`]node:/, name);
      assert.doesNotMatch(texts.get(name)!, /\b(?:__dirname|__filename)\b/, name);
    }
  });

  it('the look at what is asked for sees every way to ask', () => {
    const text =
      'var a=require("fs");b=import("node:os");import{c as d}from"path";import"url";x.require("no");e=require(f)';
    assert.deepEqual(required(text), ['fs', 'node:os', 'path', 'url']);
  });
});
