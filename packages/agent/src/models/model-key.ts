import { canonicalProviderName } from '@cascade/config/names';
import type { ModelOptions } from './model-options.js';

/** What an entry will be called, as far as it can be known before its provider is opened. */
export function modelKey({ alias, provider, name }: ModelOptions): string {
  return alias ?? `${typeof provider === 'string' ? canonicalProviderName(provider) : provider.name}/${name}`;
}
