import { ConfigurationError } from '../errors/configuration-error.js';
import { isOneOf } from '../util/check-options.js';
import type { Clock } from './clock.js';
import { systemClock } from './clock.js';

/** How a pool chooses among its keys. */
export type KeyChoice = 'round-robin' | 'least-used' | 'random';

/** Decides which of several keys is tried first. Keys are known by the first 8 hex digits of their SHA-256. */
export interface KeyPool {
  /** The same keys in the order in which they are to be tried now. */
  order<K extends { readonly id: string }>(keys: readonly K[]): readonly K[];
  /** A visit begins with this key. */
  used(id: string): void;
}

export interface KeyPoolOptions {
  /** Numbers from 0 to 1. Default `Math.random`. */
  readonly random?: () => number;
  /** Default: the clock of the machine. */
  readonly clock?: Clock;
}

/**
 * A pool for the `keyPool` of entries; entries that share their keys share one pool.
 * `round-robin`: each key in turn. `least-used`: the one with the fewest visits in the last minutes, so that a key which
 * comes back from its rest is not flooded. `random`: any.
 *
 * @throws ConfigurationError for another choice
 */
export function keyPool(
  choice: KeyChoice,
  { random = Math.random, clock = systemClock }: KeyPoolOptions = {},
): KeyPool {
  const expected = isOneOf('round-robin', 'least-used', 'random')(choice, 'keyPool');
  if (expected !== undefined) throw new ConfigurationError(`keyPool: the choice must be ${expected}`);
  if (choice === 'round-robin') return roundRobin();
  return choice === 'least-used' ? leastUsed(clock) : { order: (keys) => shuffled(keys, random), used: () => {} };
}

function roundRobin(): KeyPool {
  let last = '';
  return {
    order(keys) {
      const next = keys.findIndex(({ id }) => id === last) + 1;
      return [...keys.slice(next), ...keys.slice(0, next)];
    },
    used: (id) => {
      last = id;
    },
  };
}

/** A visit counts half after a minute, a quarter after two. */
const halfLifeMs = 60_000;

function leastUsed(clock: Clock): KeyPool {
  const uses = new Map<string, { readonly count: number; readonly atMs: number }>();
  const weight = (id: string): number => {
    const { count, atMs } = uses.get(id) ?? { count: 0, atMs: 0 };
    return count * 0.5 ** (Math.max(0, clock.now() - atMs) / halfLifeMs);
  };
  return {
    order(keys) {
      const weighed = keys.map((key) => ({ key, weight: weight(key.id) }));
      return weighed.sort((one, other) => one.weight - other.weight).map(({ key }) => key);
    },
    used: (id) => void uses.set(id, { count: weight(id) + 1, atMs: clock.now() }),
  };
}

/** Fisher and Yates. */
function shuffled<K>(keys: readonly K[], random: () => number): readonly K[] {
  const rest = [...keys];
  return keys.flatMap(() => rest.splice(Math.min(rest.length - 1, Math.floor(random() * rest.length)), 1));
}
