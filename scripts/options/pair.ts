import type { Awaitable } from '@cascade/core';

/** One scene that is played with two values of an option. What is seen must differ, and must not differ by chance. */
export interface Pair {
  /** What is seen with the one value, with the same once more, and with the other. */
  play(): Promise<{ readonly one: unknown; readonly again: unknown; readonly other: unknown }>;
}

/** `Type.option` -> the pair that shows what the option does. */
export type Pairs = Readonly<Record<string, Pair>>;

/** @param see - plays the scene and returns what a caller can see of it, nothing that changes from call to call */
export function pair<const One, const Other = One>(
  one: One,
  other: Other,
  see: (value: One | Other) => Awaitable<unknown>,
): Pair {
  return {
    play: async () => ({ one: await see(one), again: await see(one), other: await see(other) }),
  };
}
