import type { FailedPromptStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { prompt } from './prompts.js';

export const givesAClaimToOne: StoreCase<FailedPromptStore> = {
  name: 'gives a prompt to exactly one of many that claim it',
  async run(store) {
    const { location } = await store.save(prompt('run-1', 0));
    const claims = await Promise.all(Array.from({ length: 10 }, async () => store.claim(location)));
    expect(claims.filter((claim) => claim !== undefined)).toEqual([prompt('run-1', 0)]);
  },
};
