import type { ChatResponse, Finish, TokenLogprob } from '../spec/chat-response.js';
import type { Part } from '../spec/conversation.js';
import type { StreamPart } from '../spec/stream-part.js';

/** Folds stream parts into the answer that they make up. */
export class ResponseBuilder {
  readonly #texts = new Map<number, { readonly type: 'text' | 'reasoning'; readonly pieces: string[] }>();
  readonly #whole = new Map<number, Part>();
  readonly #logprobs: TokenLogprob[] = [];

  add(part: StreamPart): void {
    if (part.type === 'part') this.#whole.set(part.index, part.part);
    if (part.type !== 'text-delta' && part.type !== 'reasoning-delta') return;
    const known = this.#texts.get(part.index);
    if (known) known.pieces.push(part.text);
    else this.#texts.set(part.index, { type: part.type === 'text-delta' ? 'text' : 'reasoning', pieces: [part.text] });
    if (part.logprobs) this.#logprobs.push(...part.logprobs);
  }

  /** What has arrived so far, in order. A tool call that is not whole is left out. */
  get content(): readonly Part[] {
    const indices = new Set([...this.#texts.keys(), ...this.#whole.keys()]);
    return [...indices].sort((left, right) => left - right).flatMap((index) => this.#partAt(index) ?? []);
  }

  build(finish: Finish): ChatResponse {
    return { content: this.content, finish, ...(this.#logprobs.length > 0 && { logprobs: this.#logprobs }) };
  }

  #partAt(index: number): Part | undefined {
    const whole = this.#whole.get(index);
    if (whole) return whole;
    const text = this.#texts.get(index);
    return text && { type: text.type, text: text.pieces.join('') };
  }
}
