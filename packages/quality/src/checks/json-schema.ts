import type { Json } from '@cascade/core/spec';

/** A schema that is an object. */
export type SchemaObject = { readonly [key: string]: Json };

/** Deepest nesting that is followed, in a value and through references. */
export const maxDepth = 32;
/** Most steps of one validation: a schema that needs more is taken as kept. */
export const maxSteps = 50_000;

/** A validation under way. */
export interface SchemaRun {
  readonly root: Json;
  steps: number;
}

/** True for an object that is neither null nor an array. */
export function isSchemaObject(value: unknown): value is SchemaObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of an own key: `constructor` and `__proto__` are words like any other. */
export function own(value: object, key: string): unknown {
  return Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

/** JSON's own word for a value's type. */
export function jsonType(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value;
}

/** Equality of JSON values; the order of keys does not matter. Nested deeper than 32 levels, values count as equal. */
export function jsonEqual(left: unknown, right: unknown, depth = 0): boolean {
  if (left === right || depth > maxDepth) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every((key) => Object.hasOwn(right, key) && jsonEqual(own(left, key), own(right, key), depth + 1));
}

/** The schema that a reference into the same document means; undefined when it points elsewhere or nowhere. */
export function resolveReference(root: Json, reference: string): unknown {
  if (reference === '#') return root;
  if (!reference.startsWith('#/')) return undefined;
  let at: unknown = root;
  for (const part of reference.slice(2).split('/', maxDepth)) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = own(at, decodePointer(part));
  }
  return at;
}

function decodePointer(part: string): string {
  const plain = part.replace(/~1/g, '/').replace(/~0/g, '~');
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}
