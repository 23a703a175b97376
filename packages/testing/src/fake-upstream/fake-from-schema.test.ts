import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fakeFromSchema } from './fake-from-schema.js';
import { findStrictSchemaProblem } from './protocols/openai-chat/strict-schema.js';

describe('fakeFromSchema', () => {
  it.each([
    [{ type: 'string', minLength: 6 }, 'textxx'],
    [{ type: 'string', maxLength: 2 }, 'te'],
    [{ type: 'string', format: 'email' }, 'someone@example.com'],
    [{ type: 'integer', minimum: 5 }, 5],
    [{ type: 'integer', exclusiveMinimum: 5 }, 6],
    [{ type: 'number', maximum: 0 }, 0],
    [{ type: ['null', 'string'] }, null],
    [{ enum: ['a', 'b'] }, 'a'],
    [{ const: 3 }, 3],
    [{ anyOf: [{ type: 'boolean' }, { type: 'null' }] }, true],
    [{ type: 'array', items: { type: 'boolean' }, minItems: 2 }, [true, true]],
    [
      {
        allOf: [
          { properties: { a: { const: 1 } }, required: ['a'] },
          { properties: { b: { const: 2 } }, required: ['b'] },
        ],
      },
      { a: 1, b: 2 },
    ],
    [
      {
        $ref: '#/$defs/x',
        $defs: {
          x: { type: 'object', required: ['y'], properties: { y: { $ref: '#/$defs/z' } } },
          z: { const: 'deep' },
        },
      },
      { y: 'deep' },
    ],
    [{ type: 'OBJECT', properties: { city: { type: 'STRING' } }, required: ['city'] }, { city: 'text' }],
  ])('satisfies %j', (schema, value) => {
    expect(fakeFromSchema(schema)).toEqual(value);
  });

  it('ends on schemas that contain themselves, and on anything at all', () => {
    const endless = { type: 'object', required: ['child'], properties: { child: { $ref: '#' } } };
    expect(JSON.stringify(fakeFromSchema(endless)).length).toBeLessThan(1_000);
    fc.assert(
      fc.property(fc.jsonValue(), (anything) => {
        expect(() => JSON.stringify(fakeFromSchema(anything))).not.toThrow();
      }),
    );
  });
});

describe('findStrictSchemaProblem', () => {
  const object = (more: object) => ({
    type: 'object',
    properties: { a: { type: 'string' } },
    required: ['a'],
    additionalProperties: false,
    ...more,
  });

  it('accepts what strict mode accepts, and names what it does not', () => {
    expect(findStrictSchemaProblem(object({}))).toBeUndefined();
    expect(findStrictSchemaProblem(object({ required: [] }))).toContain("Missing 'a'");
    expect(findStrictSchemaProblem(object({ additionalProperties: true }))).toContain('additionalProperties');
    expect(findStrictSchemaProblem({ type: 'array' })).toContain('type: "array"');
    expect(findStrictSchemaProblem(object({ properties: { a: { oneOf: [] } } }))).toContain("'oneOf' is not permitted");
    const nested = object({ properties: { a: { type: 'array', items: { type: 'object', properties: {} } } } });
    expect(findStrictSchemaProblem(nested)).toContain("In context=('properties', 'a', 'items')");
  });
});
