import type { StreamPart } from '../spec/stream-part.js';
import { bodyChunks } from './body-chunks.js';
import { EventDecoder } from './event-decoder.js';

/** What an adapter knows of an answer that comes as server-sent events. */
export interface EventSource {
  /** Name of the adapter, for messages. */
  readonly provider: string;
  /** Sends the request and gives the answer. Called once, when the first part is asked for; throws what it likes. */
  open(): Promise<Response>;
  /** The parts of one event, by its data. */
  read(data: string): readonly StreamPart[];
  /** What is left when the body is over. Throws when it was cut off. */
  end(): readonly StreamPart[];
  /** What is thrown for what the body, `read` or `end` threw. */
  toError(error: unknown): unknown;
}

/**
 * The parts of a streamed answer, to be asked for one after the other. The body is read to its end before the last of
 * them, so that its connection lives on. Not a generator: parts come by the hundred, and each would wait in it three times.
 */
export function eventParts(source: EventSource): AsyncIterable<StreamPart> {
  return { [Symbol.asyncIterator]: () => new EventParts(source) };
}

type Step = IteratorResult<StreamPart, undefined>;
const over: Step = { done: true, value: undefined };

class EventParts implements AsyncIterator<StreamPart, undefined> {
  readonly #source: EventSource;
  readonly #decoder: EventDecoder;
  #bytes: AsyncIterator<Uint8Array> | undefined;
  /** Events and parts that came, and how many of them are handed out. */
  #events: readonly string[] = [];
  #eventsRead = 0;
  #parts: readonly StreamPart[] = [];
  #partsGiven = 0;
  #isRead = false;
  #isOver = false;

  constructor(source: EventSource) {
    this.#source = source;
    this.#decoder = new EventDecoder(source.provider);
  }

  next(): Promise<Step> {
    const value = this.#parts[this.#partsGiven];
    if (value !== undefined) {
      this.#partsGiven++;
      return Promise.resolve({ done: false, value });
    }
    if (this.#isOver) return Promise.resolve(over);
    if (this.#bytes === undefined) return this.#begin();
    const isMore = this.#eventsRead < this.#events.length;
    return isMore ? Promise.resolve(this.#hand()) : this.#bytes.next().then(this.#take, this.#fail);
  }

  async return(): Promise<Step> {
    this.#isOver = true;
    this.#parts = [];
    await this.#bytes?.return?.();
    return over;
  }

  async #begin(): Promise<Step> {
    const bytes = await this.#open();
    this.#bytes = bytes;
    return this.#isOver ? over : bytes.next().then(this.#take, this.#fail);
  }

  /** What the next bytes bring. Not an async function, which would cost each part two promises more. */
  readonly #take = (step: IteratorResult<Uint8Array>): Step | Promise<Step> => {
    if (this.#isOver) return over;
    try {
      this.#read(step);
    } catch (error) {
      return this.#fail(error);
    }
    return this.#hand();
  };

  /** The first part of the next event; of the next bytes, when the events are used up. */
  #hand(): Step | Promise<Step> {
    try {
      const value = this.#readEvent();
      if (value !== undefined) return { done: false, value };
    } catch (error) {
      return this.#fail(error);
    }
    return this.#isOver || this.#bytes === undefined ? over : this.#bytes.next().then(this.#take, this.#fail);
  }

  readonly #fail = async (error: unknown): Promise<never> => {
    await this.return().catch(() => {});
    throw this.#source.toError(error);
  };

  /** The first part of the next event that has one; after the last event, of what is left. */
  #readEvent(): StreamPart | undefined {
    while (this.#eventsRead < this.#events.length) {
      const parts = this.#source.read(this.#events[this.#eventsRead++] ?? '');
      if (parts.length > 0) return this.#give(parts);
    }
    if (!this.#isRead) return undefined;
    this.#isOver = true;
    return this.#give(this.#source.end());
  }

  #give(parts: readonly StreamPart[]): StreamPart | undefined {
    this.#parts = parts;
    this.#partsGiven = 1;
    return parts[0];
  }

  #read(step: IteratorResult<Uint8Array>): void {
    this.#isRead = step.done === true;
    this.#events = step.done === true ? this.#decoder.end() : this.#decoder.push(step.value);
    this.#eventsRead = 0;
  }

  async #open(): Promise<AsyncIterator<Uint8Array>> {
    try {
      const bytes = (bodyChunks(await this.#source.open()) ?? nothing)[Symbol.asyncIterator]();
      // The reader has left in the meantime.
      if (this.#isOver) await bytes.return?.();
      return bytes;
    } catch (error) {
      this.#isOver = true;
      throw error;
    }
  }
}

const nothing: AsyncIterable<Uint8Array> = { async *[Symbol.asyncIterator]() {} };
