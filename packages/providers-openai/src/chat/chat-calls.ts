import { defined, EventDecoder, reportRateLimits } from '@cascade/core/provider-kit';
import type { CallContext, ChatRequest, ChatResponse, StreamPart } from '@cascade/core/spec';
import type { GetClient } from '../client.js';
import type { Endpoint } from '../endpoint.js';
import { readEvent } from '../read-event.js';
import { abortedError, toProviderError } from '../to-provider-error.js';
import { buildChatRequest } from './build-chat-request.js';
import { ChatStreamReader } from './chat-stream-reader.js';
import { readAnswer } from './read-answer.js';

/** What both APIs of this adapter are made of. */
export interface CallSite {
  readonly endpoint: Endpoint;
  readonly getClient: GetClient;
  readonly modelId: string;
}

const path = '/chat/completions';

/** A whole answer over Chat Completions. */
export async function chatGenerate(site: CallSite, request: ChatRequest, context: CallContext): Promise<ChatResponse> {
  const { endpoint, modelId } = site;
  const { body, warnings } = buildChatRequest(modelId, request, endpoint, context.omit);
  const client = await site.getClient(context);
  try {
    const response = await client.post({ path, body: { ...body, stream: false }, ...callOptions(context) });
    const { headers } = response;
    reportRateLimits(context, headers);
    const answer = readAnswer(await response.json(), endpoint.name, warnings);
    const costUsd = answer.finish.costUsd ?? endpoint.dialect.costUsd?.(headers);
    return { ...answer, finish: { ...answer.finish, ...defined({ costUsd }) } };
  } catch (error) {
    throw toProviderError(error, endpoint.name, context.signal, endpoint.dialect);
  }
}

/** A streamed answer over Chat Completions. The body is read to its end before `finish`, so that its connection lives on. */
export async function* chatStream(
  site: CallSite,
  request: ChatRequest,
  context: CallContext,
): AsyncGenerator<StreamPart> {
  const { endpoint, modelId } = site;
  const { body, warnings } = buildChatRequest(modelId, request, endpoint, context.omit);
  const client = await site.getClient(context);
  const reader = new ChatStreamReader(endpoint.name, warnings);
  const omitsOptions = context.omit.has('stream_options') || endpoint.dialect.alwaysSendsUsage === true;
  const options = omitsOptions ? {} : { stream_options: { include_usage: true } };
  try {
    const asked = { ...options, ...body, stream: true };
    const { body: bytes, headers } = await client.post({ path, body: asked, ...callOptions(context) });
    reportRateLimits(context, headers);
    // The SDK's own decoder costs three times as much, and loses a last event without its blank line.
    const events = new EventDecoder(endpoint.name);
    for await (const piece of bytes ?? []) {
      for (const data of events.push(piece))
        for (const part of reader.read(readEvent(endpoint.name, data) ?? {})) yield part;
    }
    for (const data of events.end()) yield* reader.read(readEvent(endpoint.name, data) ?? {});
    if (context.signal.aborted) throw abortedError(endpoint.name);
    yield* reader.end();
  } catch (error) {
    throw toProviderError(error, endpoint.name, context.signal, endpoint.dialect);
  }
}

export function callOptions({ signal, idempotencyKey }: CallContext) {
  return { signal, idempotencyKey };
}
