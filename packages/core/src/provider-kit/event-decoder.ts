/**
 * Decodes server-sent events by hand: the data of each, whatever its name. Line ends of every kind, comments, data of
 * several lines, and a last event without its blank line are understood.
 */
export class EventDecoder {
  readonly #decoder = new TextDecoder();
  /** A line that has begun, in pieces: a long one is looked through once. */
  #pieces: string[] = [];
  #data: string[] = [];

  /** The data of the events that these bytes complete. */
  push(bytes: Uint8Array): readonly string[] {
    return this.#read(this.#decoder.decode(bytes, { stream: true }), false);
  }

  /** What is left when the stream is over. */
  end(): readonly string[] {
    return this.#read(`${this.#decoder.decode()}\n\n`, true);
  }

  #read(text: string, isLast: boolean): readonly string[] {
    this.#pieces.push(text);
    if (!text.includes('\n') && !text.includes('\r')) return [];
    // A carriage return at the end may be the first half of a line end.
    const lines = this.#pieces.join('').split(isLast ? /\r\n|\n|\r/ : /\r\n|\n|\r(?!$)/);
    this.#pieces = [lines.pop() ?? ''];
    const events: string[] = [];
    for (const line of lines) {
      if (line.startsWith('data:')) this.#data.push(line.slice(line[5] === ' ' ? 6 : 5));
      else if (line === '' && this.#data.length > 0) {
        const data = this.#data.join('\n');
        // Some servers keep a connection alive with nothing.
        if (data !== '') events.push(data);
        this.#data = [];
      }
    }
    return events;
  }
}
