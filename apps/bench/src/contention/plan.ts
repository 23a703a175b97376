import type { FailureClass } from '@cascade/core/spec';

/** What all processes of the contention bench agree on. Times are epoch milliseconds. */
export interface Plan {
  readonly path: string;
  readonly seed: number;
  readonly startAtMs: number;
  /** From here on nothing fails any more. */
  readonly recoverAtMs: number;
  readonly endAtMs: number;
}

export const entries = ['first', 'second', 'third'];

/** Rests that are short enough for hundreds of probes in some seconds. */
export const cooldown = { baseMs: 20, maxMs: 60, afterFailures: 1, windowMs: 1_000 };

/** The entry that fails until its prober is killed. */
export const orphan = { entry: 'orphan', failsForMs: 2_500, victimStartsAfterMs: 1_000 };

const slotMs = 200;
const downShare = 0.5;
const classes: readonly FailureClass[] = ['server', 'overloaded', 'network', 'timeout', 'rate-limited'];

/** How an entry fails at a time; undefined while it works. Every process computes the same. */
export function faultAt(plan: Plan, entry: string, atMs: number): FailureClass | undefined {
  if (atMs >= plan.recoverAtMs) return undefined;
  const slot = Math.floor((atMs - plan.startAtMs) / slotMs);
  const dice = hash(`${plan.seed}:${entry}:${slot}`);
  return dice < downShare ? classes[Math.floor((dice / downShare) * classes.length)] : undefined;
}

/** From 0 to 1, the same for the same text (FNV-1a, mixed once more). */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return ((value ^ (value >>> 13)) >>> 0) / 2 ** 32;
}
