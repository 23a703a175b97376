import { ProviderError } from '@cascade/core/provider-kit';
import type { CallContext, ChatModel, ChatRequest, ChatResponse, Failure, Part, StreamPart } from '@cascade/core/spec';

/** A model whose requests are changed before they are sent. */
export function changeRequests(model: ChatModel, change: (request: ChatRequest) => ChatRequest): ChatModel {
  return {
    ...model,
    doGenerate: (request, context) => model.doGenerate(change(request), context),
    doStream: (request, context) => model.doStream(change(request), context),
  };
}

/** A model whose whole answers are changed. */
export function changeAnswers(model: ChatModel, change: (response: ChatResponse) => ChatResponse): ChatModel {
  return { ...model, doGenerate: async (request, context) => change(await model.doGenerate(request, context)) };
}

/** A model whose tool calls in whole answers are changed. */
export function changeCalls(model: ChatModel, change: (part: Extract<Part, { type: 'tool-call' }>) => Part): ChatModel {
  return changeAnswers(model, ({ content, ...rest }) => ({
    ...rest,
    content: content.map((part) => (part.type === 'tool-call' ? change(part) : part)),
  }));
}

/** A model whose stream parts are changed: none, one or several for each. */
export function changeParts(model: ChatModel, change: (part: StreamPart) => readonly StreamPart[]): ChatModel {
  return {
    ...model,
    async *doStream(request, context) {
      for await (const part of model.doStream(request, context)) yield* change(part);
    },
  };
}

/** A model that tells other failures than it should, whole or streamed. */
export function changeFailures(
  model: ChatModel,
  verb: 'generate' | 'stream',
  change: (failure: Failure) => Failure,
): ChatModel {
  const rethrow = (error: unknown): never => {
    throw ProviderError.isInstance(error) ? new ProviderError(change(error.failure)) : error;
  };
  if (verb === 'generate')
    return { ...model, doGenerate: (request, context) => model.doGenerate(request, context).catch(rethrow) };
  return { ...model, doStream: (request, context) => rethrowing(model, request, context, rethrow) };
}

async function* rethrowing(
  model: ChatModel,
  request: ChatRequest,
  context: CallContext,
  rethrow: (error: unknown) => never,
) {
  try {
    yield* model.doStream(request, context);
  } catch (error) {
    rethrow(error);
  }
}
