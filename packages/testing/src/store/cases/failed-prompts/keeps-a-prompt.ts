import type { FailedPromptStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { attempt } from '../runs/records.js';
import { prompt, roundTrip } from './prompts.js';

export const keepsAPrompt: StoreCase<FailedPromptStore> = {
  name: 'gives a prompt back as it was saved',
  async run(store) {
    const saved = prompt('run-1', 0, {
      conversation: {
        messages: [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: [{ type: 'text', text: 'line\r\n\u2028 "quoted" 😀 \u0000' }] },
          {
            role: 'assistant',
            content: [
              { type: 'reasoning', text: 'hm', vendor: { provider: 'acme', data: { signature: 'c2ln' } } },
              { type: 'tool-call', id: 'call-1', name: 'weather', input: { city: 'Ulm', days: [1, null, true] } },
            ],
          },
          {
            role: 'tool',
            content: [{ type: 'tool-result', id: 'call-1', name: 'weather', output: null, isError: true }],
          },
        ],
        tools: [{ name: 'weather', description: 'tells it', inputSchema: { type: 'object' } }],
        toolChoice: { name: 'weather' },
        temperature: 0,
        stop: ['\n'],
      },
      attempts: [attempt('run-1', 0, { failure: { class: 'server', scope: 'entry', message: 'down' } })],
      tags: { team: 'search' },
      require: { region: 'eu' },
    });
    expect(await roundTrip(store, saved)).toEqual(saved);
  },
};
