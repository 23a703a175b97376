import type { FailedPromptStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { prompt, roundTrip } from './prompts.js';

export const keepsBytes: StoreCase<FailedPromptStore> = {
  name: 'keeps the bytes of an image',
  async run(store) {
    const data = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 31) % 256);
    const conversation = {
      messages: [{ role: 'user' as const, content: [{ type: 'media' as const, mediaType: 'image/png', data }] }],
    };
    const part = (await roundTrip(store, prompt('run-1', 0, { conversation })))?.conversation.messages[0]?.content[0];
    expect(part).toMatchObject({ type: 'media', mediaType: 'image/png' });
    const kept = typeof part === 'object' && part.type === 'media' ? part.data : undefined;
    expect(kept).toBeInstanceOf(Uint8Array);
    expect(kept instanceof Uint8Array && Buffer.compare(kept, data)).toBe(0);
  },
};
