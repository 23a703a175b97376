import { definePreset } from './define-preset.js';

/** The router of Hugging Face. Models are `org/name`, or `org/name:server` for one of the servers behind it. */
export const createHuggingFace = definePreset({
  name: 'huggingface',
  baseURL: 'https://router.huggingface.co/v1',
  environment: ['HF_TOKEN', 'HF_API_KEY'],
  keyRequired: true,
});

/** The router of Hugging Face, with the key from `HF_TOKEN` or `HF_API_KEY`. */
export const huggingface = createHuggingFace();
