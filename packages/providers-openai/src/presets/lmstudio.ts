import { definePreset } from './define-preset.js';

/** LM Studio. The first call of a model loads it, which may take tens of seconds. */
export const createLMStudio = definePreset({
  name: 'lmstudio',
  baseURL: 'http://localhost:1234/v1',
  environment: ['LM_API_TOKEN'],
  keyRequired: false,
});

/** The LM Studio at `http://localhost:1234`, with the key from `LM_API_TOKEN` if there is one. */
export const lmstudio = createLMStudio();
