import { invalidResponse } from '@cascade/core/provider-kit';
import type { Finish, StreamPart } from '@cascade/core/spec';
import type { WireAnswer, WireChoice, WireMessage, WireToolCall, WireUsage } from './chat-wire.js';
import { convertFinish } from './convert-finish.js';
import { convertLogprobs } from './convert-logprobs.js';
import { findUsage } from './convert-usage.js';
import { reasoningIn, reasoningPart, textIn, toolCallPart } from './read-message.js';

interface OpenCall {
  readonly index: number;
  id: string;
  name: string;
  json: string;
  extra: unknown;
  isAnnounced: boolean;
}

/** Turns chunks into stream parts. Keeps what a part needs that comes in pieces. */
export class ChatStreamReader {
  readonly #provider: string;
  readonly #warnings: readonly string[];
  readonly #calls = new Map<number, OpenCall>();
  readonly #details: unknown[] = [];
  #nextIndex = 0;
  #textIndex: number | undefined;
  #reasoningIndex: number | undefined;
  #reasoning = '';
  #reasoningField: WireMessage = {};
  #rawReason: string | undefined;
  #wasRefused = false;
  #usage: WireUsage | undefined;
  #answer: Pick<WireAnswer, 'id' | 'model'> = {};

  constructor(provider: string, warnings: readonly string[]) {
    this.#provider = provider;
    this.#warnings = warnings;
  }

  /** The parts of one chunk. */
  read(chunk: WireAnswer): readonly StreamPart[] {
    this.#usage = findUsage(chunk) ?? this.#usage;
    if (chunk.model) this.#answer = chunk;
    const choice = chunk.choices?.find(({ index = 0 }) => index === 0);
    if (choice === undefined) return [{ type: 'alive' }];
    this.#rawReason = choice.finish_reason ?? this.#rawReason;
    const parts = this.#readDelta(choice.delta ?? choice.message ?? {}, choice);
    return parts.length > 0 ? parts : [{ type: 'alive' }];
  }

  /**
   * What is left when the stream is over.
   *
   * @throws ProviderError when it never said how it ended: it was cut off
   */
  end(): readonly StreamPart[] {
    const parts: StreamPart[] = [];
    if (this.#rawReason === undefined)
      throw invalidResponse(this.#provider, 'the stream ended without a finish reason: it was cut off');
    const finish: Finish = convertFinish({
      provider: this.#provider,
      rawReason: this.#rawReason,
      hasToolCalls: this.#calls.size > 0,
      wasRefused: this.#wasRefused,
      answer: this.#answer,
      usage: this.#usage,
      warnings: this.#warnings,
    });
    if (this.#reasoningIndex !== undefined) {
      const details = this.#details.length > 0 ? { reasoning_details: this.#details } : {};
      const part = reasoningPart(this.#reasoning, { ...this.#reasoningField, ...details }, this.#provider);
      if (part.vendor) parts.push({ type: 'part', index: this.#reasoningIndex, part });
    }
    for (const call of this.#calls.values()) {
      if (!call.isAnnounced) parts.push(this.#announce(call));
      const whole: WireToolCall = {
        id: call.id,
        function: { name: call.name, arguments: call.json },
        ...(call.extra !== undefined && { extra_content: call.extra }),
      };
      parts.push({ type: 'part', index: call.index, part: toolCallPart(whole, call.index, this.#provider) });
    }
    parts.push({ type: 'finish', finish });
    return parts;
  }

  // Lists, not generators: chunks come by the hundred, and each would wait in three of them.
  #readDelta(delta: WireMessage, { logprobs: wireLogprobs }: WireChoice): readonly StreamPart[] {
    const parts: StreamPart[] = [];
    if (delta.refusal) this.#wasRefused = true;
    if (delta.reasoning_details) this.#details.push(...delta.reasoning_details);
    const reasoning = reasoningIn(delta);
    if (reasoning !== '') {
      this.#reasoningIndex ??= this.#nextIndex++;
      this.#reasoning += reasoning;
      this.#reasoningField = delta;
      parts.push({ type: 'reasoning-delta', index: this.#reasoningIndex, text: reasoning });
    }
    // A refusal from the start is no content: the next entry may still answer unseen. Its finish says what it was.
    const text = delta.refusal && this.#textIndex === undefined ? '' : textIn(delta);
    if (text !== '') {
      this.#textIndex ??= this.#nextIndex++;
      const logprobs = convertLogprobs(wireLogprobs);
      parts.push({ type: 'text-delta', index: this.#textIndex, text, ...(logprobs && { logprobs }) });
    }
    for (const [place, call] of (delta.tool_calls ?? []).entries()) parts.push(...this.#readCall(call, place));
    return parts;
  }

  #readCall(piece: WireToolCall, place: number): readonly StreamPart[] {
    const parts: StreamPart[] = [];
    const key = piece.index ?? place;
    let call = this.#calls.get(key);
    if (call === undefined) {
      call = { index: this.#nextIndex++, id: '', name: '', json: '', extra: undefined, isAnnounced: false };
      this.#calls.set(key, call);
    }
    call.id ||= piece.id ?? '';
    call.name ||= piece.function?.name ?? '';
    call.extra ??= piece.extra_content;
    if (!call.isAnnounced && call.name !== '') parts.push(this.#announce(call));
    const input = piece.function?.arguments;
    const json = typeof input === 'object' && input !== null ? JSON.stringify(input) : (input ?? '');
    if (json === '') return parts;
    call.json += json;
    parts.push({ type: 'tool-input-delta', index: call.index, json });
    return parts;
  }

  #announce(call: OpenCall): StreamPart {
    call.isAnnounced = true;
    call.id ||= `call_${call.index}`;
    return { type: 'tool-input-start', index: call.index, id: call.id, name: call.name };
  }
}
