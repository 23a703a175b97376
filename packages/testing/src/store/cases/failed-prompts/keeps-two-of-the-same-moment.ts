import type { FailedPromptStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { prompt } from './prompts.js';

export const keepsTwoOfTheSameMoment: StoreCase<FailedPromptStore> = {
  name: 'keeps two prompts of the same moment and the same id',
  async run(store) {
    const first = await store.save(prompt('run-1', 0, { tags: { which: 'first' } }));
    const second = await store.save(prompt('run-1', 0, { tags: { which: 'second' } }));
    expect((await store.read(first.location))?.tags).toEqual({ which: 'first' });
    expect((await store.read(second.location))?.tags).toEqual({ which: 'second' });
  },
};
