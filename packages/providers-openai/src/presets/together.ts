import { type Draft, rewrite } from '../dialect.js';
import { definePreset } from './define-preset.js';

/** Together AI. It counts log-probabilities by one number, and answers 403 to what is too long. */
export const createTogether = definePreset({
  name: 'together',
  baseURL: 'https://api.together.ai/v1',
  otherOrigins: ['https://api.together.xyz'],
  environment: ['TOGETHER_API_KEY'],
  keyRequired: true,
  dialect: {
    speak: (draft) => rewrite(countLogprobs(draft), 'reasoning_effort', convertEffort),
    isOverflow: ({ status, class: failureClass }) => status === 403 && failureClass === 'auth',
  },
});

/** Together AI, with the key from `TOGETHER_API_KEY`. */
export const together = createTogether();

function countLogprobs({ body, warnings }: Draft): Draft {
  const { logprobs, top_logprobs: top, ...rest } = body;
  return logprobs === true ? { body: { ...rest, logprobs: top ?? 1 }, warnings } : { body, warnings };
}

function convertEffort(effort: unknown): object {
  return effort === 'none' ? { reasoning: { enabled: false } } : { reasoning_effort: effort };
}
