import type { FailedPromptStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { prompt, roundTrip } from './prompts.js';

export const keepsWhatLooksEncoded: StoreCase<FailedPromptStore> = {
  name: 'keeps the input of a tool that looks like encoded bytes or an encoded URL',
  async run(store) {
    const input = [{ $bytes: 'AAAA' }, { $url: 'https://example.com/' }, { $$bytes: '' }, { $bytes: 1, more: 2 }];
    const content = [{ type: 'tool-call' as const, id: 'call-1', name: 'decode', input }];
    const saved = prompt('run-1', 0, { conversation: { messages: [{ role: 'assistant', content }] } });
    expect((await roundTrip(store, saved))?.conversation.messages[0]?.content).toEqual(content);
  },
};
