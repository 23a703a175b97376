import { describe, expect, it } from 'vitest';
import type { Pairs } from './pair.js';

/** Plays every pair: what is seen must differ with the option, and with nothing else. */
export function describePairs(pairs: Pairs): void {
  describe('has a difference that can be seen', () => {
    it.each(Object.entries(pairs))('%s', async (_name, { play }) => {
      const { one, again, other } = await play();
      expect(again).toEqual(one);
      expect(other).not.toEqual(one);
    });
  });
}
