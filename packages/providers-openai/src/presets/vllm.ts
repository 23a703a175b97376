import { rewrite } from '../dialect.js';
import { definePreset } from './define-preset.js';

/** A vLLM server. Reasoning is switched off in the template of the chat. */
export const createVLLM = definePreset({
  name: 'vllm',
  baseURL: 'http://localhost:8000/v1',
  environment: ['VLLM_API_KEY'],
  keyRequired: false,
  dialect: {
    speak: (draft) =>
      rewrite(draft, 'reasoning_effort', (effort) =>
        effort === 'none' ? { chat_template_kwargs: { enable_thinking: false } } : { reasoning_effort: effort },
      ),
  },
});

/** The vLLM server at `http://localhost:8000`, with the key from `VLLM_API_KEY` if there is one. */
export const vllm = createVLLM();
