import type { Place } from '../documents/config-document.js';
import { placeError } from '../documents/place-error.js';

/** The part of JSON Schema that is used here. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** The kinds of values that a file can hold. */
export type Kind = 'text' | 'number' | 'boolean' | 'list' | 'table' | 'other';

/** What a value must look like, once: for reading it, for the messages, and for editors. */
export interface Shape<T> {
  readonly kinds: readonly Kind[];
  /** The rest of a sentence after "must be". */
  readonly expected: string;
  /** For editors. */
  readonly schema: JsonSchema;
  /** Its value must not appear in messages. */
  readonly isSecret?: boolean;
  /** @throws ConfigError when the value does not fit */
  read(value: unknown, place: Place): T;
}

/** What a shape reads. */
export type ValueOf<S> = S extends Shape<infer T> ? T : never;

export function kindOf(value: unknown): Kind {
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  if (Array.isArray(value)) return 'list';
  const isPlain = typeof value === 'object' && value !== null && !(value instanceof Date);
  return isPlain ? 'table' : 'other';
}

/** The same shape with a description that editors show. */
export function about<T>(description: string, shape: Shape<T>): Shape<T> {
  return { ...shape, schema: { description, ...shape.schema } };
}

/** @throws ConfigError always: the value at this place does not fit */
export function refuse(shape: Pick<Shape<unknown>, 'expected' | 'isSecret'>, value: unknown, place: Place): never {
  throw placeError(place, `must be ${shape.expected}`, undefined, show(value, shape.isSecret));
}

/** A value for a message: short, and nothing that may be a secret. */
export function show(value: unknown, isSecret = false): string {
  const kind = kindOf(value);
  if (kind === 'text' && isSecret) return `a text of ${String(value).length} characters`;
  if (kind === 'list' || kind === 'table') return `a ${kind}`;
  return (JSON.stringify(value) ?? String(value)).slice(0, 100);
}
