import type { Json } from '@cascade/core/spec';
import { GuardrailError } from './guardrail-error.js';
import type { Look } from './look.js';

/** Deeper than any arguments are. */
const deepest = 200;

/**
 * The same value with every text in it as it may go on: names and numbers count as texts, too. Itself where nothing changes.
 *
 * @throws GuardrailError when one blocks, or for what is nested more than 200 deep
 */
export async function inspectJson(value: Json, look: Look, depth = 0): Promise<Json> {
  if (depth > deepest) {
    throw new GuardrailError({ guardrail: 'depth', label: `nested more than ${deepest} deep`, stage: look.stage });
  }
  if (typeof value === 'string') return look.text(value);
  if (typeof value === 'number') {
    const text = String(value);
    const seen = await look.text(text);
    return seen === text ? value : seen;
  }
  if (value === null || typeof value !== 'object') return value;
  return isList(value) ? inspectList(value, look, depth) : inspectObject(value, look, depth);
}

async function inspectList(list: readonly Json[], look: Look, depth: number): Promise<Json> {
  const items: Json[] = [];
  for (const item of list) items.push(await inspectJson(item, look, depth + 1));
  return items.every((item, place) => item === list[place]) ? list : items;
}

async function inspectObject(object: { readonly [key: string]: Json }, look: Look, depth: number): Promise<Json> {
  const entries = new Map<string, Json>();
  let isChanged = false;
  for (const [name, item] of Object.entries(object)) {
    const seenName = await look.text(name);
    const seen = await inspectJson(item, look, depth + 1);
    isChanged ||= seenName !== name || seen !== item;
    entries.set(unused(seenName, entries), seen);
  }
  return isChanged ? Object.fromEntries(entries) : object;
}

/** Two names may have become one. */
function unused(name: string, taken: ReadonlyMap<string, Json>): string {
  if (!taken.has(name)) return name;
  let count = taken.size + 1;
  while (taken.has(`${name} (${count})`)) count++;
  return `${name} (${count})`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
