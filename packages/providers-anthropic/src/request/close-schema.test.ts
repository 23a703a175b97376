import type { Json } from '@cascade/core/spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeSchema, hasOpenObject, isStrictSchema } from './close-schema.js';

const { schema: schemas } = fc.letrec<{ schema: Record<string, Json> }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 4 },
    fc.record({ type: fc.constant('string'), maxLength: fc.nat() }, { requiredKeys: ['type'] }),
    fc.record(
      { type: fc.constant('integer'), minimum: fc.nat(), description: fc.string() },
      { requiredKeys: ['type'] },
    ),
    fc.record({ type: fc.constant('array'), items: tie('schema'), minItems: fc.nat(3) }, { requiredKeys: ['type'] }),
    fc.record({ anyOf: fc.array(tie('schema'), { maxLength: 3 }) }),
    fc.record({ oneOf: fc.array(tie('schema'), { maxLength: 3 }) }),
    fc.record({ type: fc.constant('object'), properties: fc.dictionary(fc.string(), tie('schema'), { maxKeys: 3 }) }),
  ),
}));

describe('closeSchema', () => {
  it('closes every object, keeps no bound, changes nothing that it was given, and is done after one pass', () => {
    fc.assert(
      fc.property(schemas, (schema) => {
        const before = structuredClone(schema);
        const closed = closeSchema(schema);
        expect(schema).toEqual(before);
        expect(closeSchema(closed)).toEqual(closed);
        for (const node of nodesOf(closed)) {
          if (node.type === 'object') expect(node.additionalProperties).toBe(false);
          expect(['minimum', 'maxLength', 'oneOf'].filter((keyword) => keyword in node)).toEqual([]);
          expect([undefined, 0, 1]).toContain(node.minItems);
        }
      }),
    );
  });

  it('tells the model in the description what it cannot be held to', () => {
    const schema = { type: 'string', description: 'A code.', pattern: '^[A-Z]+$', format: 'uuid' };
    expect(closeSchema(schema)).toEqual({
      type: 'string',
      description: 'A code. (pattern: "^[A-Z]+$")',
      format: 'uuid',
    });
  });

  it('survives a schema that is deeper than anybody needs', () => {
    let schema: Json = { type: 'string' };
    for (let depth = 0; depth < 5_000; depth++) schema = { type: 'array', items: schema };
    expect(closeSchema(schema)).toMatchObject({ type: 'array' });
  });
});

it.each([
  [{ type: 'object', additionalProperties: { type: 'string' } }, true],
  [{ type: 'object', properties: { map: { type: 'object' } } }, true],
  [{ type: 'array', items: { type: 'object', properties: {}, additionalProperties: true } }, true],
  [{ type: 'object', properties: {} }, false],
  [{ type: 'object', properties: { additionalProperties: { type: 'string' } } }, false],
])('knows whether closing %j would change its meaning', (schema, isOpen) => {
  expect(hasOpenObject(schema)).toBe(isOpen);
});

it.each([
  [{ type: 'object', properties: { a: { type: 'string' } }, required: ['a'], additionalProperties: false }, true],
  [{ type: 'object', properties: { a: { type: 'string' } }, required: [], additionalProperties: false }, false],
  [{ type: 'object', properties: { a: { type: 'string' } }, required: ['a'] }, false],
  [
    { type: 'object', properties: { a: { type: 'number', minimum: 1 } }, required: ['a'], additionalProperties: false },
    false,
  ],
])('calls %j strict: %s', (schema, isStrict) => {
  expect(isStrictSchema(schema)).toBe(isStrict);
});

/** Every schema within a schema; properties named like keywords are no keywords. */
function nodesOf(schema: Json): readonly Record<string, Json>[] {
  const node: Record<string, Json> = Object(schema);
  const children: Json[] = [...Object.values(Object(node.properties)), ...((node.anyOf ?? []) as Json[])] as Json[];
  return [node, ...[...children, ...(node.items === undefined ? [] : [node.items])].flatMap(nodesOf)];
}
