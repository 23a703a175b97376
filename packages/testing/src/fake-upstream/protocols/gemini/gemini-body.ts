import type { CompleteReply, CompleteToolCall } from '../../complete-reply.js';
import type { RenderContext } from '../../protocol.js';
import type { ReplyUsage } from '../../reply.js';

const finishReasons: Readonly<Record<string, string>> = {
  stop: 'STOP',
  'stop-sequence': 'STOP',
  length: 'MAX_TOKENS',
  'tool-calls': 'STOP',
  'content-filter': 'SAFETY',
};

const safetyRatings = [
  { category: 'HARM_CATEGORY_HATE_SPEECH', probability: 'LOW', blocked: true },
  { category: 'HARM_CATEGORY_DANGEROUS_CONTENT', probability: 'NEGLIGIBLE' },
  { category: 'HARM_CATEGORY_HARASSMENT', probability: 'NEGLIGIBLE' },
  { category: 'HARM_CATEGORY_SEXUALLY_EXPLICIT', probability: 'NEGLIGIBLE' },
];

/** How a candidate ends. A blocked one says by which rating. */
export function geminiFinish(reply: CompleteReply): Record<string, unknown> {
  if (isBlocked(reply)) return { finishReason: 'SAFETY', safetyRatings };
  return { finishReason: finishReasons[reply.finishReason] ?? reply.finishReason };
}

/** Whether the answer is withheld. */
export function isBlocked(reply: CompleteReply): boolean {
  return reply.refusal !== undefined || reply.finishReason === 'content-filter';
}

/** Whether a model is of the third generation or later. */
export function isGemini3(model: string): boolean {
  return /^gemini-(?:[3-9]|\d\d)/u.test(model);
}

/** Whether parts of this answer carry a thought signature: always from Gemini 3 on, earlier only after thinking. */
export function isSigned(reply: CompleteReply, { question }: Pick<RenderContext, 'question'>): boolean {
  return isGemini3(question.model) || reply.reasoning !== undefined;
}

/** A function call as a part; only the first of several parallel calls is signed. */
export function functionCallPart(
  call: CompleteToolCall,
  index: number,
  reply: CompleteReply,
  context: RenderContext,
): unknown {
  const signed = index === 0 && isSigned(reply, context);
  return {
    functionCall: { ...(call.id !== undefined && { id: call.id }), name: call.name, args: call.input },
    ...(signed && { thoughtSignature: context.seal.issue(`call ${call.name}`) }),
  };
}

/** Usage as Gemini reports it: thoughts are not part of the candidates' tokens. */
export function geminiUsage(usage: ReplyUsage, model: string): Record<string, unknown> {
  const candidatesTokens = usage.outputTokens - usage.reasoningTokens;
  return {
    promptTokenCount: usage.inputTokens,
    candidatesTokenCount: candidatesTokens,
    totalTokenCount: usage.inputTokens + usage.outputTokens,
    ...(usage.cacheReadTokens > 0 && {
      cachedContentTokenCount: usage.cacheReadTokens,
      cacheTokensDetails: [{ modality: 'TEXT', tokenCount: usage.cacheReadTokens }],
    }),
    promptTokensDetails: [{ modality: 'TEXT', tokenCount: usage.inputTokens }],
    ...(/^gemini-(1|2\.0)/u.test(model) && {
      candidatesTokensDetails: [{ modality: 'TEXT', tokenCount: candidatesTokens }],
    }),
    ...(model.startsWith('gemini-2.5') && { serviceTier: 'standard' }),
    ...(usage.reasoningTokens > 0 && { thoughtsTokenCount: usage.reasoningTokens }),
  };
}

/** What every chunk of one answer shares. */
export function geminiIdentity({ question, random }: RenderContext): { modelVersion: string; responseId: string } {
  return { modelVersion: question.model, responseId: random.alphanumeric(23) };
}

/** Log-probabilities of an answer, when they were asked for. */
export function geminiLogprobs(reply: CompleteReply): Record<string, unknown> {
  if (!reply.logprobs || reply.logprobs.length === 0) return {};
  const sum = reply.logprobs.reduce((total, { logprob }) => total + logprob, 0);
  const candidate = (token: { readonly token: string; readonly logprob: number }): unknown => ({
    token: token.token,
    tokenId: token.token.length,
    logProbability: token.logprob,
  });
  return {
    avgLogprobs: sum / reply.logprobs.length,
    logprobsResult: {
      chosenCandidates: reply.logprobs.map(candidate),
      topCandidates: reply.logprobs.map(({ alternatives }) => ({ candidates: alternatives.map(candidate) })),
    },
  };
}

/** Renders an answer that is not streamed. */
export function geminiBody(reply: CompleteReply, context: RenderContext): unknown {
  const { question } = context;
  const candidates = Array.from({ length: question.candidates }, (_, index) => ({
    content: isBlocked(reply) ? {} : { parts: geminiParts(reply, context), role: 'model' },
    ...geminiFinish(reply),
    index,
    ...(reply.toolCalls.length > 0 &&
      isSigned(reply, context) && { finishMessage: 'Model generated function call(s).' }),
    ...geminiLogprobs(reply),
  }));
  return {
    candidates,
    ...(reply.usage && { usageMetadata: geminiUsage(reply.usage, question.model) }),
    ...geminiIdentity(context),
  };
}

function geminiParts(reply: CompleteReply, context: RenderContext): unknown[] {
  const signsText = isSigned(reply, context) && reply.toolCalls.length === 0;
  const thought =
    context.question.reasoning && reply.reasoning !== undefined ? [{ text: reply.reasoning, thought: true }] : [];
  const signature = signsText ? { thoughtSignature: context.seal.issue('text') } : {};
  const text = reply.text === undefined ? [] : [{ text: reply.text, ...signature }];
  return [...thought, ...text, ...reply.toolCalls.map((call, index) => functionCallPart(call, index, reply, context))];
}
