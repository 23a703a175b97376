import { defined, eventParts, reportRateLimits } from '@cascade/core/provider-kit';
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
  const response = await send(site, path, { ...body, stream: false }, context);
  try {
    const answer = readAnswer(await response.json(), endpoint.name, warnings);
    const costUsd = answer.finish.costUsd ?? endpoint.dialect.costUsd?.(response.headers);
    return { ...answer, finish: { ...answer.finish, ...defined({ costUsd }) } };
  } catch (error) {
    throw toProviderError(error, endpoint.name, context.signal, endpoint.dialect);
  }
}

/** A streamed answer over Chat Completions. */
export function chatStream(site: CallSite, request: ChatRequest, context: CallContext): AsyncIterable<StreamPart> {
  const { endpoint, modelId } = site;
  const { name: provider, dialect } = endpoint;
  let reader = new ChatStreamReader(provider, []);
  return eventParts({
    provider,
    async open() {
      const { body, warnings } = buildChatRequest(modelId, request, endpoint, context.omit);
      reader = new ChatStreamReader(provider, warnings);
      const omitsOptions = context.omit.has('stream_options') || dialect.alwaysSendsUsage === true;
      const options = omitsOptions ? {} : { stream_options: { include_usage: true } };
      return send(site, path, { ...options, ...body, stream: true }, context);
    },
    read: (data) => reader.read(readEvent(provider, data) ?? {}),
    end() {
      if (context.signal.aborted) throw abortedError(provider);
      return reader.end();
    },
    toError: (error) => toProviderError(error, provider, context.signal, dialect),
  });
}

/**
 * Sends the request for an answer.
 *
 * @throws ProviderError when no good answer begins
 */
export async function send(
  { endpoint, getClient }: CallSite,
  path: string,
  body: object,
  context: CallContext,
): Promise<Response> {
  const client = await getClient(context);
  try {
    const response = await client.post({ path, body, ...callOptions(context) });
    reportRateLimits(context, response.headers);
    return response;
  } catch (error) {
    throw toProviderError(error, endpoint.name, context.signal, endpoint.dialect);
  }
}

export function callOptions({ signal, idempotencyKey }: CallContext) {
  return { signal, idempotencyKey };
}
