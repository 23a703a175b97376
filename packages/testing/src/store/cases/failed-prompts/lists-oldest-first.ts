import type { FailedPromptStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { prompt } from './prompts.js';

export const listsOldestFirst: StoreCase<FailedPromptStore> = {
  name: 'lists the oldest prompt first, with what tells it apart',
  async run(store) {
    const { location } = await store.save(prompt('second', 2_000, { cascade: 'other' }));
    await store.save(prompt('third', 3_000));
    await store.save(prompt('first', 1_000));
    const listed = await store.list();
    expect(listed.map(({ id }) => id)).toEqual(['first', 'second', 'third']);
    expect(listed[1]).toEqual({ location, id: 'second', cascade: 'other', atMs: prompt('', 2_000).atMs });
  },
};
