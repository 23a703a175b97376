import type { Json } from '@cascade/core/spec';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PartialInput } from './partial-input.js';
import type { WirePartialArg } from './wire.js';

const key = fc.stringMatching(/^[a-z][a-zA-Z_]{0,5}$/);
const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
const { object } = fc.letrec<{ value: Json; object: { [name: string]: Json } }>((tie) => ({
  value: fc.oneof(leaf, tie('object'), fc.array(tie('value'), { minLength: 1, maxLength: 3 })),
  object: fc.dictionary(key, tie('value'), { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
}));

/** A value in pieces, texts in two of them, as the upstream would send it. */
function piecesOf(value: Json, jsonPath: string): readonly WirePartialArg[] {
  if (typeof value === 'string') {
    const middle = Math.floor(value.length / 2);
    return [
      { jsonPath, stringValue: value.slice(0, middle), willContinue: true },
      { jsonPath, stringValue: value.slice(middle) },
    ];
  }
  if (typeof value === 'number') return [{ jsonPath, numberValue: value }];
  if (typeof value === 'boolean') return [{ jsonPath, boolValue: value }];
  if (value === null) return [{ jsonPath, nullValue: 'NULL_VALUE' }];
  if (Array.isArray(value)) return value.flatMap((item, place) => piecesOf(item, `${jsonPath}[${place}]`));
  return Object.entries(value).flatMap(([name, item]) => piecesOf(item, `${jsonPath}.${name}`));
}

it('puts any arguments together again', () => {
  fc.assert(
    fc.property(object, (value) => {
      const partial = new PartialInput('google');
      for (const piece of piecesOf(value, '$')) partial.add(piece);
      expect(partial.input).toEqual(value);
    }),
    { numRuns: 300 },
  );
});

it.each(['', '$', 'a', '$.__proto__.polluted', '$.a[99999]', '$..a', '$.a[', `$${'.a'.repeat(600)}`, '$[0]'])(
  'refuses the place %s',
  (jsonPath) => {
    const partial = new PartialInput('google');
    expect(() => partial.add({ jsonPath, stringValue: 'x' })).toThrow(/goes nowhere/);
    expect({}).not.toHaveProperty('polluted');
  },
);
