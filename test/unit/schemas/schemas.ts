import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020';
import { formats } from '../../../server/model/formats';
import type { DocumentKind } from '../../../server/model/shapes';
import { root } from '../texts';

export type Schema = { [key: string]: unknown } & {
  $id?: string;
  $ref?: string;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  $defs?: Record<string, Schema>;
};

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

/** The two schemas as they are published. */
export const schemas: Readonly<Record<DocumentKind, Schema>> = {
  Engagement: read('engagement'),
  Runbook: read('runbook'),
};

function read(name: string): Schema {
  return JSON.parse(readFileSync(join(root, 'schemas', `${name}.schema.json`), 'utf8')) as Schema;
}

/** An ajv that knows both schemas, whole, and finds fault with keywords that it does not know. */
export function makeAjv(): Ajv2020 {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true });
  for (const keyword of ANNOTATIONS) ajv.addKeyword(keyword);
  for (const [name, check] of Object.entries(formats)) ajv.addFormat(name, check);
  for (const schema of Object.values(schemas)) ajv.addSchema(schema);
  return ajv;
}

/** The validator of whole documents of a kind. */
export function wholeValidator(ajv: Ajv2020, kind: DocumentKind): ValidateFunction {
  return ajv.getSchema(schemas[kind].$id!)!;
}

/** A property of a schema, and the JSON pointer to it. */
export interface Property {
  kind: DocumentKind;
  pointer: string;
  schema: Schema;
}

/** Every property of every object of both schemas. */
export function* properties(): Generator<Property> {
  for (const kind of ['Engagement', 'Runbook'] as const) {
    const objects: [string, Schema][] = [['', schemas[kind]]];
    for (const [name, definition] of Object.entries(schemas[kind].$defs ?? {}))
      objects.push([`/$defs/${name}`, definition]);
    for (const [pointer, object] of objects) {
      for (const [key, schema] of Object.entries(object.properties ?? {})) {
        yield { kind, pointer: `${pointer}/properties/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, schema };
      }
    }
  }
}
