import { findProviderName } from '@cascade/config/names';
import { isRegistered } from './provider-registry.js';

/** Whether it names a vendor that is known, for whom nobody stands in. */
export function isVendor(provider: unknown): provider is string {
  return typeof provider === 'string' && findProviderName(provider) !== undefined && !isRegistered(provider);
}
