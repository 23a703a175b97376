import type { Json } from '@cascade/core/spec';

const refused = [
  'allOf',
  'oneOf',
  'not',
  'if',
  'then',
  'else',
  'patternProperties',
  'dependentRequired',
  'dependentSchemas',
  'prefixItems',
  'contains',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'unevaluatedProperties',
  'unevaluatedItems',
];

/** Deeper schemas are not followed: they count as not strict. */
const maxDepth = 12;

/**
 * Whether a schema keeps the rules of strict mode: every object is closed and requires all its properties, and none of
 * the keywords occurs that strict mode refuses. Others are sent as they are, not strict, and validated afterwards.
 */
export function isStrictSchema(schema: Json, depth = 0): boolean {
  if (typeof schema !== 'object' || schema === null) return true;
  if (isList(schema)) return schema.every((item) => isStrictSchema(item, depth));
  if (depth > maxDepth || refused.some((keyword) => keyword in schema)) return false;
  const record: Schema = schema;
  if (record.type === 'object' && !isClosed(record)) return false;
  const maps = [record.properties, record.$defs, record.definitions].flatMap((map) => Object.values(asSchema(map)));
  const lists = [record.items, record.anyOf, record.additionalProperties];
  return [...maps, ...lists].every((child) => child === undefined || isStrictSchema(child, depth + 1));
}

type Schema = { readonly [key: string]: Json };

function asSchema(value: Json | undefined): Schema {
  return typeof value === 'object' && value !== null && !isList(value) ? value : {};
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isClosed({ properties, required = [], additionalProperties }: Schema): boolean {
  if (additionalProperties !== false || required === null || typeof required !== 'object' || !isList(required))
    return false;
  return Object.keys(asSchema(properties)).every((name) => required.includes(name));
}
