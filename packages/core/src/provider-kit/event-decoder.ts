import { invalidResponse } from './invalid-response.js';

/** Longest event: whoever sends more is not speaking our wire. */
const maxEventCharacters = 16 * 1024 * 1024;

const none: readonly string[] = [];

/**
 * Decodes server-sent events by hand: the data of each, whatever its name. Line ends of every kind, comments, data of
 * several lines, and a last event without its blank line are understood.
 */
export class EventDecoder {
  readonly #provider: string;
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  /** For pieces that cannot end within a character: it has nothing to remember, which is cheaper. */
  readonly #whole = new TextDecoder('utf-8', { ignoreBOM: true });
  #isWithin = false;
  #isBegun = false;
  /** A line that has begun, in pieces: a long one is looked through once. */
  #pieces: string[] = [];
  #data: string | undefined;
  #endsHalf = false;
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
    return this.#read(this.#decode(bytes), false);
  }

  /** What is left when the stream is over. */
  end(): readonly string[] {
    return this.#read(`${this.#decoder.decode()}\n\n`, true);
  }

  #decode(bytes: Uint8Array): string {
    const isWhole = (bytes.at(-1) ?? 0x80) < 0x80;
    const text =
      isWhole && !this.#isWithin ? this.#whole.decode(bytes) : this.#decoder.decode(bytes, { stream: !isWhole });
    this.#isWithin = !isWhole;
    if (this.#isBegun || text === '') return text;
    this.#isBegun = true;
    return text.startsWith('\ufeff') ? text.slice(1) : text;
  }

  #read(text: string, isLast: boolean): readonly string[] {
    this.#size += text.length;
    if (this.#size > maxEventCharacters) throw invalidResponse(this.#provider, 'an event of the stream is too long');
    const hasReturn = text.includes('\r') || this.#endsHalf;
    if (!hasReturn && !text.includes('\n')) {
      this.#pieces.push(text);
      return none;
    }
    const whole = this.#pieces.length === 0 ? text : this.#pieces.join('') + text;
    // A carriage return at the end may be the first half of a line end.
    this.#endsHalf = hasReturn && !isLast && whole.endsWith('\r');
    const lines = hasReturn ? normalised(whole, this.#endsHalf) : whole;
    const events: string[] = [];
    let start = 0;
    for (let end = lines.indexOf('\n'); end >= 0; end = lines.indexOf('\n', start)) {
      if (end > start) this.#readLine(lines, start, end);
      else if (this.#data !== undefined) {
        // Some servers keep a connection alive with nothing.
        if (this.#data !== '') events.push(this.#data);
        this.#data = undefined;
        this.#size = 0;
      }
      start = end + 1;
    }
    const rest = this.#endsHalf ? `${lines.slice(start)}\r` : lines.slice(start);
    this.#pieces = rest === '' ? [] : [rest];
    return events;
  }

  /** Data of several lines is one text. */
  #readLine(text: string, start: number, end: number): void {
    if (!text.startsWith('data:', start)) return;
    const data = text.slice(text[start + 5] === ' ' ? start + 6 : start + 5, end);
    this.#data = this.#data === undefined ? data : `${this.#data}\n${data}`;
  }
}

/** The text with short line ends, without the carriage return that may be half of one. */
function normalised(text: string, isHalf: boolean): string {
  return (isHalf ? text.slice(0, -1) : text).replace(/\r\n?/g, '\n');
}
