import type { Json } from '@cascade/core/spec';
import { findNumbers } from './find-numbers.js';
import { foldNumerals } from './fold-numerals.js';
import { foldText } from './fold-text.js';
import { sameNumber } from './same-number.js';
import { tokenOverlap } from './token-overlap.js';

const maxDepth = 32;
const proseChars = 60;
const nothing: ReadonlySet<string> = new Set();

/**
 * The share of two JSON values that agrees, 0 to 1: the mean over fields, and over places of a list. Key order, spacing
 * and the spelling of numbers do not count; longer strings agree as far as their words do.
 */
export function compareJson(left: Json, right: Json, depth = 0): number {
  if (depth > maxDepth) return 0;
  if (isRecord(left) && isRecord(right)) return compareRecords(left, right, depth);
  if (isList(left) && isList(right)) {
    const length = Math.max(left.length, right.length);
    if (length === 0) return 1;
    return left.reduce<number>((sum, item, index) => sum + compareItem(item, right[index], depth), 0) / length;
  }
  if (isRecord(left) || isRecord(right) || isList(left) || isList(right)) return 0;
  return compareScalars(left, right);
}

function compareItem(left: Json, right: Json | undefined, depth: number): number {
  return right === undefined ? 0 : compareJson(left, right, depth + 1);
}

function compareRecords(left: JsonRecord, right: JsonRecord, depth: number): number {
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  if (keys.size === 0) return 1;
  let sum = 0;
  for (const key of keys) {
    if (Object.hasOwn(left, key) && Object.hasOwn(right, key)) sum += compareItem(left[key] ?? null, right[key], depth);
  }
  return sum / keys.size;
}

function compareScalars(left: string | number | boolean | null, right: typeof left): number {
  if (left === right) return 1;
  if (typeof left === 'boolean' || typeof right === 'boolean' || left === null || right === null) return 0;
  const a = String(left);
  const b = String(right);
  const [x, ...otherX] = findNumbers(foldNumerals(a.slice(0, proseChars)));
  const [y, ...otherY] = findNumbers(foldNumerals(b.slice(0, proseChars)));
  const bare = isBare(a) || isBare(b);
  if (bare && x && y && otherX.length + otherY.length === 0) return sameNumber(x.readings, y.readings) ? 1 : 0;
  if (a.length > proseChars && b.length > proseChars) return tokenOverlap(a, b, nothing) ?? 0;
  const folded = foldText(a);
  return folded !== '' && folded === foldText(b) ? 1 : 0;
}

function isBare(text: string): boolean {
  return /^[-+$€£\s]*\p{Nd}[\p{Nd}.,'\s]*%?$/u.test(text);
}

type JsonRecord = { readonly [key: string]: Json };

function isRecord(value: Json): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
