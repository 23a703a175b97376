import type { Json } from '../spec/json.js';
import { invalidResponse } from './invalid-response.js';

/**
 * The arguments of a tool call: JSON text, or already an object. An empty text is a call without arguments: `{}`.
 *
 * @throws ProviderError of class `invalid-response` when the text is not JSON
 */
export function parseToolInput(provider: string, tool: string, input: string | Json | undefined): Json {
  if (input === undefined || input === null) return {};
  if (typeof input !== 'string') return input;
  if (input.trim() === '') return {};
  try {
    const parsed: Json = JSON.parse(input);
    return parsed;
  } catch (cause) {
    throw invalidResponse(provider, `the arguments of the call to tool "${tool}" are not JSON`, cause);
  }
}
