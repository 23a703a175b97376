import type { Draft } from '../dialect.js';
import { definePreset } from './define-preset.js';

const maxTopLogprobs = 5;

/** Fireworks. It would cut a conversation that is too long, silently; it is told to say so. */
export const createFireworks = definePreset({
  name: 'fireworks',
  baseURL: 'https://api.fireworks.ai/inference/v1',
  environment: ['FIREWORKS_API_KEY'],
  keyRequired: true,
  dialect: { alwaysSendsUsage: true, speak: (draft) => clampLogprobs(failWhenTooLong(draft)) },
});

/** Fireworks, with the key from `FIREWORKS_API_KEY`. */
export const fireworks = createFireworks();

function failWhenTooLong({ body, warnings }: Draft): Draft {
  return { body: { ...body, context_length_exceeded_behavior: 'error' }, warnings };
}

function clampLogprobs({ body, warnings }: Draft): Draft {
  const { top_logprobs: top } = body;
  if (typeof top !== 'number' || top <= maxTopLogprobs) return { body, warnings };
  const warning = `Fireworks gives ${maxTopLogprobs} alternatives at most: ${top} were asked for`;
  return { body: { ...body, top_logprobs: maxTopLogprobs }, warnings: [...warnings, warning] };
}
