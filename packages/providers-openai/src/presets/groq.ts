import { leaveOut } from '../dialect.js';
import { definePreset } from './define-preset.js';

/** Groq. It refuses log-probabilities: they are left out with a warning. */
export const createGroq = definePreset({
  name: 'groq',
  baseURL: 'https://api.groq.com/openai/v1',
  environment: ['GROQ_API_KEY'],
  keyRequired: true,
  dialect: {
    logprobs: false,
    speak: (draft) => leaveOut(draft, ['logprobs', 'top_logprobs'], 'Groq gives no log-probabilities'),
  },
});

/** Groq, with the key from `GROQ_API_KEY`. */
export const groq = createGroq();
