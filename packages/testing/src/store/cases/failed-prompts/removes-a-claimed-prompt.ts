import type { FailedPromptStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { listedIds, prompt } from './prompts.js';

export const removesAClaimedPrompt: StoreCase<FailedPromptStore> = {
  name: 'removes a claimed prompt for good',
  async run(store) {
    const { location } = await store.save(prompt('run-1', 0));
    await store.claim(location);
    expect(await store.remove(location)).toBe(true);
    await store.release(location);
    expect(await listedIds(store)).toEqual([]);
  },
};
