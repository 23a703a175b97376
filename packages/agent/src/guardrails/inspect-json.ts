import type { Json } from '@cascade/core/spec';

/** Deeper than any arguments are. */
const deepest = 200;

/**
 * The same value with every text in it as `inspect` returns it: names and numbers count as texts, too.
 *
 * @throws RangeError for what is nested more than 200 deep
 */
export async function inspectJson(value: Json, inspect: (text: string) => Promise<string>, depth = 0): Promise<Json> {
  if (depth > deepest) throw new RangeError(`A value is nested more than ${deepest} deep`);
  if (typeof value === 'string') return inspect(value);
  if (typeof value === 'number') {
    const text = String(value);
    const seen = await inspect(text);
    return seen === text ? value : seen;
  }
  if (value === null || typeof value === 'boolean') return value;
  if (isList(value)) {
    const items: Json[] = [];
    for (const item of value) items.push(await inspectJson(item, inspect, depth + 1));
    return items;
  }
  const entries: [string, Json][] = [];
  for (const [name, item] of Object.entries(value)) {
    entries.push([await inspect(name), await inspectJson(item, inspect, depth + 1)]);
  }
  return Object.fromEntries(entries);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
