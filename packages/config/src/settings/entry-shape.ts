import { placeError } from '../documents/place-error.js';
import { jsonTable, list, textTable } from '../shape/collections.js';
import { either, mapped, placed } from '../shape/combine.js';
import { boolean, integer, number, oneOf, text } from '../shape/scalars.js';
import { about, type ValueOf } from '../shape/shape.js';
import { table } from '../shape/table.js';
import { baseUrlShape, keyVariablesShape } from './address-shapes.js';
import { limitsShape } from './governance-shapes.js';
import { callTimeoutsShape, cooldownShape, retryShape } from './limit-shapes.js';
import { priceShape } from './price-shape.js';

const entryTable = table(
  {
    provider: about(
      'A name from `providers`, or a well-known one: openai, anthropic, google, ollama, groq, ...',
      text(),
    ),
    model: about("The vendor's own name of the model.", text()),
    embedding: about('It is an embedding model: only among `opinions`.', boolean),
    alias: about('Key of the entry in logs and cooldowns. Default: provider/model.', text()),
    base_url: about('Where calls of this entry go. Default: where those of its provider go.', baseUrlShape),
    api_key_env: about(
      'Name of the environment variable with the key of this entry; several: a pool of keys.',
      keyVariablesShape,
    ),
    api_key_service: about('Name of the key of this entry in the keyring.', text()),
    max_output_tokens: about('Most tokens of an answer.', integer(1)),
    temperature: about('How random the answer is.', number(0, 2)),
    top_p: about('Probability mass to choose from.', number(0, 1)),
    stop: about('Texts that end the answer.', list(text({ expected: 'a text' }), 0, 20)),
    seed: about('For answers that repeat, where the vendor can.', integer(Number.MIN_SAFE_INTEGER)),
    reasoning: about('How much the model thinks first.', oneOf('off', 'low', 'medium', 'high')),
    logprobs: about('Log-probabilities with this many alternatives for each token.', integer(0, 20)),
    cache_prompt: about("Mark the prompt for the vendor's cache, where that has to be asked for.", boolean),
    parameters: about("The vendor's own parameters, passed through as they are.", jsonTable),
    price: about('What the model costs. Default: from the table of @cascade/prices.', priceShape),
    limits: about('How much it may be asked.', limitsShape),
    weight: about('For the selections weighted and least_busy. Default 1.', number(0)),
    latency_ms: about(
      'How long it takes, as far as you know: for the selection fastest, until it is measured.',
      number(0),
    ),
    region: about('Short for the tag `region`.', text()),
    tags: about('What `require` of a cascade or a run may ask for.', textTable),
    timeouts: about('Time limits of this entry.', callTimeoutsShape),
    retry: about('Retries of this entry.', retryShape),
    cooldown: about('Cooldown of this entry.', cooldownShape),
  },
  {
    required: ['provider', 'model'],
    adviceWhenMissing(_name, { provider, model }) {
      const [vendor, ...rest] = typeof model === 'string' ? model.split('/') : [];
      if (provider !== undefined || rest.length === 0) return undefined;
      return `Add it: \`provider: ${vendor}\` and \`model: ${rest.join('/')}\`, if that is what you mean.`;
    },
    hints: { max_tokens: 'Did you mean `max_output_tokens`?', name: 'Did you mean `model`, or `alias`?' },
  },
);

/** What a file may say about an entry. */
export type EntrySettings = ValueOf<typeof entryTable>;

const shortEntry = mapped(text({ expected: '"provider/model"' }), (value, place): EntrySettings => {
  const slash = value.indexOf('/');
  if (slash > 0 && slash < value.length - 1) {
    return { provider: value.slice(0, slash), model: value.slice(slash + 1) };
  }
  throw placeError(place, 'must be "provider/model"', 'Write for instance openai/gpt-4o-mini.', JSON.stringify(value));
});

/** An entry as a table, or short as `provider/model`. */
export const entryShape = placed(either(entryTable, shortEntry));
