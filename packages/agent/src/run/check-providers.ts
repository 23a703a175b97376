import { type Cascade, keepChecking } from '@cascade/core';
import type { CascadeAgentOptions } from '../agent-options.js';
import { tiersOf } from '../build-options.js';
import { openProvider } from '../models/open-entry.js';

/**
 * Checks the providers of a cascade at an interval, where the agent wants it.
 *
 * @returns a function that ends it
 */
export async function checkProviders(
  cascade: Cascade,
  options: CascadeAgentOptions,
  folder: string,
): Promise<() => void> {
  const { healthCheck = false, opinions = [] } = options;
  if (healthCheck === false) return () => {};
  const opened = await Promise.all(
    [...tiersOf(options).flat(), ...opinions].map((model) => openProvider(model, folder)),
  );
  const byOrigin = new Map(opened.map(({ provider }) => [provider.origin, provider]));
  return keepChecking(cascade, { providers: [...byOrigin.values()], ...(healthCheck === true ? {} : healthCheck) });
}
