import type { Readable } from 'node:stream';
import { ResponseTooLargeError } from '../response-too-large-error.js';

type Bytes = Uint8Array<ArrayBuffer>;

interface BodyReader {
  onChunk(chunk: Bytes): void;
  onEnd(): unknown;
  onFailure(failure: unknown): unknown;
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
    return Object.defineProperty(stream, Symbol.asyncIterator, { value: () => this.#chunks() });
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

  async *#chunks(): AsyncGenerator<Bytes> {
    const source = this.#source;
    const chunks: Bytes[] = [];
    let end: { readonly failure?: unknown } | undefined;
    let wake = (): void => {};
    this.#read({
      onChunk(chunk) {
        if (chunks.push(chunk) >= chunksAhead) source.pause();
        wake();
      },
      onEnd() {
        end ??= {};
        wake();
      },
      onFailure(failure) {
        end ??= { failure };
        wake();
      },
    });
    try {
      for (;;) {
        const chunk = chunks.shift();
        if (chunk !== undefined) yield chunk;
        else if (end !== undefined) break;
        else {
          source.resume();
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    } finally {
      source.destroy();
    }
    if ('failure' in end) throw end.failure;
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
