import { describe, expect, it } from 'vitest';
import type { StreamPart } from '../spec/stream-part.js';
import { type EventSource, eventParts } from './event-parts.js';

/** A body of these pieces that tells whether it was left. */
function body(...pieces: readonly string[]) {
  const state = { wasLeft: false, read: 0 };
  const encoder = new TextEncoder();
  const bytes: AsyncIterable<Uint8Array> = {
    async *[Symbol.asyncIterator]() {
      try {
        for (const piece of pieces) {
          state.read++;
          yield encoder.encode(piece);
        }
      } finally {
        state.wasLeft = state.read < pieces.length;
      }
    },
  };
  return { bytes, state };
}

/** Every word of an event is a part; `bad` is an error, `-` says nothing. */
function source(bytes: AsyncIterable<Uint8Array> | null, own: Partial<EventSource> = {}): EventSource {
  return {
    provider: 'acme',
    open: async () => Object.assign(new Response(null), { [Symbol.for('@cascade/body-chunks')]: () => bytes }),
    read(data) {
      if (data === 'bad') throw new Error('bad');
      return data === '-' ? [] : data.split(' ').map(text);
    },
    end: () => [text('end')],
    toError: (error) => new Error('wrapped', { cause: error }),
    ...own,
  };
}

function text(word: string): StreamPart {
  return { type: 'text-delta', index: 0, text: word };
}

async function words(parts: AsyncIterable<StreamPart>, seen: string[] = []): Promise<string[]> {
  for await (const part of parts) if ('text' in part) seen.push(part.text);
  return seen;
}

describe('the parts of a stream of events', () => {
  it('come in order, with what is left at the end, however the bytes are cut', async () => {
    const { bytes } = body('data: a b\n\nda', 'ta: c\n\ndata: -\n\n', 'data: d');
    expect(await words(eventParts(source(bytes)))).toEqual(['a', 'b', 'c', 'd', 'end']);
  });

  it('end when nothing came, and stay ended', async () => {
    const parts = eventParts(source(null, { end: () => [] }))[Symbol.asyncIterator]();
    expect(await parts.next()).toEqual({ done: true, value: undefined });
    expect(await parts.next()).toEqual({ done: true, value: undefined });
  });

  it('are handed out up to the event that cannot be read, and the body is left', async () => {
    const { bytes, state } = body('data: a\n\ndata: bad\n\n', 'data: never\n\n');
    const seen: string[] = [];
    await expect(words(eventParts(source(bytes)), seen)).rejects.toThrow('wrapped');
    expect({ seen, ...state }).toEqual({ seen: ['a'], wasLeft: true, read: 1 });
  });

  it('are asked for with the first part only, and what opening throws is thrown as it is', async () => {
    let opened = 0;
    const refused = source(null, {
      async open() {
        opened++;
        throw new TypeError('refused');
      },
    });
    const parts = eventParts(refused)[Symbol.asyncIterator]();
    expect(opened).toBe(0);
    await expect(parts.next()).rejects.toThrow(new TypeError('refused'));
    expect(await parts.next()).toEqual({ done: true, value: undefined });
    expect(opened).toBe(1);
  });

  it('leave the body when the reader leaves, even before it was open', async () => {
    const { bytes, state } = body('data: a b\n\n', 'data: c\n\n');
    for await (const part of eventParts(source(bytes))) if (part.type === 'text-delta') break;
    expect(state).toEqual({ wasLeft: true, read: 1 });

    const late = body('data: a\n\n');
    const parts = eventParts(source(late.bytes))[Symbol.asyncIterator]();
    const pending = parts.next();
    await parts.return?.();
    expect(await pending).toEqual({ done: true, value: undefined });
    expect(late.state.read).toBe(0);
  });

  it('say so when the body was cut off', async () => {
    const { bytes } = body('data: a\n\n');
    const cut = source(bytes, {
      end() {
        throw new Error('cut off');
      },
    });
    const seen: string[] = [];
    await expect(words(eventParts(cut), seen)).rejects.toThrow('wrapped');
    expect(seen).toEqual(['a']);
  });
});
