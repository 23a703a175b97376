import type { Json } from '@cascade/core/spec';
import { below, type Place } from '../documents/config-document.js';
import { placeError } from '../documents/place-error.js';
import { kindOf, refuse, type Shape } from './shape.js';

/** A list of `least` to `most` items. */
export function list<T>(item: Shape<T>, least = 1, most = 100): Shape<readonly T[]> {
  const shape: Shape<readonly T[]> = {
    kinds: ['list'],
    expected: `a list of ${least} to ${most} items`,
    schema: { type: 'array', items: item.schema, minItems: least, maxItems: most },
    read(value, place) {
      if (!Array.isArray(value) || value.length < least || value.length > most) refuse(shape, value, place);
      return value.map((each, index) => item.read(each, below(place, index)));
    },
  };
  return shape;
}

const namePattern = /^[^\p{Cc}/]{1,100}$/u;
const mostNames = 200;

/** A table whose names are the user's own; they may not hold slashes, which part provider and model. */
export function named<T>(item: Shape<T>): Shape<ReadonlyMap<string, T>> {
  const shape: Shape<ReadonlyMap<string, T>> = {
    kinds: ['table'],
    expected: `a table of at most ${mostNames} names`,
    schema: { type: 'object', maxProperties: mostNames, additionalProperties: item.schema },
    read(value, place) {
      const names = kindOf(value) === 'table' ? Object.entries(Object(value)) : refuse(shape, value, place);
      if (names.length > mostNames) refuse(shape, value, place);
      return new Map(
        names.map(([name, each]) => {
          if (namePattern.test(name)) return [name, item.read(each, below(place, name))];
          throw placeError(below(place, name), 'is not a good name', 'Use 1 to 100 characters without "/".');
        }),
      );
    },
  };
  return shape;
}

/** A table of texts under names of the user's own, such as headers. Values may be secret. */
export const textTable: Shape<Readonly<Record<string, string>>> = {
  kinds: ['table'],
  expected: 'a table of texts',
  schema: { type: 'object', additionalProperties: { type: 'string' } },
  read(value, place) {
    if (kindOf(value) !== 'table') refuse(textTable, value, place);
    for (const [name, item] of Object.entries(Object(value))) {
      if (typeof item !== 'string') refuse({ expected: 'a text', isSecret: true }, item, below(place, name));
    }
    return { ...Object(value) };
  },
};

/** Whatever JSON can say, under names that belong to somebody else. */
export const jsonTable: Shape<Readonly<Record<string, Json>>> = {
  kinds: ['table'],
  expected: 'a table of plain values',
  schema: { type: 'object' },
  read(value, place) {
    if (kindOf(value) !== 'table') refuse(jsonTable, value, place);
    return { ...Object(readJson(value, place)) };
  },
};

function readJson(value: unknown, place: Place): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return value.map((item, index) => readJson(item, below(place, index)));
  if (kindOf(value) !== 'table') refuse({ expected: 'a value that JSON can hold' }, value, place);
  return Object.fromEntries(
    Object.entries(Object(value)).map(([name, item]) => [name, readJson(item, below(place, name))]),
  );
}
