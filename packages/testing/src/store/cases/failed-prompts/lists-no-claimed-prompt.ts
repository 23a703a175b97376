import type { FailedPromptStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { listedIds, prompt } from './prompts.js';

export const listsNoClaimedPrompt: StoreCase<FailedPromptStore> = {
  name: 'leaves claimed prompts out of the list',
  async run(store) {
    const { location } = await store.save(prompt('claimed', 0));
    await store.save(prompt('free', 1));
    await store.claim(location);
    expect(await listedIds(store)).toEqual(['free']);
  },
};
