import { type Draft, rewrite } from '../dialect.js';
import { definePreset } from './define-preset.js';

/** OpenRouter. Models are `vendor/name`; what it charges is taken as it says. */
export const createOpenRouter = definePreset({
  name: 'openrouter',
  baseURL: 'https://openrouter.ai/api/v1',
  environment: ['OPENROUTER_API_KEY'],
  keyRequired: true,
  dialect: { speak: (draft) => rewrite(onlyServersThatCan(draft), 'reasoning_effort', convertEffort) },
});

/** OpenRouter, with the key from `OPENROUTER_API_KEY`. */
export const openrouter = createOpenRouter();

/** Of the servers behind it, some would pass over a schema silently. */
function onlyServersThatCan({ body, warnings }: Draft): Draft {
  const isSchema = body.response_format !== undefined;
  return { body: { ...body, ...(isSchema && { provider: { require_parameters: true } }) }, warnings };
}

function convertEffort(effort: unknown): object {
  return { reasoning: effort === 'none' ? { enabled: false } : { effort } };
}
