import type { SeededRandom } from '../../seeded-random.js';

/** The response headers of Azure OpenAI. */
export function azureHeaders(random: SeededRandom): Record<string, string> {
  const uuid = (): string => [8, 4, 4, 4, 12].map((length) => random.hex(length)).join('-');
  return {
    'apim-request-id': uuid(),
    'x-request-id': uuid(),
    'x-ms-region': 'East US 2',
    'azureml-model-session': 'd004-20250815200304',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
    'x-ratelimit-limit-requests': '100',
    'x-ratelimit-limit-tokens': '100000',
    'x-ratelimit-remaining-requests': '99',
    'x-ratelimit-remaining-tokens': '99994',
  };
}
