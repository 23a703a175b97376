import type { ProviderPlan } from '../layers/merge-providers.js';
import { vendorOf } from './vendors.js';

/** Whose prices hold at an address. */
const vendorByHost: Readonly<Record<string, string>> = {
  'api.openai.com': 'openai',
  'api.anthropic.com': 'anthropic',
  'generativelanguage.googleapis.com': 'google',
  'api.groq.com': 'groq',
  'api.together.ai': 'together',
  'api.together.xyz': 'together',
  'api.mistral.ai': 'mistral',
  'api.deepseek.com': 'deepseek',
  'api.x.ai': 'xai',
  'api.cerebras.ai': 'cerebras',
  'api.fireworks.ai': 'fireworks',
  'openrouter.ai': 'openrouter',
};

/** Whose table of prices holds for a provider: what the file says, else by the address; undefined for any other server. */
export function priceVendor({ settings }: Pick<ProviderPlan, 'settings'>): string | undefined {
  const { prices, type, baseUrl } = settings;
  if (prices !== undefined) return prices;
  if (baseUrl === undefined) return type === undefined || type === 'ollama' ? undefined : vendorOf(type);
  const { hostname } = new URL(baseUrl);
  return Object.hasOwn(vendorByHost, hostname) ? vendorByHost[hostname] : undefined;
}
