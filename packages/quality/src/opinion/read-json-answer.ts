import type { Json } from '@cascade/core/spec';
import { answerFields, reasoningFields } from './cue-words.js';

const maxStarts = 8;

/**
 * The JSON object or list that a text holds: as a whole, in a fence, or between prose. Fields that explain are left out.
 * Undefined when none parses.
 */
export function readJsonAnswer(text: string): Json | undefined {
  const start = text.search(/[[{]/);
  if (start < 0) return undefined;
  const end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']')) + 1;
  const whole = parse(text.slice(start, end));
  if (whole !== undefined) return withoutReasoning(whole);
  // A brace in the prose before: try the starts of lines.
  let tries = 0;
  for (const { index } of text.matchAll(/^\s{0,8}[[{]/gm)) {
    if (++tries > maxStarts) return undefined;
    const value = parse(text.slice(index, end));
    if (value !== undefined) return withoutReasoning(value);
  }
  return undefined;
}

function parse(source: string): Json | undefined {
  try {
    const value: Json = JSON.parse(source);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Of an envelope with reasoning and an answer only the answer counts. */
function withoutReasoning(value: Json): Json {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const fields = Object.entries(value);
  const kept = fields.filter(([key]) => !reasoningFields.has(key.toLowerCase()));
  if (kept.length === 0 || kept.length === fields.length) return value;
  const [answer] = kept.filter(([key]) => (answerFields.get(key.toLowerCase()) ?? 9) < 2);
  return answer ? answer[1] : Object.fromEntries(kept);
}
