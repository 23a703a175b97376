import { invalidResponse } from '../../provider-kit/invalid-response.js';
import type { RawResponse } from '../../spec/chat-model.js';
import type { Finish } from '../../spec/chat-response.js';
import type { Operation } from '../operation.js';
import { cleanFinish } from './clean-finish.js';

/** A forwarded response that came through whole. */
export interface Forwarded extends Pick<RawResponse, 'status' | 'headers'> {
  readonly finish: Finish;
}

/** Passes bytes through untouched to an entry of the same wire; its marks tell the loop what they are. */
export function forwardOperation(wire: string, body: Uint8Array): Operation<Forwarded> {
  return {
    kind: 'forward',
    streamed: true,
    inputBytes: body.length,
    unfit: (entry) => (entry.chat?.doForward === undefined ? 'it cannot forward bytes' : undefined),
    async *open(entry, context) {
      if (entry.chat?.doForward === undefined) return;
      const { status, headers, chunks } = await entry.chat.doForward(wire, body, context);
      yield { type: 'delivery', delivery: { type: 'head', status, headers }, isContent: false };
      let finish: Finish | undefined;
      for await (const chunk of chunks) {
        if (chunk.mark === 'finish') finish = cleanFinish(chunk.finish ?? { reason: 'other', usage: {} }, context.key);
        const isContent = chunk.mark !== undefined;
        yield { type: 'delivery', delivery: { type: 'bytes', bytes: chunk.bytes }, isContent };
      }
      if (finish === undefined)
        throw invalidResponse(entry.provider, 'the forwarded response ended without its terminal mark');
      yield { type: 'answer', answer: { status, headers, finish } };
    },
    facts: ({ finish }) => finish,
    finish: ({ finish }) => finish,
  };
}
