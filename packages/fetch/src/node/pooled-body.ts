import type { Readable } from 'node:stream';
import { ResponseTooLargeError } from '../response-too-large-error.js';

type Bytes = Uint8Array<ArrayBuffer>;

interface BodyReader {
  onChunk(chunk: Bytes): void;
  onEnd(): unknown;
  onFailure(failure: unknown): unknown;
}

/** Somebody who has asked for a chunk. */
interface Waiting {
  resolve(step: IteratorResult<Bytes, undefined>): void;
  reject(failure: unknown): void;
}

/** Chunks a stream holds for a slow reader before the connection is told to wait. */
const chunksAhead = 16;

/** A response body, to be read once: whole (`collect`, the cheap way) or as a web stream (`stream`). */
export class PooledBody {
  readonly #source: Readable;
  readonly #origin: string;
  readonly #limitBytes: number;
  readonly #signal: AbortSignal | undefined;
  #failure: unknown;
  #isTaken = false;

  constructor(source: Readable, origin: string, limitBytes: number, signal: AbortSignal | undefined) {
    this.#source = source;
    this.#origin = origin;
    this.#limitBytes = limitBytes;
    this.#signal = signal;
    // A connection may break before anybody reads: remembered for the reader, and never an uncaught error.
    source.on('error', (error) => {
      this.#failure ??= this.#explain(error);
    });
  }

  /** Whether the body was read, or is being read. */
  get isTaken(): boolean {
    return this.#isTaken;
  }

  /** The whole body. Rejects when it was read before, is cut off, too large, or aborted. */
  collect(): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const chunks: Bytes[] = [];
      this.#read({
        onChunk: (chunk) => chunks.push(chunk),
        onEnd: () => resolve(Buffer.concat(chunks)),
        onFailure: reject,
      });
    });
  }

  /**
   * The body as it comes, chunk by chunk; errors as `collect` rejects. Nothing is read before somebody asks. A plain
   * `for await`, which is what SDKs do, goes around the machinery of web streams: it costs a third.
   */
  stream(): ReadableStream<Bytes> {
    const stream = this.#webStream();
    return Object.defineProperty(stream, Symbol.asyncIterator, { value: () => this.chunks() });
  }

  #webStream(): ReadableStream<Bytes> {
    const source = this.#source;
    let isBegun = false;
    // What was on its way when the reader left still arrives, and a closed controller takes nothing.
    let isLeft = false;
    return new ReadableStream<Bytes>(
      {
        pull: (controller) => {
          source.resume();
          if (isBegun) return;
          isBegun = true;
          this.#read({
            onChunk(chunk) {
              if (isLeft) return;
              controller.enqueue(chunk);
              if ((controller.desiredSize ?? 0) <= -chunksAhead) source.pause();
            },
            onEnd: () => isLeft || controller.close(),
            onFailure: (failure) => isLeft || controller.error(failure),
          });
        },
        cancel: () => {
          isLeft = true;
          source.destroy();
        },
      },
      { highWaterMark: 0 },
    );
  }

  /**
   * The body chunk by chunk without a web stream. Not a generator, which would cost each chunk three more turns of the
   * microtask queue.
   */
  chunks(): AsyncIterableIterator<Bytes> {
    const source = this.#source;
    const chunks: Bytes[] = [];
    let end: { readonly failure?: unknown } | undefined;
    const waiting: Waiting[] = [];
    const settle = ({ resolve, reject }: Waiting): void => {
      const value = chunks.shift();
      const how = end;
      if (value !== undefined) resolve({ done: false, value });
      else {
        source.destroy();
        end = {};
        if (how && 'failure' in how) reject(how.failure);
        else resolve({ done: true, value: undefined });
      }
    };
    const finish = (how: { readonly failure?: unknown }): void => {
      end ??= how;
      for (const reader of waiting.splice(0)) settle(reader);
    };
    const begin = (): void =>
      this.#read({
        onChunk(chunk) {
          const ahead = chunks.push(chunk);
          const reader = waiting.shift();
          if (reader) settle(reader);
          else if (ahead >= chunksAhead) source.pause();
        },
        onEnd: () => finish({}),
        onFailure: (failure) => finish({ failure }),
      });
    let isBegun = false;
    return {
      [Symbol.asyncIterator]() {
        return this;
      },
      next() {
        return new Promise((resolve, reject) => {
          if (!isBegun) begin();
          isBegun = true;
          if (chunks.length > 0 || end) return settle({ resolve, reject });
          waiting.push({ resolve, reject });
          source.resume();
        });
      },
      async return() {
        chunks.length = 0;
        finish({});
        source.destroy();
        return { done: true, value: undefined };
      },
    };
  }

  #read(reader: BodyReader): void {
    const source = this.#source;
    if (this.#isTaken || source.destroyed) {
      const failure = this.#isTaken ? new TypeError('the body was already read') : this.#failure;
      reader.onFailure(failure ?? this.#explain(undefined));
      return;
    }
    this.#isTaken = true;
    let seenBytes = 0;
    source.on('data', (chunk: Buffer<ArrayBuffer>) => {
      seenBytes += chunk.length;
      if (seenBytes > this.#limitBytes) source.destroy(new ResponseTooLargeError(this.#origin, this.#limitBytes));
      // A plain view: `slice` of a Buffer means something else than readers of a fetch body expect.
      else reader.onChunk(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.length));
    });
    source.on('end', reader.onEnd);
    source.on('error', () => reader.onFailure(this.#failure));
  }

  #explain(error: unknown): unknown {
    if (this.#signal?.aborted) return this.#signal.reason;
    if (error instanceof ResponseTooLargeError) return error;
    return new TypeError(`terminated: the response of ${this.#origin} was cut off`, { cause: error });
  }
}
