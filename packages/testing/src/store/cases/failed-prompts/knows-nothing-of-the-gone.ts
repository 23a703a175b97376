import type { FailedPromptStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { prompt } from './prompts.js';

export const knowsNothingOfTheGone: StoreCase<FailedPromptStore> = {
  name: 'reads and claims nothing at a location that is gone or was never its own',
  async run(store) {
    const { location } = await store.save(prompt('run-1', 0));
    await store.remove(location);
    for (const elsewhere of [location, '/etc/hostname', '../../etc/hostname', '']) {
      expect(await store.read(elsewhere)).toBeUndefined();
      expect(await store.claim(elsewhere)).toBeUndefined();
      await store.release(elsewhere);
    }
  },
};
