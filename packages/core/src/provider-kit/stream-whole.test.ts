import { describe, expect, it } from 'vitest';
import { ResponseBuilder } from '../engine/response-builder.js';
import type { ChatResponse } from '../spec/chat-response.js';
import { streamWhole } from './stream-whole.js';

describe('a whole answer as a stream', () => {
  it('is the same answer when it is put together again', () => {
    const answer: ChatResponse = {
      content: [
        { type: 'reasoning', text: 'Well.', vendor: { provider: 'acme', data: { signature: 'abc' } } },
        { type: 'text', text: 'Paris.' },
        { type: 'tool-call', id: 'call_1', name: 'get_time', input: { zone: 'CET' } },
      ],
      finish: { reason: 'tool-calls', usage: { inputTokens: 3 } },
      logprobs: [{ token: 'Paris.', logprob: -0.1 }],
    };
    const builder = new ResponseBuilder();
    const parts = [...streamWhole(answer)];
    for (const part of parts) builder.add(part);
    expect(builder.build(answer.finish)).toEqual(answer);
    expect(parts.map(({ type }) => type)).toEqual([
      'reasoning-delta',
      'part',
      'text-delta',
      'tool-input-start',
      'part',
      'finish',
    ]);
  });
});
