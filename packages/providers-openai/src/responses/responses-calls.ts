import { EventDecoder, reportRateLimits } from '@cascade/core/provider-kit';
import type { CallContext, ChatRequest, ChatResponse, StreamPart } from '@cascade/core/spec';
import { type CallSite, callOptions } from '../chat/chat-calls.js';
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
  const client = await site.getClient(context);
  try {
    const response = await client.post({ path, body: { ...body, stream: false }, ...callOptions(context) });
    reportRateLimits(context, response.headers);
    return readResponse(await response.json(), endpoint.name, warnings);
  } catch (error) {
    throw toProviderError(error, endpoint.name, context.signal);
  }
}

/** A streamed answer over the Responses API. */
export async function* responsesStream(
  site: CallSite,
  request: ChatRequest,
  context: CallContext,
): AsyncGenerator<StreamPart> {
  const { endpoint, modelId } = site;
  const { body, warnings } = buildResponsesRequest(modelId, request, endpoint);
  const client = await site.getClient(context);
  const reader = new ResponsesStreamReader(endpoint.name, warnings);
  try {
    const asked = { ...body, stream: true };
    const { body: bytes, headers } = await client.post({ path, body: asked, ...callOptions(context) });
    reportRateLimits(context, headers);
    const events = new EventDecoder(endpoint.name);
    for await (const piece of bytes ?? []) {
      for (const data of events.push(piece))
        for (const part of reader.read(readEvent(endpoint.name, data) ?? {})) yield part;
    }
    for (const data of events.end()) yield* reader.read(readEvent(endpoint.name, data) ?? {});
    if (context.signal.aborted) throw abortedError(endpoint.name);
    yield* reader.end();
  } catch (error) {
    throw toProviderError(error, endpoint.name, context.signal);
  }
}
