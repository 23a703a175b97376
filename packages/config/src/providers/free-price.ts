import type { Price, Provider } from '@cascade/core/spec';
import type { ProviderType } from './vendors.js';

const nothing: Price = { inputPer1M: 0, outputPer1M: 0 };

/** A call of a subscription costs nothing more, and nobody is paid for one of a server of one's own. */
const withoutPrice: ReadonlySet<string | undefined> = new Set<ProviderType>([
  'claude_code',
  'ollama',
  'lmstudio',
  'vllm',
]);

/** The price of a model where calls are free; undefined where they are not, as in the cloud of Ollama. */
export function freePrice(type: string | undefined, { origin }: Provider): Price | undefined {
  return withoutPrice.has(type) && origin !== 'https://ollama.com' ? nothing : undefined;
}
