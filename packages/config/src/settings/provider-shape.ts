import { providerTypes } from '../providers/vendors.js';
import { jsonTable, textTable } from '../shape/collections.js';
import { placed } from '../shape/combine.js';
import { boolean, oneOf, text } from '../shape/scalars.js';
import { about, type ValueOf } from '../shape/shape.js';
import { table } from '../shape/table.js';
import { baseUrlShape, keyVariablesShape } from './address-shapes.js';
import { callTimeoutsShape, cooldownShape, retryShape } from './limit-shapes.js';

const keyHint =
  'Keys do not belong into files: put it into the keyring or an environment variable, and name that by `api_key_env`.';

/** A provider in a file. */
export const providerShape = placed(
  table(
    {
      type: about('Which API it speaks.', oneOf(...providerTypes)),
      package: about("In place of `type`: a third party's package that exports `createProvider(settings)`.", text()),
      base_url: about("Where calls go. Default: the vendor's own address.", baseUrlShape),
      model: about('The model that is asked where only the provider is named.', text()),
      api_key_env: about('Name of the environment variable with the key; several: a pool of keys.', keyVariablesShape),
      key_pool: about(
        'With several keys: which is tried first. Default round_robin.',
        oneOf('round_robin', 'least_used', 'random', 'in_order'),
      ),
      api_key_service: about('Name of the key in the keyring. Default: the name of the provider.', text()),
      headers: about('Sent with every request.', textTable),
      api: about('OpenAI: which API to speak.', oneOf('chat', 'responses')),
      organization: about('OpenAI: the organization to bill.', text()),
      project: about('OpenAI: the project to bill.', text()),
      azure: about('OpenAI: speak the Azure way. Default: true for hosts of Azure.', boolean),
      batch: about(
        'OpenAI, Anthropic: the server has the batch endpoint of that vendor, at half the price. Default: only their own hosts have.',
        boolean,
      ),
      api_version: about("Azure's api-version, or the version of the Gemini API.", text()),
      options: about('With `package`: settings of its own, passed through.', jsonTable),
      prices: about(
        'The vendor whose prices hold, such as openai behind a proxy. Default: by the address.',
        text({ expected: 'the name of a vendor' }),
      ),
      timeouts: about('Time limits of all its entries.', callTimeoutsShape),
      retry: about('Retries of all its entries.', retryShape),
      cooldown: about('Cooldown of all its entries.', cooldownShape),
    },
    { hints: { api_key: keyHint, key: keyHint, token: keyHint, url: 'Did you mean `base_url`?' } },
  ),
);

/** What a file may say about a provider. */
export type ProviderSettings = ValueOf<typeof providerShape>['value'];
