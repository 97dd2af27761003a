import type { ErrorObject } from 'ajv';
import schemas from '../generated/schemas.json';
import * as validators from '../generated/validators';

/**
 * The two schemas as a graph that the other floors walk: what may stand where, what it means, what it names.
 * Built once from schemas/*.schema.json; the one description of the format.
 */
export type DocumentKind = 'Engagement' | 'Runbook';

/** What a kind of value may be. A shape reached through a property carries that property's own texts. */
export interface Shape {
  /** The definition in the schema, such as `System`; for properties without one of their own, undefined. */
  readonly definition: string | undefined;
  readonly kind: 'map' | 'list' | 'scalar' | 'any';
  /** JSON types that a scalar may have. */
  readonly types: readonly string[];
  readonly title: string;
  /** Markdown for a hover. */
  readonly markdown: string;
  readonly examples: readonly unknown[];
  readonly default: unknown;

  /** Maps: the keys in the order of the format, with their shapes. */
  readonly properties: ReadonlyMap<string, Shape>;
  readonly required: readonly string[];
  /** Maps with free keys: the shape of every value. */
  readonly values: Shape | undefined;
  /** Maps with free keys: the shape of the keys. */
  readonly keys: Shape | undefined;
  /** Whether keys that are not in `properties` are accepted without a look (`annotations`). */
  readonly open: boolean;
  /** Groups of keys of which one must stand. */
  readonly oneOf: readonly string[];
  /** For maps with `check` and `with`: the shape of `with` by the name of the check. */
  readonly variants: ReadonlyMap<string, { shape: Shape; required: boolean }> | undefined;
  /** Lists: the shape of each item. */
  readonly items: Shape | undefined;

  /** Values to choose from. */
  readonly choices: readonly (string | number | boolean)[] | undefined;
  /** Values that are likely without being the only ones. */
  readonly suggestions: readonly string[];
  readonly valueTexts: Readonly<Record<string, string>>;
  readonly format: string | undefined;
  readonly pattern: string | undefined;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  /** The kinds of thing that the value names. */
  readonly names: readonly string[];
  /** What stands before the name: `step:`. */
  readonly prefix: string;
  /** The kind of thing whose id this is. */
  readonly defines: string | undefined;
  /** Maps: the key whose value is the id of the thing that the map describes. */
  readonly idKey: string | undefined;
  /** Whether the value is a path or a URL. */
  readonly path: boolean;
  /** The compiled validator of a map; sees no deeper than the map's own scalars and lists of scalars. */
  readonly validate: ((value: unknown) => ErrorObject[]) | undefined;
}

type Schema = Record<string, unknown> & {
  $ref?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: Schema | boolean;
  propertyNames?: Schema;
  allOf?: Schema[];
  anyOf?: { required?: string[] }[];
  $defs?: Record<string, Schema>;
};

const NONE: ReadonlyMap<string, Shape> = new Map();

class Builder {
  private readonly made = new Map<string, Shape>();
  private readonly copies: { copy: Shape; shape: Shape }[] = [];

  constructor(
    private readonly kind: DocumentKind,
    private readonly root: Schema,
  ) {}

  document(): Shape {
    const root = this.object(this.kind, this.root);
    for (const { copy, shape } of this.copies) {
      const { title, markdown, examples, default: standard } = copy;
      Object.assign(copy, shape, { title, markdown, examples, default: standard });
    }
    return root;
  }

  private object(name: string, schema: Schema): Shape {
    const known = this.made.get(name);
    if (known) return known;
    const shape = { ...this.scalar(schema), definition: name, kind: 'map' as const } as Mutable<Shape>;
    this.made.set(name, shape);
    const validate = (validators as Record<string, unknown>)[`${this.kind}_${name}`] as
      | { (value: unknown): boolean; errors?: ErrorObject[] | null }
      | undefined;
    if (validate) shape.validate = (value) => (validate(value) ? [] : (validate.errors ?? []));
    shape.properties = new Map(
      Object.entries(schema.properties ?? {}).map(([key, property]) => [key, this.shape(property)]),
    );
    for (const [key, property] of shape.properties) if (property.defines) shape.idKey ??= key;
    shape.required = (schema.required as string[] | undefined) ?? [];
    shape.oneOf = schema.anyOf?.flatMap((alternative) => alternative.required ?? []) ?? [];
    const { additionalProperties, propertyNames } = schema;
    if (additionalProperties && typeof additionalProperties === 'object')
      shape.values = this.shape(additionalProperties);
    shape.open = additionalProperties === true || (additionalProperties === undefined && !schema.properties);
    if (propertyNames) shape.keys = this.shape(propertyNames);
    const rules = schema.allOf?.flatMap((entry) => this.target(entry).allOf ?? []) as Rule[] | undefined;
    if (rules?.length) {
      shape.variants = new Map(
        rules.map((rule) => [
          rule.if.properties.check.const,
          { shape: this.shape(rule.then.properties.with), required: rule.then.required?.includes('with') ?? false },
        ]),
      );
    }
    return shape;
  }

  private target(schema: Schema): Schema {
    return schema.$ref ? this.root.$defs![nameOf(schema.$ref)]! : schema;
  }

  shape(schema: Schema): Shape {
    const { $ref, ...own } = schema;
    if (!$ref) return this.inline(schema, schema);
    const name = nameOf($ref);
    const target = this.root.$defs![name]!;
    if (target.type !== 'object')
      return { ...this.inline({ ...target, ...own }, { ...target, ...own }), definition: name };
    const shape = this.object(name, target);
    if (Object.keys(own).length === 0) return shape;
    // The property's own texts over the definition's, which may not be complete yet: see `document`.
    const { title, markdown, examples, default: standard } = this.scalar({ ...target, ...own });
    const copy = { ...shape, title, markdown, examples, default: standard };
    this.copies.push({ copy, shape });
    return copy;
  }

  private inline(schema: Schema, texts: Schema): Shape {
    const shape = this.scalar(texts) as Mutable<Shape>;
    if (schema.type === 'array') {
      shape.kind = 'list';
      if (schema.items) shape.items = this.shape(schema.items);
    } else if (schema.type === 'object') {
      shape.kind = 'map';
      shape.open = true;
    } else if (schema.type === undefined && schema.enum === undefined && schema.const === undefined) shape.kind = 'any';
    return shape;
  }

  private scalar(schema: Schema): Shape {
    const types = schema.type === undefined ? [] : ([schema.type].flat() as string[]);
    const text = (key: string) => (typeof schema[key] === 'string' ? (schema[key] as string) : undefined);
    const number = (key: string) => (typeof schema[key] === 'number' ? (schema[key] as number) : undefined);
    const constant = schema.const as string | undefined;
    return {
      definition: undefined,
      kind: 'scalar',
      types,
      title: text('title') ?? '',
      markdown: text('markdownDescription') ?? text('description') ?? '',
      examples: (schema.examples as unknown[] | undefined) ?? [],
      default: schema.default,
      properties: NONE,
      required: [],
      values: undefined,
      keys: undefined,
      open: false,
      oneOf: [],
      variants: undefined,
      items: undefined,
      choices: constant !== undefined ? [constant] : ((schema.enum ?? schema['x-enum']) as string[] | undefined),
      suggestions: (schema['x-suggest'] as string[] | undefined) ?? [],
      valueTexts: (schema['x-enumDescriptions'] as Record<string, string> | undefined) ?? {},
      format: text('format'),
      pattern: text('pattern'),
      minimum: number('minimum'),
      maximum: number('maximum'),
      names: (schema['x-names'] as string[] | undefined) ?? [],
      prefix: text('x-prefix') ?? '',
      defines: text('x-defines'),
      idKey: undefined,
      path: schema['x-path'] === true,
      validate: undefined,
    };
  }
}

interface Rule {
  if: { properties: { check: { const: string } } };
  then: { properties: { with: Schema }; required?: string[] };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function nameOf(ref: string): string {
  return ref.slice('#/$defs/'.length);
}

/** The shape of a whole document, by its kind. */
export const documentShapes: Readonly<Record<DocumentKind, Shape>> = {
  Engagement: new Builder('Engagement', (schemas as unknown as Record<string, Schema>).Engagement!).document(),
  Runbook: new Builder('Runbook', (schemas as unknown as Record<string, Schema>).Runbook!).document(),
};

/** Keys that anybody may add, and nobody judges. */
export function isExtensionKey(key: string): boolean {
  return key.startsWith('x-');
}

/**
 * The shape of the value under a key.
 * @param check the value of `check` in the same map, which decides the shape of `with`
 */
export function childShape(shape: Shape | undefined, key: string, check?: unknown): Shape | undefined {
  if (shape?.kind !== 'map') return undefined;
  if (key === 'with' && shape.variants) {
    const variant = typeof check === 'string' ? shape.variants.get(check) : undefined;
    return variant?.shape ?? shape.properties.get(key);
  }
  return shape.properties.get(key) ?? (shape.values && !isExtensionKey(key) && key !== '<<' ? shape.values : undefined);
}

/** The keys that hold what people call a thing, the most telling first. */
export const LABEL_KEYS = ['title', 'name', 'text', 'topic'] as const;
