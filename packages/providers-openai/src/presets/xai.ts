import { leaveOut } from '../dialect.js';
import { definePreset } from './define-preset.js';

/** xAI. Its models that reason refuse `stop` and log-probabilities: they are left out with a warning. */
export const createXAI = definePreset({
  name: 'xai',
  baseURL: 'https://api.x.ai/v1',
  environment: ['XAI_API_KEY'],
  keyRequired: true,
  dialect: {
    speak: (draft, modelId) =>
      reasons(modelId)
        ? leaveOut(draft, ['stop', 'logprobs', 'top_logprobs'], `${modelId} reasons and refuses some fields`)
        : draft,
  },
});

/** xAI, with the key from `XAI_API_KEY`. */
export const xai = createXAI();

function reasons(modelId: string): boolean {
  return /^grok-(3-mini|[4-9]|code)/.test(modelId) && !modelId.includes('non-reasoning');
}
