import assert from 'node:assert/strict';
import { makeAjv, properties, schemas } from './schemas';

/** Everything that hover and completion show comes out of the schemas, so all of it has to be there. */

describe('the properties of the schemas', () => {
  const all = [...properties()];

  it('are found', () => {
    assert.ok(all.length > 300, String(all.length));
  });

  it('have a title, a description in Markdown and in plain text, and examples', () => {
    const bare: string[] = [];
    for (const { kind, pointer, schema } of all) {
      for (const keyword of ['title', 'markdownDescription', 'description']) {
        const text = schema[keyword];
        if (typeof text !== 'string' || text.trim() === '' || text !== text.trim())
          bare.push(`${kind}${pointer}: ${keyword}`);
      }
      if (!Array.isArray(schema.examples) || schema.examples.length === 0) bare.push(`${kind}${pointer}: examples`);
    }
    assert.deepEqual(bare, []);
  });

  it('say in plain text what they say in Markdown', () => {
    const plain = (markdown: string) => markdown.replaceAll('`', '').replace(/\*+(.+?)\*+/g, '$1');
    const different = all
      .filter(({ schema }) => plain(String(schema.markdownDescription)) !== schema.description)
      .map(({ kind, pointer, schema }) => `${kind}${pointer}: ${schema.markdownDescription}`);
    assert.deepEqual(different, []);
  });

  it('have examples that are valid where they stand', () => {
    const ajv = makeAjv();
    const wrong: string[] = [];
    for (const { kind, pointer, schema } of all) {
      const validate = ajv.compile({ $ref: `${schemas[kind].$id}#${pointer}` });
      for (const example of schema.examples as unknown[]) {
        if (!validate(example))
          wrong.push(`${kind}${pointer}: ${JSON.stringify(example)}: ${ajv.errorsText(validate.errors)}`);
      }
      if ('default' in schema && !validate(schema.default)) wrong.push(`${kind}${pointer}: default`);
    }
    assert.deepEqual(wrong, []);
  });

  it('describe each of the values to choose from, and no other', () => {
    const wrong: string[] = [];
    const visit = (at: unknown, path: string): void => {
      if (at === null || typeof at !== 'object') return;
      const schema = at as Record<string, unknown>;
      const values = Array.isArray(schema.enum) ? schema.enum : schema['x-enum'];
      const texts = schema['x-enumDescriptions'];
      if (texts !== undefined) {
        assert.deepEqual(Object.keys(texts as object).sort(), (values as unknown[]).map(String).sort(), path);
      } else if (Array.isArray(values)) wrong.push(path);
      for (const [key, below] of Object.entries(schema)) {
        if (key !== 'examples' && key !== 'x-enumDescriptions') visit(below, `${path}/${key}`);
      }
    };
    for (const [kind, schema] of Object.entries(schemas)) visit(schema.$defs, `${kind}/$defs`);
    assert.deepEqual(wrong, []);
  });
});
