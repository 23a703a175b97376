import { defined, fromBase64, invalidResponse, ProviderError } from '@cascade/core/provider-kit';
import type { ChatResponse, Finish, Json, Part, StreamPart, TokenLogprob } from '@cascade/core/spec';
import { convertFinishReason } from './convert-finish.js';
import { convertLogprobs } from './convert-logprobs.js';
import { convertUsage } from './convert-usage.js';
import { vendorField } from './own-data.js';
import { PartialInput } from './partial-input.js';
import type { WireAnswer, WireCall, WireCandidate, WirePart, WireUsage } from './wire.js';

interface OpenText {
  readonly type: 'text' | 'reasoning';
  readonly index: number;
  text: string;
}

interface OpenCall {
  readonly index: number;
  readonly id: string;
  readonly ownId: string | undefined;
  readonly name: string;
  readonly signature: string | undefined;
  readonly pieces: PartialInput;
}

/** Reads answers: whole ones and the chunks of a stream have the same shape. */
export class AnswerReader {
  readonly #provider: string;
  readonly #warnings: readonly string[];
  readonly #content: Part[] = [];
  readonly #logprobs: TokenLogprob[] = [];
  /** For calls that come without an id, which must differ from those of other answers. */
  readonly #madeUp = crypto.randomUUID();
  #nextIndex = 0;
  #text: OpenText | undefined;
  #call: OpenCall | undefined;
  #hasCalls = false;
  #candidate: WireCandidate | undefined;
  #usage: WireUsage | undefined;
  #answer: WireAnswer = {};

  constructor(provider: string, warnings: readonly string[]) {
    this.#provider = provider;
    this.#warnings = warnings;
  }

  /** The stream parts of one chunk, never none. */
  read(answer: WireAnswer): readonly StreamPart[] {
    const parts = [...this.#read(answer)];
    return parts.length === 0 ? [{ type: 'alive' }] : parts;
  }

  /**
   * What is left when everything has been read.
   *
   * @throws ProviderError when it was never said how the answer ended: it is cut off, or none
   */
  end(): readonly StreamPart[] {
    const finish = this.#finish();
    return [...this.#close(), { type: 'finish', finish }];
  }

  /** The whole answer. Throws as `end` does. */
  response(): ChatResponse {
    const finish = this.#finish();
    for (const _ of this.#close());
    const logprobs = this.#logprobs;
    return { content: this.#content, finish, ...(logprobs.length > 0 && { logprobs }) };
  }

  *#read(answer: WireAnswer): Generator<StreamPart> {
    this.#usage = answer.usageMetadata ?? this.#usage;
    this.#answer = {
      ...this.#answer,
      ...defined({ modelVersion: answer.modelVersion, responseId: answer.responseId }),
    };
    const candidate = answer.candidates?.find(({ index = 0 }) => index === 0);
    if (candidate === undefined) {
      if (answer.promptFeedback?.blockReason !== undefined) throw this.#blocked(answer.promptFeedback.blockReason);
      return;
    }
    if (candidate.finishReason) this.#candidate = candidate;
    let logprobs = convertLogprobs(candidate.logprobsResult);
    this.#logprobs.push(...(logprobs ?? []));
    for (const part of candidate.content?.parts ?? []) {
      yield* this.#readPart(part, part.thought === true ? undefined : logprobs);
      if (part.text !== undefined && part.thought !== true) logprobs = undefined;
    }
  }

  *#readPart(part: WirePart, logprobs: readonly TokenLogprob[] | undefined): Generator<StreamPart> {
    if (part.functionCall) yield* this.#readCall(part.functionCall, part.thoughtSignature);
    else if (part.inlineData?.data !== undefined) yield* this.#readMedia(part);
    else if (part.text !== undefined) yield* this.#readText(part, logprobs);
  }

  /** A signature ends the text that it comes with or after, and hangs on the whole of it. */
  *#readText(part: WirePart, logprobs: readonly TokenLogprob[] | undefined): Generator<StreamPart> {
    const { text = '', thoughtSignature } = part;
    if (text === '' && thoughtSignature === undefined && logprobs === undefined) return;
    const type = part.thought === true ? 'reasoning' : 'text';
    if (this.#text?.type !== type) yield* this.#close();
    this.#text ??= { type, index: this.#nextIndex++, text: '' };
    this.#text.text += text;
    if (text !== '' || logprobs !== undefined) {
      yield { type: `${type}-delta`, index: this.#text.index, text, ...(logprobs && { logprobs }) };
    }
    if (thoughtSignature !== undefined) yield* this.#close(thoughtSignature);
  }

  *#readMedia({ inlineData, thoughtSignature }: WirePart): Generator<StreamPart> {
    yield* this.#close();
    const data = this.#decode(inlineData?.data ?? '');
    const mediaType = inlineData?.mimeType ?? 'application/octet-stream';
    yield this.#whole(this.#nextIndex++, {
      type: 'media',
      mediaType,
      data,
      ...vendorField(this.#provider, thoughtSignature),
    });
  }

  #decode(data: string): Uint8Array {
    try {
      return fromBase64(data);
    } catch (cause) {
      throw invalidResponse(this.#provider, 'media came that is not base64', cause);
    }
  }

  /** Calls come whole, or in pieces of which the first has the name and the last does not announce another. */
  *#readCall(call: WireCall, signature: string | undefined): Generator<StreamPart> {
    if (call.name) {
      yield* this.#close();
      this.#call = this.#openCall(call.name, call.id, signature);
      this.#hasCalls = true;
      yield { type: 'tool-input-start', index: this.#call.index, id: this.#call.id, name: this.#call.name };
    }
    if (this.#call === undefined) return;
    for (const piece of call.partialArgs ?? []) this.#call.pieces.add(piece);
    if (call.willContinue === true) return;
    // It came out of JSON.
    yield this.#closeCall(this.#call, call.args as Json | undefined);
  }

  #openCall(name: string, id: string | undefined, signature: string | undefined): OpenCall {
    const index = this.#nextIndex++;
    const pieces = new PartialInput(this.#provider);
    return { index, id: id || `call_${this.#madeUp}_${index}`, ownId: id || undefined, name, signature, pieces };
  }

  #closeCall({ index, id, ownId, name, signature, pieces }: OpenCall, args: Json | null | undefined): StreamPart {
    this.#call = undefined;
    const vendor = vendorField(this.#provider, signature, ownId);
    return this.#whole(index, { type: 'tool-call', id, name, input: args ?? pieces.input, ...vendor });
  }

  *#close(signature?: string): Generator<StreamPart> {
    if (this.#call) yield this.#closeCall(this.#call, undefined);
    const open = this.#text;
    if (open === undefined) return;
    this.#text = undefined;
    const part = { type: open.type, text: open.text, ...vendorField(this.#provider, signature) } as const;
    if (signature === undefined) this.#content.push(part);
    else yield this.#whole(open.index, part);
  }

  #whole(index: number, part: Part): StreamPart {
    this.#content.push(part);
    return { type: 'part', index, part };
  }

  #finish(): Finish {
    const provider = this.#provider;
    const { finishReason: rawReason, finishMessage } = this.#candidate ?? {};
    if (rawReason === undefined)
      throw invalidResponse(provider, 'the answer does not say how it ended: it was cut off');
    if (this.#call) throw invalidResponse(provider, 'the answer ended in the middle of a tool call');
    return defined({
      reason: convertFinishReason(provider, rawReason, this.#hasCalls, finishMessage),
      rawReason,
      usage: convertUsage(this.#usage),
      modelId: this.#answer.modelVersion || undefined,
      responseId: this.#answer.responseId || undefined,
      warnings: this.#warnings.length > 0 ? this.#warnings : undefined,
    });
  }

  #blocked(blockReason: string): ProviderError {
    const message = `${this.#provider}: the prompt was blocked (${blockReason})`;
    return new ProviderError({ class: 'content-filter', scope: 'request', message, code: blockReason.toLowerCase() });
  }
}
