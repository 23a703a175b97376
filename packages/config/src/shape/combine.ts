import type { Place } from '../documents/config-document.js';
import { kindOf, refuse, type Shape, type ValueOf } from './shape.js';

/** One of several shapes of different kinds: the value's kind decides. */
export function either<S extends readonly Shape<unknown>[]>(...shapes: S): Shape<ValueOf<S[number]>>;
export function either(...shapes: readonly Shape<unknown>[]): Shape<unknown> {
  const shape: Shape<unknown> = {
    kinds: shapes.flatMap((each) => each.kinds),
    expected: shapes.map((each) => each.expected).join(' or '),
    schema: { anyOf: shapes.map((each) => each.schema) },
    read(value, place) {
      const kind = kindOf(value);
      const fitting = shapes.find((each) => each.kinds.includes(kind)) ?? refuse(shape, value, place);
      return fitting.read(value, place);
    },
  };
  return shape;
}

/** The same shape, read into something else. */
export function mapped<T, Result>(shape: Shape<T>, convert: (value: T, place: Place) => Result): Shape<Result> {
  return { ...shape, read: (value, place) => convert(shape.read(value, place), place) };
}

/** A value that remembers where it stands, for checks that come later. */
export interface Placed<T> {
  readonly value: T;
  readonly place: Place;
}

export function placed<T>(shape: Shape<T>): Shape<Placed<T>> {
  return mapped(shape, (value, place) => ({ value, place }));
}
