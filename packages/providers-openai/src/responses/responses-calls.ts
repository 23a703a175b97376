import { eventParts } from '@cascade/core/provider-kit';
import type { CallContext, ChatRequest, ChatResponse, StreamPart } from '@cascade/core/spec';
import { type CallSite, send } from '../chat/chat-calls.js';
import { readEvent } from '../read-event.js';
import { abortedError, toProviderError } from '../to-provider-error.js';
import { buildResponsesRequest } from './build-responses-request.js';
import { readResponse } from './read-response.js';
import { ResponsesStreamReader } from './responses-stream-reader.js';

const path = '/responses';

/** A whole answer over the Responses API. */
export async function responsesGenerate(
  site: CallSite,
  request: ChatRequest,
  context: CallContext,
): Promise<ChatResponse> {
  const { endpoint, modelId } = site;
  const { body, warnings } = buildResponsesRequest(modelId, request, endpoint);
  const response = await send(site, path, { ...body, stream: false }, context);
  try {
    return readResponse(await response.json(), endpoint.name, warnings);
  } catch (error) {
    throw toProviderError(error, endpoint.name, context.signal);
  }
}

/** A streamed answer over the Responses API. */
export function responsesStream(site: CallSite, request: ChatRequest, context: CallContext): AsyncIterable<StreamPart> {
  const { endpoint, modelId } = site;
  const { name: provider } = endpoint;
  let reader = new ResponsesStreamReader(provider, []);
  return eventParts({
    provider,
    async open() {
      const { body, warnings } = buildResponsesRequest(modelId, request, endpoint);
      reader = new ResponsesStreamReader(provider, warnings);
      return send(site, path, { ...body, stream: true }, context);
    },
    read: (data) => reader.read(readEvent(provider, data) ?? {}),
    end() {
      if (context.signal.aborted) throw abortedError(provider);
      return reader.end();
    },
    toError: (error) => toProviderError(error, provider, context.signal),
  });
}
