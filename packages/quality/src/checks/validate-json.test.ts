import type { Json } from '@cascade/core/spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateJson } from './validate-json.js';

type Case = readonly [schema: Json, good: readonly Json[], bad: readonly Json[]];

const cases: readonly Case[] = [
  [{ type: 'string' }, ['a'], [1, null, []]],
  [{ type: ['string', 'null'] }, ['a', null], [1]],
  [{ type: 'integer' }, [1, 1.0, -3], [1.5, '1']],
  [{ enum: ['a', { b: 1 }] }, ['a', { b: 1 }], ['b', { b: 2 }]],
  [{ const: [1, 2] }, [[1, 2]], [[2, 1]]],
  [{ minLength: 2, maxLength: 3 }, ['ab', 5], ['a', 'abcd']],
  [{ maxLength: 1 }, ['😀'], ['ab']],
  [{ pattern: '^[a-z]+$' }, ['abc'], ['a1']],
  [{ pattern: '^(a+)+$' }, ['b'], []],
  [{ exclusiveMinimum: 0, maximum: 5 }, [0.1, 5], [0, 6]],
  [{ multipleOf: 0.1 }, [0.3, 7], [0.25]],
  [{ items: { type: 'number' }, minItems: 1 }, [[1, 2]], [[], ['a']]],
  [{ prefixItems: [{ type: 'string' }], items: false }, [['a']], [['a', 1], [1]]],
  [{ required: ['constructor'] }, [{ constructor: 1 }], [{}]],
  [{ properties: { a: { type: 'number' } }, additionalProperties: false }, [{ a: 1 }, {}], [{ a: 'x' }, { b: 1 }]],
  [{ additionalProperties: { type: 'number' } }, [{ x: 1 }], [{ x: 'a' }]],
  [{ anyOf: [{ type: 'string' }, { type: 'number' }] }, ['a', 1], [true]],
  [{ oneOf: [{ type: 'integer' }, { type: 'number' }] }, [1.5], [1, 'a']],
  [{ allOf: [{ minimum: 1 }, { maximum: 2 }] }, [1, 2], [0, 3]],
  [{ not: { type: 'string' } }, [1], ['a']],
  [{ $ref: '#/$defs/name', $defs: { name: { type: 'string' } } }, ['a'], [1]],
  [{ type: 'string', nullable: true }, [null, 'a'], [1]],
  [true, [1, null], []],
  [false, [], [1]],
];

describe('validateJson', () => {
  it.each(cases)('%j', (schema, good, bad) => {
    for (const value of good) expect(validateJson(value, schema), JSON.stringify(value)).toBeUndefined();
    for (const value of bad) expect(validateJson(value, schema), JSON.stringify(value)).toEqual(expect.any(String));
  });

  it('ends on a schema that refers to itself', () => {
    const schema = { $ref: '#', anyOf: [{ $ref: '#' }, { $ref: '#' }] };
    expect(validateJson({}, schema)).toBeUndefined();
  });

  it('follows a recursive schema into the value', () => {
    const schema = { type: 'object', properties: { next: { $ref: '#' } }, required: ['id'] };
    expect(validateJson({ id: 1, next: { id: 2 } }, schema)).toBeUndefined();
    expect(validateJson({ id: 1, next: {} }, schema)).toBe('"id" is missing');
  });

  it('never throws, whatever the schema', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.jsonValue({ maxDepth: 4 }), (value, schema) => {
        validateJson(value, schema as Json);
        validateJson(value, { properties: schema as Json, items: schema as Json, allOf: [schema as Json] });
      }),
      { numRuns: 200 },
    );
  });
});
