import type { Price, Provider } from '@cascade/core/spec';
import { ConfigError } from '../config-error.js';
import { findProviderName, findProviderType, guessProviderName } from './find-provider-name.js';
import { freePrice } from './free-price.js';
import { importPackage as importInstalled } from './import-package.js';
import { loadProvider } from './load-provider.js';
import { priceVendor } from './price-vendor.js';
import { adapters, type ProviderType, wellKnownProviders } from './vendors.js';

export interface VendorProviderOptions {
  /** Where calls go. Default: the vendor's own address. */
  readonly baseUrl?: string;
  /** Name in entries, logs and messages. Default: the vendor's. */
  readonly name?: string;
  /** A file or folder; the adapter's package is looked up from there. */
  readonly from: string;
}

/** A vendor's provider, and what belongs to it. */
export interface VendorProvider {
  readonly provider: Provider;
  /** Environment variables that hold the vendor's key; none at another address than the vendor's. */
  readonly keyVariables: readonly string[];
  /** Whose price table holds; undefined: nobody's. */
  readonly prices: string | undefined;
  /** What calls cost that nobody is paid for: those of a server of one's own, or of a subscription. */
  readonly freePrice: Price | undefined;
}

/**
 * The provider of a vendor by any spelling of its name: `openai`, `Claude-Code`, `x.ai`. Its package is imported now.
 *
 * @throws ConfigError when nobody bears that name, or the package is missing: it says how to install it
 */
export async function vendorProvider(
  spelling: string,
  { baseUrl, name, from }: VendorProviderOptions,
): Promise<VendorProvider> {
  const type = typeOf(spelling);
  const settings = { type, ...(baseUrl !== undefined && { baseUrl }) };
  const plan = { name: name ?? findProviderName(spelling) ?? type, settings, place: undefined, packageFile: undefined };
  const provider = await loadProvider(plan, { importPackage: importInstalled, userFile: from });
  const keyVariables = baseUrl === undefined ? adapters[type].environment : [];
  return { provider, keyVariables, prices: priceVendor(plan), freePrice: freePrice(type, provider) };
}

function typeOf(spelling: string): ProviderType {
  const known = findProviderName(spelling);
  const type = (known === undefined ? undefined : wellKnownProviders[known]) ?? findProviderType(spelling);
  if (type !== undefined) return type;
  const guess = guessProviderName(spelling);
  const fix = guess === undefined ? 'Register it: registerProvider(name, factory).' : `Did you mean "${guess}"?`;
  throw new ConfigError({ problem: `there is no provider "${spelling.slice(0, 100)}"`, fix });
}
