import { invalidResponse } from './invalid-response.js';

/** Longest event: whoever sends more is not speaking our wire. */
const maxEventCharacters = 16 * 1024 * 1024;

/**
 * Decodes server-sent events by hand: the data of each, whatever its name. Line ends of every kind, comments, data of
 * several lines, and a last event without its blank line are understood.
 */
export class EventDecoder {
  readonly #provider: string;
  readonly #decoder = new TextDecoder();
  /** A line that has begun, in pieces: a long one is looked through once. */
  #pieces: string[] = [];
  #data: string[] = [];
  /** Characters since the last event. */
  #size = 0;

  /** @param provider - name of the adapter, for messages */
  constructor(provider: string) {
    this.#provider = provider;
  }

  /**
   * The data of the events that these bytes complete.
   *
   * @throws ProviderError when an event is longer than 16 Mi characters
   */
  push(bytes: Uint8Array): readonly string[] {
    return this.#read(this.#decoder.decode(bytes, { stream: true }), false);
  }

  /** What is left when the stream is over. */
  end(): readonly string[] {
    return this.#read(`${this.#decoder.decode()}\n\n`, true);
  }

  #read(text: string, isLast: boolean): readonly string[] {
    this.#pieces.push(text);
    this.#size += text.length;
    if (this.#size > maxEventCharacters) throw invalidResponse(this.#provider, 'an event of the stream is too long');
    if (!text.includes('\n') && !text.includes('\r')) return [];
    // A carriage return at the end may be the first half of a line end.
    const whole = this.#pieces.join('');
    // Nearly everybody ends lines the short way, and a plain split costs a third.
    const lines = whole.split(!whole.includes('\r') ? '\n' : isLast ? /\r\n|\n|\r/ : /\r\n|\n|\r(?!$)/);
    this.#pieces = [lines.pop() ?? ''];
    const events: string[] = [];
    for (const line of lines) {
      if (line.startsWith('data:')) this.#data.push(line.slice(line[5] === ' ' ? 6 : 5));
      else if (line === '' && this.#data.length > 0) {
        const data = this.#data.join('\n');
        // Some servers keep a connection alive with nothing.
        if (data !== '') events.push(data);
        this.#data = [];
        this.#size = 0;
      }
    }
    return events;
  }
}
