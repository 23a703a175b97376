import type { FailedPromptStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { prompt, roundTrip } from './prompts.js';

export const survivesHostileNames: StoreCase<FailedPromptStore> = {
  name: 'keeps prompts whose cascade and id no file could be named after',
  async run(store) {
    for (const name of ['../../../etc/passwd', 'a\nb\u0000c', '😀'.repeat(300), '', 'CON', '.hidden']) {
      const saved = prompt(name, 0, { cascade: name });
      expect(await roundTrip(store, saved)).toEqual(saved);
    }
  },
};
