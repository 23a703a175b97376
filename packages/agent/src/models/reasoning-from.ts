import type { ChatModel, ChatRequest } from '@cascade/core/spec';
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
  const { specificationVersion, provider, modelId, origin, capabilities, secrets } = model;
  return {
    ...{ specificationVersion, provider, modelId, origin, capabilities },
    ...(secrets && { secrets }),
    ...(model.keys && { keys: () => model.keys?.() ?? [] }),
    doGenerate: (request, context) => model.doGenerate(withReasoning(request), context),
    doStream: (request, context) => model.doStream(withReasoning(request), context),
  };
}
