import { jsonInText } from './json-in-text.js';

/** Longest text that is read, in characters; and most values of it. */
const mostChars = 8_000;
const mostValues = 40;

/** The values, as texts, of a text that is nothing but one JSON object; undefined for any other text, or where an object or a list is among them. */
export function jsonValues(text: string): readonly string[] | undefined {
  if (text.length > mostChars || !/^(?:```(?:json)?\s*)?\{[\s\S]*\}(?:\s*```)?$/.test(text)) return undefined;
  const json = jsonInText(text);
  if (json.found !== 'value' || typeof json.value !== 'object' || json.value === null) return undefined;
  const values: unknown[] = Object.values(json.value);
  if (values.length > mostValues || values.some((value) => typeof value === 'object' && value !== null))
    return undefined;
  return values.map((value) => (value === null ? '' : String(value)));
}
