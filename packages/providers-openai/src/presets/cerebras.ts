import { definePreset } from './define-preset.js';

/** Cerebras. What is too long it answers with a status and nothing else. */
export const createCerebras = definePreset({
  name: 'cerebras',
  baseURL: 'https://api.cerebras.ai/v1',
  environment: ['CEREBRAS_API_KEY'],
  keyRequired: true,
  dialect: {
    maxTokensField: 'max_completion_tokens',
    isOverflow: ({ status, code, message }) => status === 400 && code === undefined && message.endsWith(': no message'),
  },
});

/** Cerebras, with the key from `CEREBRAS_API_KEY`. */
export const cerebras = createCerebras();
