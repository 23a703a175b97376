import { cpuMs } from '@cascade/testing/clock';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventDecoder } from './event-decoder.js';

function decode(text: string, size = text.length): readonly string[] {
  const bytes = new TextEncoder().encode(text);
  const decoder = new EventDecoder('acme');
  const events: string[] = [];
  for (let at = 0; at < bytes.length; at += Math.max(1, size))
    events.push(...decoder.push(bytes.subarray(at, at + Math.max(1, size))));
  return [...events, ...decoder.end()];
}

describe('server-sent events', () => {
  it.each([
    ['plain', 'data: {"a":1}\n\ndata: [DONE]\n\n', ['{"a":1}', '[DONE]']],
    ['named, with comments', ': ping\n\nevent: x\ndata: 1\nid: 7\n\n', ['1']],
    ['with carriage returns', 'data: 1\r\n\r\ndata: 2\r\n\r\n', ['1', '2']],
    ['with carriage returns only', 'data: 1\r\rdata: 2\r\r', ['1', '2']],
    ['without a space', 'data:1\n\n', ['1']],
    ['of several lines', 'data: {\ndata: }\n\n', ['{\n}']],
    ['without the last blank line', 'data: 1\n\ndata: 2', ['1', '2']],
    ['after a byte order mark', '\ufeffdata: 1\n\n', ['1']],
    ['none', '\n\n: nothing\n\ndata:\n\n', []],
  ])('%s', (_what, text, expected) => {
    expect(decode(text)).toEqual(expected);
  });

  it('come out the same however the bytes are cut', () => {
    const piece = fc.constantFrom('data: ż😀', 'data: {"a":"b"}', ': c', 'event: e', '\n', '\r\n', '\n\n', '\r\n\r\n');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.integer({ min: 1, max: 7 }), (pieces, size) => {
        expect(decode(pieces.join(''), size)).toEqual(decode(pieces.join('')));
      }),
    );
  });

  it('are refused when they never end', () => {
    const decoder = new EventDecoder('acme');
    const piece = new TextEncoder().encode(`data: ${'x'.repeat(1024 * 1024)}\n`);
    const flood = (): void => {
      for (let turn = 0; turn < 20; turn++) decoder.push(piece);
    };
    expect(flood).toThrow('acme: an event of the stream is too long');
  });

  it('of many megabytes are looked through once', () => {
    const startedAt = cpuMs();
    const [event] = decode(`data: ${'x'.repeat(8_000_000)}\n\n`, 16_384);
    expect(event).toHaveLength(8_000_000);
    expect(cpuMs() - startedAt).toBeLessThan(1_000);
  });
});
