import type { SeededRandom } from '../../seeded-random.js';

/** The response headers of api.openai.com. */
export function openAIHeaders(random: SeededRandom): Record<string, string> {
  const remaining = random.integer(150_000, 199_990);
  return {
    'openai-version': '2020-10-01',
    'openai-processing-ms': String(random.integer(20, 900)),
    'x-request-id': `req_${random.hex(32)}`,
    'x-ratelimit-limit-requests': '10000',
    'x-ratelimit-limit-tokens': '200000',
    'x-ratelimit-remaining-requests': '9999',
    'x-ratelimit-remaining-tokens': String(remaining),
    'x-ratelimit-reset-requests': '8.64s',
    'x-ratelimit-reset-tokens': `${Math.ceil((200_000 - remaining) * 0.3)}ms`,
    'x-content-type-options': 'nosniff',
    'cf-cache-status': 'DYNAMIC',
  };
}
