// Derives from the two schemas what the server needs at run time, into server/generated (not in version control):
//   engagement.ts, runbook.ts   TypeScript types of what a complete file holds
//   validators.js, validators.d.ts   one ajv validator for each object type, compiled ahead: no code is made at run time
//   schemas.json   the schemas without the texts that only plain-schema tools need
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { _ } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { compile } from 'json-schema-to-typescript';

const standaloneCode = standalone.default ?? standalone;
const here = new URL('.', import.meta.url);
const target = new URL('../server/generated/', here);
const KINDS = { Engagement: 'engagement', Runbook: 'runbook' };

/** Keywords of ours that say what a value means; they validate nothing. */
const ANNOTATIONS = [
  'markdownDescription',
  'x-defines',
  'x-names',
  'x-prefix',
  'x-enum',
  'x-enumDescriptions',
  'x-path',
  'x-suggest',
];

/** Formats of ours, implemented in server/model/formats.ts. */
const FORMATS = ['date', 'handover-duration', 'handover-file'];

/** Writes server/generated where a schema is newer than it. */
export async function generate() {
  const sources = Object.values(KINDS).map((name) => new URL(`${name}.schema.json`, here));
  const newest = Math.max(...(await Promise.all([...sources, new URL(import.meta.url)].map(modified))));
  if ((await modified(new URL('schemas.json', target))) > newest) return;
  await mkdir(target, { recursive: true });
  const schemas = {};
  for (const [kind, name] of Object.entries(KINDS)) {
    schemas[kind] = JSON.parse(await readFile(new URL(`${name}.schema.json`, here), 'utf8'));
    await writeFile(new URL(`${name}.ts`, target), await types(kind, schemas[kind]));
  }
  const { code, names } = validators(schemas);
  await writeFile(new URL('validators.js', target), code);
  await writeFile(new URL('validators.d.ts', target), declarations(names));
  const compact = JSON.stringify(schemas, (key, value) =>
    key === 'description' && typeof value === 'string' ? undefined : value,
  );
  await writeFile(new URL('schemas.json', target), compact);
}

async function modified(url) {
  return stat(url).then(
    (info) => info.mtimeMs,
    () => 0,
  );
}

/** TypeScript types, named like the definitions (names that TypeScript has already get a suffix). */
async function types(kind, schema) {
  const rename = (name) => (['Date', 'Text', 'Reference'].includes(name) ? `${name}Value` : name);
  const plain = eachSchema(schema, (node) => {
    // Titles would name the types; conditions make unions that nobody can read.
    const { title, examples, default: _, allOf, anyOf, patternProperties, propertyNames, ...rest } = node;
    if (rest.$ref) return { $ref: rest.$ref.replace(/[^/]+$/, rename) };
    return rest;
  });
  plain.$defs = Object.fromEntries(Object.entries(plain.$defs).map(([name, definition]) => [rename(name), definition]));
  const options = { bannerComment: '', additionalProperties: false, unreachableDefinitions: true, format: false };
  const code = await compile({ ...plain, title: kind }, kind, options);
  return `/* Derived from schemas/${KINDS[kind]}.schema.json. */\n${code}`;
}

/** A copy of a schema with `change` applied to it and to every schema below it, outermost first. */
function eachSchema(schema, change) {
  if (schema === null || typeof schema !== 'object') return schema;
  const result = { ...change(schema) };
  for (const key of ['properties', 'patternProperties', '$defs']) {
    if (!result[key]) continue;
    result[key] = Object.fromEntries(
      Object.entries(result[key]).map(([name, value]) => [name, eachSchema(value, change)]),
    );
  }
  for (const key of ['items', 'additionalProperties', 'propertyNames', 'if', 'then', 'else', 'not']) {
    if (key in result) result[key] = eachSchema(result[key], change);
  }
  for (const key of ['allOf', 'anyOf', 'oneOf']) {
    if (result[key]) result[key] = result[key].map((entry) => eachSchema(entry, change));
  }
  return result;
}

function declarations(names) {
  const lines = names.map((name) => `export const ${name}: Validate;`);
  return `import type { ErrorObject } from 'ajv';\ntype Validate = { (value: unknown): boolean; errors?: ErrorObject[] | null };\n${lines.join('\n')}\n`;
}

/** One validator for each object definition; what lies in objects below it is left to their own validators. */
function validators(schemas) {
  const ajv = new Ajv2020({
    allErrors: true,
    // The messages are ours: server/rules/format.
    messages: false,
    unevaluated: false,
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    code: { source: true, esm: true, formats: _`formats` },
  });
  for (const keyword of ANNOTATIONS) ajv.addKeyword(keyword);
  for (const format of FORMATS) ajv.addFormat(format, () => true);
  const names = [];
  const refs = {};
  for (const [kind, schema] of Object.entries(schemas)) {
    const definitions = { [kind]: schema, ...schema.$defs };
    for (const [name, definition] of Object.entries(definitions)) {
      if (definition.type !== 'object') continue;
      const id = `${kind}_${name}`;
      ajv.addSchema({ ...shallow(definition, schema.$defs), $id: id });
      names.push(id);
      refs[id] = id;
    }
  }
  const code = `import { formats } from '../model/formats';\n${standaloneCode(ajv, refs)}`;
  return { code, names };
}

/** A definition with references to scalars put in and references to objects cut to `type: object`. */
function shallow(definition, definitions) {
  return eachSchema(definition, function cut(node) {
    const { title, description, examples, default: _, $defs, $schema, $id, ...rest } = node;
    for (const keyword of ANNOTATIONS) delete rest[keyword];
    // Unknown keys are found where the keys are walked anyway, with a set instead of a comparison with each name.
    if (rest.additionalProperties === false) delete rest.additionalProperties;
    if (rest.additionalProperties === undefined) delete rest.patternProperties;
    if (!rest.$ref) return rest;
    const { $ref, ...beside } = rest;
    const target = definitions[$ref.slice('#/$defs/'.length)];
    // Conditions that several definitions share (`CheckWith`) belong to the object at hand.
    if (target.type === 'object' && !target.allOf?.some((entry) => entry.if)) return { type: 'object' };
    return { ...cut(target), ...beside };
  });
}
