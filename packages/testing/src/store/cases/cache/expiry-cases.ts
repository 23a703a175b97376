import type { CacheStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { endMs, startMs } from './cache-entries.js';

/** How long it does. */
export const expiryCases: readonly StoreCase<CacheStore>[] = [
  {
    name: 'gives a value until its end, and not from there on',
    async run(store) {
      await store.set('before', 'value', endMs);
      await store.set('after', 'value', endMs);
      expect(await store.get('before', endMs - 1)).toBe('value');
      expect(await store.get('after', endMs)).toBeUndefined();
    },
  },
  {
    name: 'prolongs nothing by reading',
    async run(store) {
      await store.set('read', 'value', endMs);
      for (const nowMs of [startMs, endMs - 2, endMs - 1]) expect(await store.get('read', nowMs)).toBe('value');
      expect(await store.get('read', endMs)).toBeUndefined();
    },
  },
  {
    name: 'keeps what was set last instead of what was there',
    async run(store) {
      await store.set('again', 'old', endMs);
      await store.set('again', 'new', endMs);
      expect(await store.get('again', startMs)).toBe('new');
    },
  },
  {
    name: 'keeps a value that is set again for as long as that says',
    async run(store) {
      for (const [key, untilMs] of Object.entries({ shorter: startMs + 1_000, longer: endMs + 60_000 })) {
        await store.set(key, 'value', endMs);
        await store.set(key, 'value', untilMs);
      }
      expect(await store.get('shorter', startMs + 2_000)).toBeUndefined();
      expect(await store.get('longer', endMs + 1_000)).toBe('value');
    },
  },
];
