import type { ProviderPlan } from '../layers/merge-providers.js';
import { vendorNamed, vendorOf } from './vendors.js';

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

/** They serve models that have no price, or one of their own. */
const withoutPrices: ReadonlySet<string> = new Set(['ollama', 'azure', 'claude_code']);

/**
 * Whose table of prices holds for a provider: what the file says, else by the address, else for a provider that bears
 * the vendor's own name and so must be a proxy to it. Undefined for every other server, and for Azure, which has prices
 * of its own.
 */
export function priceVendor({ name, settings }: Pick<ProviderPlan, 'name' | 'settings'>): string | undefined {
  const { prices, type, baseUrl } = settings;
  if (prices !== undefined) return prices;
  if (type === undefined || withoutPrices.has(type)) return undefined;
  const vendor = vendorOf(type);
  if (baseUrl === undefined) return vendor;
  const { hostname } = new URL(baseUrl);
  if (Object.hasOwn(vendorByHost, hostname)) return vendorByHost[hostname];
  return vendorNamed(name) === vendor && !hostname.endsWith('.azure.com') ? vendor : undefined;
}
