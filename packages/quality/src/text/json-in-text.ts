import { findFences } from './find-fences.js';

/** What was found where JSON was looked for. */
export type JsonInText =
  | { readonly found: 'value'; readonly value: unknown }
  | { readonly found: 'broken'; readonly source: string }
  | { readonly found: 'nothing' };

/** Longest JSON that is parsed, in characters. */
const maxJsonLength = 1_000_000;

/** Parses JSON without throwing. */
export function tryJson(source: string): JsonInText {
  const trimmed = source.trim();
  if (trimmed === '' || trimmed.length > maxJsonLength) return { found: 'nothing' };
  try {
    return { found: 'value', value: JSON.parse(trimmed) };
  } catch {
    return { found: 'broken', source: trimmed };
  }
}

/** Takes the first object or array out of prose, up to the last bracket that could close it. */
function embeddedJson(text: string): JsonInText {
  const start = text.search(/[[{]/);
  if (start < 0) return { found: 'nothing' };
  const end = text.lastIndexOf(text[start] === '{' ? '}' : ']');
  return tryJson(text.slice(start, end > start ? end + 1 : text.length));
}

/**
 * The JSON value that an answer consists of or holds: the whole text, the last code block that parses, or an object
 * or array amid prose.
 */
export function jsonInText(text: string): JsonInText {
  const whole = tryJson(text);
  if (whole.found === 'value') return whole;
  const blocks = findFences(text).filter((fence) => /^(?:json\w*|javascript|js)?$/.test(fence.tag));
  const parsed = blocks.map((fence) => tryJson(fence.code));
  const good = parsed.findLast((result) => result.found === 'value');
  if (good !== undefined) return good;
  return parsed.find((result) => result.found === 'broken' && /^[[{]/.test(result.source)) ?? embeddedJson(text);
}
