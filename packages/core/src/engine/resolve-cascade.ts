import { ConfigurationError } from '../errors/configuration-error.js';
import { systemClock } from '../policy/clock.js';
import { defaultTimeouts } from '../policy/timeouts.js';
import { memoryCooldowns } from '../store/memory-cooldowns.js';
import { checkOptions } from '../util/check-options.js';
import { merge } from '../util/merge.js';
import { cascadeChecks } from './cascade-checks.js';
import type { CascadeOptions, EntryInput } from './cascade-options.js';
import { isGoverned } from './is-governed.js';
import { resolveEntry } from './resolve-entry.js';
import type { Entry, ResolvedCascade } from './resolved-cascade.js';

const defaults: Omit<ResolvedCascade, 'tiers' | 'opinions' | 'gate' | 'store' | 'timeouts' | 'isGoverned'> = {
  name: 'default',
  maxAttempts: 12,
  whenAllCooling: 'try',
  onInterrupted: 'fail',
  streaming: 'held',
  onContentFilter: 'next',
  onAbstain: 'escalate',
  onExhausted: 'degrade',
  require: undefined,
  budgets: [],
  unknownPrice: 'skip',
  onStoreFailure: 'refuse-spending',
  selection: 'in-order',
  health: {},
  hedge: undefined,
  clock: systemClock,
  random: Math.random,
};

/**
 * Checks the options of a cascade and fills in the defaults.
 *
 * @throws ConfigurationError that names option, value and fix
 */
export function resolveCascade(options: CascadeOptions): ResolvedCascade {
  checkOptions('createCascade', options, cascadeChecks);
  const tiers = resolveTiers(options);
  const opinions = (options.opinions ?? []).map((entry, place) => resolveEntry(entry, `opinions[${place}]`, options));
  assertUniqueKeys([...tiers.flat(), ...opinions]);
  if (tiers.length > 1 && options.gate === undefined) {
    throw new ConfigurationError(
      'createCascade: several tiers need a `gate` (npm install @cascade/quality); for failover use `entries`',
    );
  }
  return Object.freeze({
    ...merge(defaults, options),
    isGoverned: isGoverned(options, tiers, opinions),
    tiers,
    opinions,
    gate: options.gate,
    store: options.store ?? { cooldowns: memoryCooldowns() },
    timeouts: merge(defaultTimeouts, options.timeouts),
  });
}

function resolveTiers(options: CascadeOptions): readonly (readonly Entry[])[] {
  if ((options.entries === undefined) === (options.tiers === undefined)) {
    throw new ConfigurationError('createCascade: give either `entries` (failover) or `tiers`');
  }
  const path = options.entries === undefined ? 'tiers' : 'entries';
  const lists = options.tiers?.map(asList) ?? [options.entries ?? []];
  if (lists.length === 0 || lists.some((list) => list.length === 0)) {
    throw new ConfigurationError(`createCascade: ${path} must not be empty, and no tier may be`);
  }
  return lists.map((list, tier) =>
    list.map((entry, place) => {
      const where = options.entries === undefined ? `tiers[${tier}][${place}]` : `entries[${place}]`;
      return resolveEntry(entry, where, options);
    }),
  );
}

function asList(tier: EntryInput | readonly EntryInput[]): readonly EntryInput[] {
  return isEntryList(tier) ? tier : [tier];
}

/** `Array.isArray` does not narrow readonly arrays. */
function isEntryList(tier: EntryInput | readonly EntryInput[]): tier is readonly EntryInput[] {
  return Array.isArray(tier);
}

function assertUniqueKeys(entries: readonly Entry[]): void {
  const seen = new Set<string>();
  for (const { key } of entries) {
    if (seen.has(key)) {
      throw new ConfigurationError(`createCascade: two entries are called "${key}"; give one of them an \`alias\``);
    }
    seen.add(key);
  }
}
