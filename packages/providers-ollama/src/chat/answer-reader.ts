import { defined, httpFailure, invalidResponse, ProviderError, parseToolInput } from '@cascade/core/provider-kit';
import type {
  ChatResponse,
  Finish,
  FinishReason,
  Part,
  ReasoningPart,
  StreamPart,
  TokenLogprob,
  ToolCallPart,
} from '@cascade/core/spec';
import { convertLogprobs } from './convert-logprobs.js';
import { convertUsage } from './convert-usage.js';
import type { WireAnswer, WireCall } from './wire.js';

const reasons: Readonly<Record<string, FinishReason>> = { stop: 'stop', length: 'length' };

/** Reads answers: whole ones and the lines of a stream have the same shape. */
export class AnswerReader {
  readonly #provider: string;
  readonly #warnings: readonly string[];
  readonly #calls: ToolCallPart[] = [];
  readonly #logprobs: TokenLogprob[] = [];
  /** For calls that come without an id, which must differ from those of other answers. */
  readonly #madeUp = crypto.randomUUID();
  #nextIndex = 0;
  #text: { readonly index: number; text: string } | undefined;
  #reasoning: { readonly index: number; text: string } | undefined;
  #last: WireAnswer | undefined;

  constructor(provider: string, warnings: readonly string[]) {
    this.#provider = provider;
    this.#warnings = warnings;
  }

  /** The stream parts of one line, never none. */
  read(answer: WireAnswer): readonly StreamPart[] {
    if (answer?.error !== undefined) throw new ProviderError(httpFailure({ provider: this.#provider, body: answer }));
    const parts = [...this.#read(answer)];
    return parts.length === 0 ? [{ type: 'alive' }] : parts;
  }

  /**
   * What is left when everything has been read.
   *
   * @throws ProviderError when the last line never came: the answer is cut off, or none
   */
  end(): readonly StreamPart[] {
    const finish = this.#finish();
    const reasoning = this.#reasoning;
    const whole = reasoning && [
      { type: 'part', index: reasoning.index, part: this.#reasoningPart(reasoning.text) } as const,
    ];
    return [...(whole ?? []), { type: 'finish', finish }];
  }

  /** The whole answer. Throws as `end` does. */
  response(): ChatResponse {
    const finish = this.#finish();
    const content: readonly Part[] = [
      ...(this.#reasoning ? [this.#reasoningPart(this.#reasoning.text)] : []),
      ...(this.#text ? [{ type: 'text', text: this.#text.text } as const] : []),
      ...this.#calls,
    ];
    return { content, finish, ...(this.#logprobs.length > 0 && { logprobs: this.#logprobs }) };
  }

  *#read(answer: WireAnswer): Generator<StreamPart> {
    if (answer.done === true) this.#last = answer;
    const { content, thinking, tool_calls: calls } = answer.message ?? {};
    const logprobs = convertLogprobs(answer.logprobs);
    this.#logprobs.push(...(logprobs ?? []));
    if (thinking) {
      this.#reasoning ??= { index: this.#nextIndex++, text: '' };
      this.#reasoning.text += thinking;
      yield { type: 'reasoning-delta', index: this.#reasoning.index, text: thinking };
    }
    if (content) {
      this.#text ??= { index: this.#nextIndex++, text: '' };
      this.#text.text += content;
      yield { type: 'text-delta', index: this.#text.index, text: content, ...(logprobs && { logprobs }) };
    }
    for (const call of calls ?? []) yield* this.#readCall(call);
  }

  /** Calls come whole. */
  *#readCall({ id: ownId, function: called }: WireCall): Generator<StreamPart> {
    const index = this.#nextIndex++;
    const id = ownId || `call_${this.#madeUp}_${index}`;
    const name = called?.name ?? '';
    const part: ToolCallPart = {
      type: 'tool-call',
      id,
      name,
      input: parseToolInput(this.#provider, name, called?.arguments),
    };
    this.#calls.push(part);
    yield { type: 'tool-input-start', index, id, name };
    yield { type: 'part', index, part };
  }

  /** Marked as this server's own: its models want their thoughts back while they work with tools. */
  #reasoningPart(text: string): ReasoningPart {
    return { type: 'reasoning', text, vendor: { provider: this.#provider, data: { field: 'thinking' } } };
  }

  #finish(): Finish {
    const last = this.#last;
    if (last === undefined) throw invalidResponse(this.#provider, 'the answer never ended: it was cut off');
    // Servers of older versions name no reason for an ordinary end.
    const { done_reason: rawReason = 'stop' } = last;
    const byWord = (Object.hasOwn(reasons, rawReason) ? reasons[rawReason] : undefined) ?? 'other';
    return defined({
      reason: this.#calls.length > 0 && byWord === 'stop' ? 'tool-calls' : byWord,
      rawReason: last.done_reason,
      usage: convertUsage(last),
      modelId: last.model || undefined,
      warnings: this.#warnings.length > 0 ? this.#warnings : undefined,
    });
  }
}
