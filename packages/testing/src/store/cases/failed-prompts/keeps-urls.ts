import type { FailedPromptStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { prompt, roundTrip } from './prompts.js';

export const keepsUrls: StoreCase<FailedPromptStore> = {
  name: 'keeps the URL of an image a URL',
  async run(store) {
    const data = new URL('https://example.com/a%20b.png?c=d#e');
    const conversation = {
      messages: [{ role: 'user' as const, content: [{ type: 'media' as const, mediaType: 'image/*', data }] }],
    };
    const part = (await roundTrip(store, prompt('run-1', 0, { conversation })))?.conversation.messages[0]?.content[0];
    const kept = typeof part === 'object' && part.type === 'media' ? part.data : undefined;
    expect(kept).toBeInstanceOf(URL);
    expect(String(kept)).toBe(String(data));
  },
};
