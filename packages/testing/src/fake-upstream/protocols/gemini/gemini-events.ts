import type { CompleteReply } from '../../complete-reply.js';
import { type Json, objectOf } from '../../json.js';
import type { RenderContext, WireEvent } from '../../protocol.js';
import {
  functionCallPart,
  geminiFinish,
  geminiIdentity,
  geminiLogprobs,
  geminiUsage,
  isBlocked,
  isGemini3,
  isSigned,
} from './gemini-body.js';

/** Renders the chunks of a streamed answer. Every chunk carries usage (the last wins); function calls come whole. */
export function geminiEvents(reply: CompleteReply, context: RenderContext): WireEvent[] {
  const identity = geminiIdentity(context);
  const usage = reply.usage && { usageMetadata: geminiUsage(reply.usage, context.question.model) };
  return candidates(reply, context).map(({ mark, ...candidate }) => ({
    data: { candidates: [{ ...candidate, index: 0 }], ...usage, ...identity },
    mark,
  }));
}

type Candidate = Json & { readonly mark: WireEvent['mark'] };

function candidates(reply: CompleteReply, context: RenderContext): Candidate[] {
  const end = { ...geminiFinish(reply), ...geminiLogprobs(reply), mark: 'finish' } as const;
  if (isBlocked(reply)) return [{ content: {}, ...end }];
  const contents = parts(reply, context).map((part): Candidate => ({ content: contentOf(part), mark: 'content' }));
  const last = contents.at(-1);
  // Before Gemini 3 the last part carries the finish reason.
  if (!isGemini3(context.question.model) && last && contents.length > 1)
    return [...contents.slice(0, -1), { ...objectOf(last), ...end }];
  const signs = isSigned(reply, context) && reply.toolCalls.length === 0;
  // With text only, the signature comes on a last part without text.
  const closing = { text: '', ...(signs && { thoughtSignature: context.seal.issue('text') }) };
  return [...contents, { content: contentOf(closing), ...end }];
}

function contentOf(part: unknown): Json {
  return { parts: [part], role: 'model' };
}

function parts(reply: CompleteReply, context: RenderContext): unknown[] {
  const shown = context.question.reasoning ? reply.reasoningPieces : [];
  return [
    ...shown.map((text) => ({ text, thought: true })),
    ...reply.textPieces.map((text) => ({ text })),
    ...reply.toolCalls.map((call, index) => functionCallPart(call, index, reply, context)),
  ];
}
