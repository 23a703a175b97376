import { invalidResponse } from '@cascade/core/provider-kit';
import type { FinishReason } from '@cascade/core/spec';

const reasons: Readonly<Record<string, FinishReason>> = {
  STOP: 'stop',
  MAX_TOKENS: 'length',
  SAFETY: 'content-filter',
  RECITATION: 'content-filter',
  BLOCKLIST: 'content-filter',
  PROHIBITED_CONTENT: 'content-filter',
  SPII: 'content-filter',
  IMAGE_SAFETY: 'content-filter',
  IMAGE_PROHIBITED_CONTENT: 'content-filter',
  IMAGE_RECITATION: 'content-filter',
};

/** The model failed to say what it wanted: worth one more try. */
const failed: ReadonlySet<string> = new Set([
  'MALFORMED_FUNCTION_CALL',
  'MALFORMED_RESPONSE',
  'UNEXPECTED_TOOL_CALL',
  'TOO_MANY_TOOL_CALLS',
  'MISSING_THOUGHT_SIGNATURE',
  'NO_IMAGE',
  'IMAGE_OTHER',
  'OTHER',
]);

/**
 * How an answer ended, from the vendor's word for it.
 *
 * @throws ProviderError of class `invalid-response` when the word says that there is no answer
 */
export function convertFinishReason(
  provider: string,
  rawReason: string,
  hasCalls: boolean,
  message?: string,
): FinishReason {
  if (failed.has(rawReason)) {
    const detail = message === undefined ? '' : `: ${message.slice(0, 300)}`;
    throw invalidResponse(provider, `the answer ended with ${rawReason}${detail}`);
  }
  const reason = (Object.hasOwn(reasons, rawReason) ? reasons[rawReason] : undefined) ?? 'other';
  return hasCalls && reason === 'stop' ? 'tool-calls' : reason;
}
