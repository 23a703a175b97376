import type { Json } from '@cascade/core/spec';

type Schema = { readonly [key: string]: Json };

/** Keywords that constrained output understands as they are. */
const kept = ['type', 'enum', 'const', 'description', 'title', 'required'];
const formats = ['date-time', 'time', 'date', 'duration', 'email', 'hostname', 'uri', 'ipv4', 'ipv6', 'uuid'];
const maps = ['properties', '$defs', 'definitions'];
const dropped = ['$schema', '$id', 'additionalProperties'];

/** Deeper schemas are left as they are. */
const maxDepth = 50;

/**
 * A schema in the form that Anthropic's constrained output takes, as a copy: every object is closed; bounds and other
 * keywords that are not understood move into the description, where the model reads them. Whoever validates does so
 * with the original.
 */
export function closeSchema(schema: Json, depth = 0): Json {
  if (!isSchema(schema) || depth > maxDepth) return schema;
  const closed: Record<string, Json> = {};
  const notes: string[] = [];
  for (const [key, value] of Object.entries(schema)) {
    if (dropped.includes(key)) continue;
    const name = key === 'oneOf' ? 'anyOf' : key;
    const understood = convertKeyword(name, value, depth);
    if (understood === undefined) notes.push(`${key}: ${JSON.stringify(value)}`);
    else closed[name] = understood;
  }
  if (isObjectSchema(schema)) closed.additionalProperties = false;
  if (notes.length > 0) {
    closed.description = [closed.description, `(${notes.join(', ')})`].filter((text) => text !== undefined).join(' ');
  }
  return closed;
}

/** The value of a keyword as it is sent; undefined: not understood. */
function convertKeyword(name: string, value: Json, depth: number): Json | undefined {
  if (kept.includes(name) || name === '$ref') return value;
  if (maps.includes(name) && isSchema(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, closeSchema(child, depth + 1)]));
  }
  if (name === 'items' && isSchema(value)) return closeSchema(value, depth + 1);
  if ((name === 'anyOf' || name === 'allOf') && isList(value)) {
    return value.map((child) => closeSchema(child, depth + 1));
  }
  if (name === 'format' && formats.includes(String(value))) return value;
  return name === 'minItems' && (value === 0 || value === 1) ? value : undefined;
}

/** Whether an object somewhere takes properties that the schema does not name: closing it would change its meaning. */
export function hasOpenObject(schema: Json, depth = 0): boolean {
  if (!isSchema(schema) || depth > maxDepth) return false;
  const { additionalProperties: more, properties } = schema;
  const isOpen = more === true || isSchema(more);
  if (isOpen || (schema.type === 'object' && more === undefined && properties === undefined && !hasBranches(schema))) {
    return true;
  }
  return children(schema).some((child) => hasOpenObject(child, depth + 1));
}

/** Whether a schema is already closed and requires all it names: such a tool can be called strictly. */
export function isStrictSchema(schema: Json): boolean {
  return JSON.stringify(closeSchema(schema)) === JSON.stringify(schema) && requiresAll(schema);
}

function requiresAll(schema: Json, depth = 0): boolean {
  if (!isSchema(schema)) return true;
  if (depth > maxDepth) return false;
  const required = isList(schema.required) ? schema.required : [];
  const names = isSchema(schema.properties) ? Object.keys(schema.properties) : [];
  return (
    names.every((name) => required.includes(name)) && children(schema).every((child) => requiresAll(child, depth + 1))
  );
}

function children(schema: Schema): readonly Json[] {
  const inMaps = maps.flatMap((name) => (isSchema(schema[name]) ? Object.values(schema[name]) : []));
  const inLists = ['anyOf', 'allOf', 'oneOf'].flatMap((name) => (isList(schema[name]) ? schema[name] : []));
  return [...inMaps, ...inLists, ...(schema.items === undefined ? [] : [schema.items])];
}

function isObjectSchema({ type, properties }: Schema): boolean {
  return type === 'object' || (isList(type) && type.includes('object')) || properties !== undefined;
}

function hasBranches(schema: Schema): boolean {
  return ['anyOf', 'allOf', 'oneOf', '$ref'].some((name) => name in schema);
}

function isSchema(value: Json | undefined): value is Schema {
  return typeof value === 'object' && value !== null && !isList(value);
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
