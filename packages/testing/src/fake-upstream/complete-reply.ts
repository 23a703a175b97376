import { isJson } from './json.js';
import type { Question } from './question.js';
import type { Reply, ReplyFinishReason, ReplyUsage } from './reply.js';
import type { SeededRandom } from './seeded-random.js';
import { splitEvery, splitUnevenly, splitWords } from './split-text.js';

/** A token and its log-probability. */
export interface TokenLogprob {
  readonly token: string;
  readonly logprob: number;
  readonly bytes: readonly number[];
  readonly alternatives: readonly {
    readonly token: string;
    readonly logprob: number;
    readonly bytes: readonly number[];
  }[];
}

/** A tool call with everything decided. */
export interface CompleteToolCall {
  readonly name: string;
  readonly id: string | undefined;
  readonly input: unknown;
  readonly argumentsText: string;
  /** The arguments split as a stream brings them, also inside strings and escapes. None for a call without arguments. */
  readonly pieces: readonly string[];
}

/** A reply with everything decided: what the protocols render. */
export interface CompleteReply {
  readonly text: string | undefined;
  readonly textPieces: readonly string[];
  readonly reasoning: string | undefined;
  readonly reasoningPieces: readonly string[];
  readonly redactReasoning: boolean;
  readonly refusal: string | undefined;
  readonly toolCalls: readonly CompleteToolCall[];
  readonly finishReason: ReplyFinishReason;
  readonly stopSequence: string | undefined;
  readonly usage: ReplyUsage | undefined;
  readonly logprobs: readonly TokenLogprob[] | undefined;
  readonly embeddings: readonly (readonly number[])[];
}

/** A rough token count: a quarter of the characters, at least 1 for a text that is not empty. */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / 4);
}

/** Fills in everything that a reply leaves open. */
export function completeReply(reply: Reply, question: Question, random: SeededRandom): CompleteReply {
  const cut = cutText(reply.text, question);
  const toolCalls = (reply.toolCalls ?? []).map((call) => completeToolCall(call, random));
  const finishReason = reply.finishReason ?? cut.finishReason ?? (toolCalls.length > 0 ? 'tool-calls' : 'stop');
  const textPieces = splitReply(cut.text ?? '', reply.chunks);
  return {
    text: cut.text,
    textPieces,
    reasoning: reply.reasoning,
    reasoningPieces: splitWords(reply.reasoning ?? ''),
    redactReasoning: reply.redactReasoning ?? false,
    refusal: reply.refusal,
    toolCalls,
    finishReason,
    stopSequence: cut.stopSequence,
    usage: completeUsage({ ...reply, ...(cut.text === undefined ? {} : { text: cut.text }) }, question),
    logprobs:
      question.topLogprobs === undefined
        ? undefined
        : textPieces.map((piece) => logprobOf(piece, question.topLogprobs ?? 0, random)),
    embeddings: reply.embeddings ?? question.inputs.map((input) => embed(input, question.dimensions ?? 8)),
  };
}

interface CutText {
  readonly text: string | undefined;
  readonly finishReason?: ReplyFinishReason;
  readonly stopSequence?: string | undefined;
}

/** Ends the text where the caller asked for it: at a stop sequence, or after so many tokens (words). */
function cutText(text: string | undefined, question: Question): CutText {
  if (text === undefined) return { text };
  const stopped = question.stopSequences
    .map((sequence) => ({ sequence, at: sequence === '' ? -1 : text.indexOf(sequence) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at)[0];
  if (stopped)
    return { text: text.slice(0, stopped.at), finishReason: 'stop-sequence', stopSequence: stopped.sequence };
  const words = text.split(/(?<=\s)(?=\S)/u);
  const { maxOutputTokens } = question;
  if (maxOutputTokens === undefined || words.length <= maxOutputTokens || question.outputSchema !== undefined)
    return { text };
  return { text: words.slice(0, maxOutputTokens).join(''), finishReason: 'length' };
}

function completeToolCall(call: NonNullable<Reply['toolCalls']>[number], random: SeededRandom): CompleteToolCall {
  const input = call.input ?? {};
  const argumentsText = call.argumentsText ?? JSON.stringify(input);
  const empty = call.argumentsText === undefined && isJson(input) && Object.keys(input).length === 0;
  return {
    name: call.name,
    id: call.id,
    input,
    argumentsText,
    pieces: empty ? [] : splitUnevenly(argumentsText, random),
  };
}

function splitReply(text: string, chunks: Reply['chunks']): readonly string[] {
  if (Array.isArray(chunks)) return chunks;
  return typeof chunks === 'number' ? splitEvery(text, chunks) : splitWords(text);
}

function completeUsage(reply: Reply, question: Question): ReplyUsage | undefined {
  if (reply.usage === null) return undefined;
  const calls = (reply.toolCalls ?? []).map((call) => JSON.stringify(call.input ?? {}) + call.name).join('');
  const reasoningTokens = reply.usage?.reasoningTokens ?? estimateTokens(reply.reasoning ?? '');
  const visibleTokens = Math.max(1, estimateTokens((reply.text ?? reply.refusal ?? '') + calls));
  return {
    inputTokens: question.inputTokens,
    outputTokens: visibleTokens + reasoningTokens,
    cacheReadTokens: question.cacheReadTokens ?? 0,
    cacheWriteTokens: question.cacheWriteTokens ?? 0,
    ...reply.usage,
    reasoningTokens,
  };
}

function logprobOf(token: string, top: number, random: SeededRandom): TokenLogprob {
  const bytes = [...Buffer.from(token)];
  const logprob = -Number((random.next() * 0.5).toFixed(6));
  const alternatives = Array.from({ length: top }, (_, index) => {
    const other = index === 0 ? token : ` alternative ${index}`;
    return { token: other, logprob: logprob - index, bytes: [...Buffer.from(other)] };
  });
  return { token, logprob, bytes, alternatives };
}

/** A unit vector that depends on the text only, so that equal texts are equal and others are not. */
function embed(text: string, dimensions: number): number[] {
  let hash = 2166136261;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619);
  const raw = Array.from({ length: dimensions }, (_, index) => Math.sin((hash >>> 0) * 0.0001 + index * 1.7));
  const length = Math.hypot(...raw) || 1;
  return raw.map((value) => Number((value / length).toFixed(8)));
}
