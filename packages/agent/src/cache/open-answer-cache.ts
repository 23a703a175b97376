import { memoryStore, systemClock } from '@cascade/core';
import type { CascadeAgentOptions } from '../agent-options.js';
import { agentIdentity } from './agent-identity.js';
import { type AnswerCache, createAnswerCache } from './answer-cache.js';

const hourMs = 3_600_000;

/** The cache of an agent; undefined where it has none. */
export function openAnswerCache(options: CascadeAgentOptions): AnswerCache | undefined {
  const { cache = false, store, clock = systemClock } = options;
  if (cache === false) return undefined;
  const { ttlMs = hourMs, shared: isShared = false } = cache === true ? {} : cache;
  let identity: string | undefined;
  return createAnswerCache({
    store: store?.cache ?? memoryStore().cache,
    // Weights and calibrations are long: read at the first call, once.
    identity: () => {
      identity ??= agentIdentity(options);
      return identity;
    },
    ttlMs,
    isShared,
    clock,
  });
}
