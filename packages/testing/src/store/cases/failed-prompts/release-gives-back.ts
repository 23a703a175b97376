import type { FailedPromptStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { listedIds, prompt } from './prompts.js';

export const releaseGivesBack: StoreCase<FailedPromptStore> = {
  name: 'lists and gives out a prompt again once it was released',
  async run(store) {
    const { location } = await store.save(prompt('run-1', 0));
    await store.claim(location);
    await store.release(location);
    expect(await listedIds(store)).toEqual(['run-1']);
    expect((await store.claim(location))?.id).toBe('run-1');
  },
};
