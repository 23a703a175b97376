import type { PriceTable } from './price-table.js';

const loaders = {
  anthropic: () => import('./vendors/anthropic.generated.js').then(({ anthropic }) => anthropic),
  cerebras: () => import('./vendors/cerebras.generated.js').then(({ cerebras }) => cerebras),
  deepseek: () => import('./vendors/deepseek.generated.js').then(({ deepseek }) => deepseek),
  fireworks: () => import('./vendors/fireworks.generated.js').then(({ fireworks }) => fireworks),
  google: () => import('./vendors/google.generated.js').then(({ google }) => google),
  groq: () => import('./vendors/groq.generated.js').then(({ groq }) => groq),
  mistral: () => import('./vendors/mistral.generated.js').then(({ mistral }) => mistral),
  openai: () => import('./vendors/openai.generated.js').then(({ openai }) => openai),
  openrouter: () => import('./vendors/openrouter.generated.js').then(({ openrouter }) => openrouter),
  together: () => import('./vendors/together.generated.js').then(({ together }) => together),
  xai: () => import('./vendors/xai.generated.js').then(({ xai }) => xai),
} satisfies Record<string, () => Promise<PriceTable>>;

/** A vendor that has a table. */
export type PriceVendor = keyof typeof loaders;

/** Other names that configurations use for the same vendor. */
const otherNames: Readonly<Record<string, PriceVendor>> = {
  claude: 'anthropic',
  'fireworks-ai': 'fireworks',
  gemini: 'google',
  mistralai: 'mistral',
  togetherai: 'together',
  'x-ai': 'xai',
};

/** The vendors that have a table. */
export const priceVendors = Object.keys(loaders) as readonly PriceVendor[];

/** The name that a vendor's table goes by here. */
export function vendorName(name: string): string {
  const lower = name.toLowerCase();
  return (Object.hasOwn(otherNames, lower) ? otherNames[lower] : undefined) ?? lower;
}

const isPriceVendor = (name: string): name is PriceVendor => Object.hasOwn(loaders, name);

/**
 * Loads the table of one vendor, and only that one; `undefined` for a provider without one (a local server, Azure's own
 * deployment names). After it, look-ups are synchronous.
 */
export async function loadPrices(provider: string): Promise<PriceTable | undefined> {
  const vendor = vendorName(provider);
  return isPriceVendor(vendor) ? loaders[vendor]() : undefined;
}
