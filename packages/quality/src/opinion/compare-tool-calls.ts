import type { Json } from '@cascade/core/spec';
import { compareJson } from './compare-json.js';

/** A tool that a model wants called. */
export interface OpinionToolCall {
  readonly name: string;
  readonly input: Json;
}

const maxCalls = 64;

/**
 * The share of tool calls on which two answers agree, 0 to 1, in any order. A call counts in full when all its arguments
 * agree, in part when some do, and not at all under another name.
 */
export function compareToolCalls(left: readonly OpinionToolCall[], right: readonly OpinionToolCall[]): number {
  const rest = right.slice(0, maxCalls);
  let sum = 0;
  for (const call of left.slice(0, maxCalls)) {
    const scores = rest.map((other) => (other.name === call.name ? compareJson(call.input, other.input) : -1));
    const best = Math.max(-1, ...scores);
    if (best < 0) continue;
    sum += best;
    rest.splice(scores.indexOf(best), 1);
  }
  return sum / Math.max(left.length, right.length, 1);
}
