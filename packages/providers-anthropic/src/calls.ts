import { EventDecoder, httpFailure, ProviderError, parseJson, reportRateLimits } from '@cascade/core/provider-kit';
import type { CallContext, ChatRequest, ChatResponse, StreamPart } from '@cascade/core/spec';
import { isObject } from './answer/is-object.js';
import { readAnswer } from './answer/read-answer.js';
import { StreamReader } from './answer/stream-reader.js';
import type { AnthropicSettings } from './anthropic-settings.js';
import type { Client, GetClient } from './client.js';
import type { Endpoint } from './endpoint.js';
import { type BuiltRequest, buildRequest } from './request/build-request.js';
import { requestHeaders } from './request-headers.js';
import { abortedError, toProviderError } from './to-provider-error.js';

/** What every call of a model needs. */
export interface CallSite {
  readonly endpoint: Endpoint;
  readonly getClient: GetClient;
  readonly modelId: string;
  readonly headers: AnthropicSettings['headers'];
}

/** A whole answer. */
export async function generate(site: CallSite, request: ChatRequest, context: CallContext): Promise<ChatResponse> {
  const { endpoint, modelId } = site;
  const built = buildRequest(modelId, request, endpoint, context.omit);
  const client = await site.getClient(context.fetch);
  try {
    const response = await send(client, built, site, context);
    reportRateLimits(context, response.headers);
    return readAnswer(await response.json(), { provider: endpoint.name, ...built });
  } catch (error) {
    const { signal } = context;
    throw toProviderError(error, { provider: endpoint.name, modelId, signal, ownParts: built.ownParts });
  }
}

/** A streamed answer. The body is read to its end before `finish`, so that its connection lives on. */
export async function* stream(site: CallSite, request: ChatRequest, context: CallContext): AsyncGenerator<StreamPart> {
  const { endpoint, modelId } = site;
  const { signal } = context;
  const built = buildRequest(modelId, request, endpoint, context.omit);
  const client = await site.getClient(context.fetch);
  const reader = new StreamReader({ provider: endpoint.name, ...built });
  // The SDK's own iteration swallows pings, which show that a thinking model lives, and costs three times as much.
  const events = new EventDecoder(endpoint.name);
  try {
    const response = await send(client, { ...built, body: { ...built.body, stream: true } }, site, context);
    reportRateLimits(context, response.headers);
    // Not `yield*`, which wraps what it gets and asks for it with three promises.
    for await (const piece of response.body ?? []) {
      for (const data of events.push(piece)) for (const part of reader.read(readEvent(endpoint.name, data))) yield part;
    }
    for (const data of events.end()) yield* reader.read(readEvent(endpoint.name, data));
    if (signal.aborted) throw abortedError(endpoint.name);
    yield* reader.end();
  } catch (error) {
    throw toProviderError(error, { provider: endpoint.name, modelId, signal, ownParts: built.ownParts });
  }
}

function send(client: Client, { body, version }: BuiltRequest, site: CallSite, { key, signal }: CallContext) {
  const headers = requestHeaders({ version, key, own: site.headers });
  return client.post({ path: '/v1/messages', body, headers, signal });
}

/** The JSON of one event; what is no object says nothing. */
function readEvent(provider: string, data: string): object {
  const event = parseJson(provider, data);
  if (!isObject(event)) return {};
  if ('type' in event && event.type === 'error') throw new ProviderError(httpFailure({ provider, body: event }));
  return event;
}
