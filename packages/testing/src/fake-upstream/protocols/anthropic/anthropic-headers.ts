import type { SeededRandom } from '../../seeded-random.js';

/** The response headers of api.anthropic.com: limits as RFC 3339 instants, `request-id` without `x-`. */
export function anthropicHeaders(random: SeededRandom, nowMs: number): Record<string, string> {
  const reset = `${new Date(nowMs + 1_000).toISOString().slice(0, 19)}Z`;
  const limits = { requests: 4_000, tokens: 480_000, 'input-tokens': 400_000, 'output-tokens': 80_000 };
  const headers: Record<string, string> = {
    'request-id': `req_011C${random.alphanumeric(20)}`,
    'cf-cache-status': 'DYNAMIC',
  };
  for (const [name, limit] of Object.entries(limits)) {
    headers[`anthropic-ratelimit-${name}-limit`] = String(limit);
    headers[`anthropic-ratelimit-${name}-remaining`] = String(name === 'requests' ? limit - 1 : limit);
    headers[`anthropic-ratelimit-${name}-reset`] = reset;
  }
  return headers;
}
