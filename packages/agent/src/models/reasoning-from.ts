import type { BatchEndpoint, ChatModel, ChatRequest } from '@cascade/core/spec';
import type { ModelParameters, ReasoningFrom } from './model-options.js';

export function isFrom(reasoning: ModelParameters['reasoning']): reasoning is ReasoningFrom {
  return typeof reasoning === 'object';
}

/** The model, thinking only about questions of at least this complexity. What a request says itself wins. */
export async function reasoningFrom(model: ChatModel, { effort, from }: ReasoningFrom): Promise<ChatModel> {
  const { classifyRequest, complexities } = await import('@cascade/quality');
  const least = complexities.indexOf(from);
  const withReasoning = (request: ChatRequest): ChatRequest => {
    if (request.reasoning !== undefined) return request;
    const isDemanding = complexities.indexOf(classifyRequest(request).complexity) >= least;
    return isDemanding ? { ...request, reasoning: effort } : request;
  };
  const { specificationVersion, provider, modelId, origin, capabilities, secrets, batch } = model;
  return {
    ...{ specificationVersion, provider, modelId, origin, capabilities },
    ...(secrets && { secrets }),
    ...(model.keys && { keys: () => model.keys?.() ?? [] }),
    ...(batch && { batch: preparing(batch, withReasoning) }),
    doGenerate: (request, context) => model.doGenerate(withReasoning(request), context),
    doStream: (request, context) => model.doStream(withReasoning(request), context),
  };
}

/** The batch endpoint, of requests that are changed first. */
function preparing(batch: BatchEndpoint, change: (request: ChatRequest) => ChatRequest): BatchEndpoint {
  const { priceFactor, maxRequests, maxBytes } = batch;
  return {
    ...{ priceFactor, maxRequests, maxBytes },
    prepare: (request, omit) => batch.prepare(change(request), omit),
    submit: (requests, context) => batch.submit(requests, context),
    check: (batchId, context) => batch.check(batchId, context),
    results: (batchId, context) => batch.results(batchId, context),
    cancel: (batchId, context) => batch.cancel(batchId, context),
  };
}
