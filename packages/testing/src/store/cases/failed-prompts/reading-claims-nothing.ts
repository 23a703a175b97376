import type { FailedPromptStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { listedIds, prompt } from './prompts.js';

export const readingClaimsNothing: StoreCase<FailedPromptStore> = {
  name: 'reads a prompt without claiming it',
  async run(store) {
    const { location } = await store.save(prompt('run-1', 0));
    expect((await store.read(location))?.id).toBe('run-1');
    expect(await listedIds(store)).toEqual(['run-1']);
  },
};
