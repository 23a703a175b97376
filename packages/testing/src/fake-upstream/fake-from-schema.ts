import { arrayOf, isJson, numberOf, objectOf, stringOf } from './json.js';

const maxDepth = 12;

const formats: Record<string, string> = {
  date: '2026-01-01',
  time: '00:00:00Z',
  'date-time': '2026-01-01T00:00:00Z',
  email: 'someone@example.com',
  uuid: '00000000-0000-4000-8000-000000000000',
  uri: 'https://example.com/',
  ipv4: '127.0.0.1',
};

/** The smallest sensible value that satisfies a JSON schema: first enum value, short strings, required keys only. */
export function fakeFromSchema(schema: unknown): unknown {
  return fake(schema, { root: schema, depth: 0 });
}

interface Place {
  readonly root: unknown;
  readonly depth: number;
}

function fake(schema: unknown, place: Place): unknown {
  if (!isJson(schema) || place.depth > maxDepth) return {};
  const inside = { root: place.root, depth: place.depth + 1 };
  if ('const' in schema) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if ('default' in schema) return schema.default;
  const reference = stringOf(schema.$ref);
  if (reference !== undefined) return fake(resolveReference(reference, place.root), inside);
  const choices = [...arrayOf(schema.anyOf), ...arrayOf(schema.oneOf)];
  if (choices.length > 0) return fake(choices[0], inside);
  if (Array.isArray(schema.allOf)) return fake(mergeAll(schema.allOf), inside);
  return fakeOfType(schema, inside);
}

function fakeOfType(schema: Record<string, unknown>, place: Place): unknown {
  const type = stringOf(Array.isArray(schema.type) ? schema.type[0] : schema.type)?.toLowerCase();
  switch (type ?? ('properties' in schema ? 'object' : 'string')) {
    case 'object':
      return fakeObject(schema, place);
    case 'array':
      return Array.from({ length: Math.min(numberOf(schema.minItems) ?? 1, 10) }, () => fake(schema.items, place));
    case 'integer':
      return Math.ceil(fakeNumber(schema, 1));
    case 'number':
      return fakeNumber(schema, 0.5);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return fakeString(schema);
  }
}

function fakeObject(schema: Record<string, unknown>, place: Place): Record<string, unknown> {
  const properties = objectOf(schema.properties);
  const required = arrayOf(schema.required).filter((key): key is string => typeof key === 'string');
  return Object.fromEntries(required.map((key) => [key, fake(properties[key], place)]));
}

function fakeNumber(schema: Record<string, unknown>, fallback: number): number {
  const minimum = numberOf(schema.minimum) ?? exclusive(schema.exclusiveMinimum, 1);
  const maximum = numberOf(schema.maximum) ?? exclusive(schema.exclusiveMaximum, -1);
  if (minimum !== undefined && fallback < minimum) return minimum;
  return maximum !== undefined && fallback > maximum ? maximum : fallback;
}

function exclusive(value: unknown, step: number): number | undefined {
  const bound = numberOf(value);
  return bound === undefined ? undefined : bound + step;
}

function fakeString(schema: Record<string, unknown>): string {
  const format = stringOf(schema.format);
  const text = (format === undefined ? undefined : formats[format]) ?? 'text';
  const padded = text.padEnd(Math.min(numberOf(schema.minLength) ?? 0, 1_000), 'x');
  return padded.slice(0, numberOf(schema.maxLength) ?? padded.length);
}

function resolveReference(reference: string, root: unknown): unknown {
  if (!reference.startsWith('#')) return {};
  return reference
    .slice(1)
    .split('/')
    .filter((key) => key !== '')
    .reduce<unknown>((value, key) => objectOf(value)[key.replaceAll('~1', '/').replaceAll('~0', '~')], root);
}

function mergeAll(schemas: readonly unknown[]): Record<string, unknown> {
  const parts = schemas.map(objectOf);
  return {
    ...Object.assign({}, ...parts),
    properties: Object.assign({}, ...parts.map((part) => objectOf(part.properties))),
    required: parts.flatMap((part) => arrayOf(part.required)),
  };
}
