import type { Json } from '@cascade/core/spec';
import {
  isSchemaObject,
  jsonEqual,
  jsonType,
  maxDepth,
  maxSteps,
  own,
  resolveReference,
  type SchemaObject,
  type SchemaRun,
} from './json-schema.js';
import { matchesPattern } from './matches-pattern.js';

/** Where a value breaks its schema, and how. */
type Problem = string | undefined;

interface Place {
  readonly run: SchemaRun;
  readonly path: string;
  readonly depth: number;
}

/**
 * What is first wrong with a value by its JSON schema; undefined when nothing is. Covers type, enum, const, properties,
 * required, additionalProperties, patternless property counts, items, prefixItems, uniqueItems, lengths, ranges, multipleOf, simple
 * patterns, dates, anyOf, oneOf, allOf, not and references within the schema. Other formats and unknown keywords are ignored.
 * Time is linear in the value, and bounded for hostile schemas.
 */
export function validateJson(value: unknown, schema: Json): Problem {
  return check(value, schema, { run: { root: schema, steps: 0 }, path: '', depth: 0 });
}

function check(value: unknown, schema: unknown, place: Place): Problem {
  if (schema === false) return `${place.path || 'the value'} is not allowed`;
  if (!isSchemaObject(schema) || place.depth > maxDepth || ++place.run.steps > maxSteps) return undefined;
  return (
    checkReference(value, schema, place) ??
    checkType(value, schema, place) ??
    checkFixed(value, schema, place) ??
    checkText(value, schema, place) ??
    checkNumber(value, schema, place) ??
    (Array.isArray(value) ? checkItems(value, schema, place) : undefined) ??
    (isSchemaObject(value) ? checkProperties(value, schema, place) : undefined) ??
    checkCombined(value, schema, place)
  );
}

const at = (place: Place): string => (place.path === '' ? 'the value' : `"${place.path.slice(0, 40)}"`);
const deeper = (place: Place, step: string): Place => ({
  run: place.run,
  path: place.path === '' ? step : `${place.path}.${step}`.slice(0, 60),
  depth: place.depth + 1,
});

function checkReference(value: unknown, schema: SchemaObject, place: Place): Problem {
  const reference = own(schema, '$ref');
  if (typeof reference !== 'string') return undefined;
  return check(value, resolveReference(place.run.root, reference), { ...place, depth: place.depth + 1 });
}

function isOfType(value: unknown, type: unknown): boolean {
  if (type === 'integer') return typeof value === 'number' && Number.isInteger(value);
  return jsonType(value) === type;
}

function checkType(value: unknown, schema: SchemaObject, place: Place): Problem {
  const type = own(schema, 'type');
  if (type === undefined || (value === null && own(schema, 'nullable') === true)) return undefined;
  const types = Array.isArray(type) ? type : [type];
  if (types.some((each) => isOfType(value, each))) return undefined;
  return `${at(place)} is ${jsonType(value)}, not ${types.join(' or ').slice(0, 40)}`;
}

function checkFixed(value: unknown, schema: SchemaObject, place: Place): Problem {
  const choices = own(schema, 'enum');
  if (Array.isArray(choices) && !choices.some((choice) => jsonEqual(choice, value))) {
    return `${at(place)} is none of the ${choices.length} allowed values`;
  }
  if (Object.hasOwn(schema, 'const') && !jsonEqual(own(schema, 'const'), value))
    return `${at(place)} is not the fixed value`;
  return undefined;
}

function limit(schema: SchemaObject, key: string): number | undefined {
  const value = own(schema, key);
  return typeof value === 'number' ? value : undefined;
}

function outside(size: number, schema: SchemaObject, keys: readonly [low: string, high: string]): boolean {
  return size < (limit(schema, keys[0]) ?? size) || size > (limit(schema, keys[1]) ?? size);
}

/** Formats that a program would fail on. */
const dateShapes: ReadonlyMap<unknown, RegExp> = new Map([
  ['date', /^\d{4}-\d\d-\d\d$/],
  ['date-time', /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/i],
]);

function checkText(value: unknown, schema: SchemaObject, place: Place): Problem {
  if (typeof value !== 'string') return undefined;
  if (
    outside(value.length, schema, ['minLength', 'maxLength']) &&
    outside([...value].length, schema, ['minLength', 'maxLength'])
  ) {
    return `${at(place)} is too short or too long`;
  }
  const shape = dateShapes.get(own(schema, 'format'));
  if (shape?.test(value) === false) return `${at(place)} is no ${String(own(schema, 'format'))}`;
  const pattern = own(schema, 'pattern');
  if (typeof pattern !== 'string' || matchesPattern(pattern, value) !== false) return undefined;
  return `${at(place)} does not match its pattern`;
}

function checkNumber(value: unknown, schema: SchemaObject, place: Place): Problem {
  if (typeof value !== 'number') return undefined;
  const low = limit(schema, 'exclusiveMinimum');
  const high = limit(schema, 'exclusiveMaximum');
  if (
    outside(value, schema, ['minimum', 'maximum']) ||
    (low !== undefined && value <= low) ||
    (high !== undefined && value >= high)
  ) {
    return `${at(place)} is out of range`;
  }
  const step = limit(schema, 'multipleOf');
  if (step === undefined || step <= 0) return undefined;
  const quotient = value / step;
  return Math.abs(quotient - Math.round(quotient)) > 1e-9 * Math.max(1, Math.abs(quotient))
    ? `${at(place)} is no multiple of ${step}`
    : undefined;
}

/** Whether two of the first items are equal; objects by the order of their keys as it stands. */
function hasTwins(value: readonly unknown[]): boolean {
  const items = value.slice(0, mostCompared).map((item) => JSON.stringify(item));
  return new Set(items).size < items.length;
}

const mostCompared = 1_000;

function checkItems(value: readonly unknown[], schema: SchemaObject, place: Place): Problem {
  if (outside(value.length, schema, ['minItems', 'maxItems'])) return `${at(place)} has ${value.length} items`;
  if (own(schema, 'uniqueItems') === true && hasTwins(value)) return `${at(place)} has the same item twice`;
  const first = own(schema, 'prefixItems');
  const fixed = Array.isArray(first) ? first : [];
  const items = own(schema, 'items');
  for (const [index, item] of value.entries()) {
    const rule: unknown = index < fixed.length ? fixed[index] : items;
    if (rule === undefined) continue;
    const problem = check(item, rule, deeper(place, String(index)));
    if (problem !== undefined) return problem;
    if (place.run.steps > maxSteps) return undefined;
  }
  return undefined;
}

function checkProperties(value: SchemaObject, schema: SchemaObject, place: Place): Problem {
  const required = own(schema, 'required');
  for (const key of Array.isArray(required) ? required : []) {
    if (typeof key === 'string' && !Object.hasOwn(value, key)) return `"${key.slice(0, 40)}" is missing`;
  }
  const keys = Object.keys(value);
  if (outside(keys.length, schema, ['minProperties', 'maxProperties']))
    return `${at(place)} has ${keys.length} properties`;
  const properties = own(schema, 'properties');
  const known = isSchemaObject(properties) ? properties : {};
  const others = own(schema, 'patternProperties') === undefined ? own(schema, 'additionalProperties') : undefined;
  for (const key of keys) {
    const isKnown = Object.hasOwn(known, key);
    if (!isKnown && others === false) return `${at(place)} has a property that is not known`;
    const rule = isKnown ? own(known, key) : others;
    const problem = rule === undefined ? undefined : check(own(value, key), rule, deeper(place, isKnown ? key : '*'));
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function checkCombined(value: unknown, schema: SchemaObject, place: Place): Problem {
  const next = { ...place, depth: place.depth + 1 };
  const all = own(schema, 'allOf');
  for (const part of Array.isArray(all) ? all : []) {
    const problem = check(value, part, next);
    if (problem !== undefined) return problem;
  }
  for (const key of ['anyOf', 'oneOf']) {
    const parts = own(schema, key);
    if (!Array.isArray(parts) || parts.length === 0) continue;
    const fitting = parts.filter((part) => check(value, part, next) === undefined).length;
    if (fitting === 0)
      return parts.length === 1
        ? check(value, parts[0], next)
        : `${at(place)} fits none of ${parts.length} alternatives`;
    if (key === 'oneOf' && fitting > 1) return `${at(place)} fits more than one of the alternatives`;
  }
  const not = own(schema, 'not');
  if (isSchemaObject(not) && place.run.steps < maxSteps && check(value, not, next) === undefined)
    return `${at(place)} is what it must not be`;
  return undefined;
}
