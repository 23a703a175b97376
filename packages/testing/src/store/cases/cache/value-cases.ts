import type { CacheStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { endMs, startMs } from './cache-entries.js';

/** What comes back. */
export const valueCases: readonly StoreCase<CacheStore>[] = [
  {
    name: 'gives a value back to the letter',
    async run(store) {
      const value = JSON.stringify({ text: 'line\r\n\u2028 "quoted" 😀 \u0000 \ud800', sum: 0.1 });
      await store.set('letter', value, endMs);
      expect(await store.get('letter', startMs)).toBe(value);
    },
  },
  {
    name: 'keeps a value of a megabyte whole',
    async run(store) {
      const value = 'ä'.repeat(512 * 1024);
      await store.set('large', value, endMs);
      expect((await store.get('large', startMs))?.length).toBe(value.length);
    },
  },
  {
    name: 'knows nothing of a key that nobody has set',
    async run(store) {
      await store.set('set', 'value', endMs);
      expect(await store.get('never set', startMs)).toBeUndefined();
    },
  },
  {
    name: 'keeps keys apart that differ in the case of a letter',
    async run(store) {
      await store.set('a-key', 'small', endMs);
      await store.set('A-key', 'large', endMs);
      expect([await store.get('a-key', startMs), await store.get('A-key', startMs)]).toEqual(['small', 'large']);
    },
  },
  {
    name: 'keeps what many set at once',
    async run(store) {
      const names = Array.from({ length: 40 }, (_, place) => `many-${place}`);
      await Promise.all(names.map((name) => store.set(name, `value of ${name}`, endMs)));
      const values = await Promise.all(names.map((name) => store.get(name, startMs)));
      expect(values).toEqual(names.map((name) => `value of ${name}`));
    },
  },
];
