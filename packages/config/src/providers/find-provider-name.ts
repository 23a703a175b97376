import { nearest } from '@cascade/core/provider-kit';
import { adapters, type ProviderType, providerTypes, wellKnownProviders } from './vendors.js';

/** How other tools, and people, write the names of providers. Left: without case, blanks, dots, hyphens and underscores. */
const spellings: Readonly<Record<string, string>> = {
  gemini: 'google',
  googleai: 'google',
  claude: 'anthropic',
  chatgpt: 'openai',
  gpt: 'openai',
  azureopenai: 'azure',
  grok: 'xai',
  togetherai: 'together',
  fireworksai: 'fireworks',
  mistralai: 'mistral',
  compatible: 'openaicompatible',
  hf: 'huggingface',
};

/** The providers that can be used without being described: the name alone is enough. */
export function knownProviders(): readonly string[] {
  // `gemini` is another name of `google`.
  return Object.keys(wellKnownProviders).filter((name) => name !== 'gemini');
}

/** A known provider by any of its spellings: `Claude-Code`, `gemini`, `x.ai`. */
export function findProviderName(text: string): string | undefined {
  const bare = plain(text);
  const name = Object.hasOwn(spellings, bare) ? (spellings[bare] ?? bare) : bare;
  return knownProviders().find((known) => plain(known) === name);
}

/** What a provider of a name speaks where the name says it, such as `azure`, which needs an address. */
export function findProviderType(text: string): ProviderType | undefined {
  const bare = plain(text);
  const name = Object.hasOwn(spellings, bare) ? (spellings[bare] ?? bare) : bare;
  const type = providerTypes.find((known) => plain(known) === name);
  return type === 'gemini' ? 'google' : type;
}

/** One name for all spellings of a provider, those of providers that nobody knows here, too: `open-ai` is `openai`. */
export function canonicalProviderName(text: string): string {
  return findProviderName(text) ?? findProviderType(text) ?? plain(text);
}

/** The environment variables that hold the key of a known provider, by any of its spellings. */
export function keyVariablesOf(text: string): readonly string[] {
  const type = findProviderType(text);
  return type === undefined ? [] : adapters[type].environment;
}

/** The name that somebody may have meant. */
export function guessProviderName(text: string): string | undefined {
  return nearest(text.toLowerCase(), knownProviders());
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s._-]+/g, '');
}
