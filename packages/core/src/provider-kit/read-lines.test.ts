import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLines } from './read-lines.js';

describe('readLines', () => {
  it('gives each line once, without its end and without empty ones, whichever end the sender uses', async () => {
    expect(await linesOf(['one\ntwo\r\nthree\rfour\n\n\r\nfive'])).toEqual(['one', 'two', 'three', 'four', 'five']);
  });

  it('takes a return at the end of a piece for half a line end until the next piece says otherwise', async () => {
    expect(await linesOf(['one\r', '\ntwo\r', 'three\r', '', '\n', 'four\r'])).toEqual(['one', 'two', 'three', 'four']);
  });

  it('gives the same lines wherever the pieces are cut', async () => {
    const text = fc
      .array(fc.constantFrom('a', 'é', '😀', '\r', '\n', '\r\n'), { maxLength: 40 })
      .map((all) => all.join(''));
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 5 }), async (whole, size) => {
        expect(await linesOf(cut(`${whole}\n`, size))).toEqual(await linesOf([`${whole}\n`]));
      }),
    );
  });

  it('refuses a line longer than its limit, and cancels the body', async () => {
    let isCancelled = false;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(1024 * 1024).fill(97)),
      cancel: () => {
        isCancelled = true;
      },
    });
    await expect(read(new Response(body))).rejects.toThrow('a line of the stream is too long');
    expect(isCancelled).toBe(true);
  });

  it('looks once through a long line that comes in many pieces', async () => {
    const pieces = new Array<string>(16 * 1024).fill('a'.repeat(1000));
    const before = process.cpuUsage();
    expect((await linesOf([...pieces, '\n'])).map((line) => line.length)).toEqual([16_384_000]);
    const { user } = process.cpuUsage(before);
    expect(user / 1000).toBeLessThan(4000);
  });
});

const linesOf = (pieces: readonly (string | Uint8Array)[]): Promise<string[]> => {
  const encoder = new TextEncoder();
  const all = pieces.map((piece) => (typeof piece === 'string' ? encoder.encode(piece) : piece));
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const piece of all) controller.enqueue(piece);
      controller.close();
    },
  });
  return read(new Response(body));
};

async function read(response: Response): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of readLines('acme', response)) lines.push(line);
  return lines;
}

function cut(text: string, size: number): Uint8Array[] {
  const bytes = new TextEncoder().encode(text);
  const count = Math.ceil(bytes.length / size);
  return Array.from({ length: count }, (_, at) => bytes.slice(at * size, (at + 1) * size));
}
