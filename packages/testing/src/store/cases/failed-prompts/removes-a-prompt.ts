import type { FailedPromptStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { listedIds, prompt } from './prompts.js';

export const removesAPrompt: StoreCase<FailedPromptStore> = {
  name: 'removes a prompt, once',
  async run(store) {
    const { location } = await store.save(prompt('run-1', 0));
    expect(await store.remove(location)).toBe(true);
    expect(await listedIds(store)).toEqual([]);
    expect(await store.remove(location)).toBe(false);
  },
};
