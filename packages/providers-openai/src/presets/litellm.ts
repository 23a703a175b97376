import { count } from '@cascade/core/provider-kit';
import { definePreset } from './define-preset.js';

/** A LiteLLM proxy. It says in a header what a whole answer cost. */
export const createLiteLLM = definePreset({
  name: 'litellm',
  baseURL: 'http://localhost:4000/v1',
  environment: ['LITELLM_API_KEY'],
  keyRequired: false,
  dialect: { costUsd: (headers) => readCost(headers.get('x-litellm-response-cost')) },
});

/** The LiteLLM proxy at `http://localhost:4000`, with the key from `LITELLM_API_KEY` if there is one. */
export const litellm = createLiteLLM();

function readCost(text: string | null): number | undefined {
  return text === null || text.trim() === '' ? undefined : count(Number(text));
}
