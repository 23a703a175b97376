import { eventParts, httpFailure, ProviderError, parseJson, reportRateLimits } from '@cascade/core/provider-kit';
import type { CallContext, ChatRequest, ChatResponse, StreamPart } from '@cascade/core/spec';
import { isObject } from './answer/is-object.js';
import { readAnswer } from './answer/read-answer.js';
import { StreamReader } from './answer/stream-reader.js';
import type { AnthropicSettings } from './anthropic-settings.js';
import type { GetClient } from './client.js';
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
  const { name: provider } = endpoint;
  const built = buildRequest(modelId, request, endpoint, context.omit);
  const response = await send(site, built, context);
  try {
    return readAnswer(await response.json(), { provider, ...built });
  } catch (error) {
    throw toProviderError(error, { provider, modelId, signal: context.signal, ownParts: built.ownParts });
  }
}

/** A streamed answer. Pings are parts, too: they show that a thinking model lives. */
export function stream(site: CallSite, request: ChatRequest, context: CallContext): AsyncIterable<StreamPart> {
  const { endpoint, modelId } = site;
  const { name: provider } = endpoint;
  const { signal } = context;
  let reader: StreamReader | undefined;
  return eventParts({
    provider,
    async open() {
      const built = buildRequest(modelId, request, endpoint, context.omit);
      reader = new StreamReader({ provider, ...built });
      return send(site, { ...built, body: { ...built.body, stream: true } }, context);
    },
    read: (data) => reader?.read(readEvent(provider, data)) ?? [],
    end() {
      if (signal.aborted) throw abortedError(provider);
      return reader?.end() ?? [];
    },
    // What was refused has been explained when it was sent.
    toError: (error) => toProviderError(error, { provider, modelId, signal, ownParts: [] }),
  });
}

async function send(site: CallSite, { body, version, ownParts }: BuiltRequest, context: CallContext) {
  const { key, signal } = context;
  const { modelId } = site;
  const client = await site.getClient(context.fetch);
  const headers = requestHeaders({ version, key, own: site.headers });
  try {
    const response = await client.post({ path: '/v1/messages', body, headers, signal });
    reportRateLimits(context, response.headers);
    return response;
  } catch (error) {
    throw toProviderError(error, { provider: site.endpoint.name, modelId, signal, ownParts });
  }
}

/** The JSON of one event; what is no object says nothing. */
function readEvent(provider: string, data: string): object {
  const event = parseJson(provider, data);
  if (!isObject(event)) return {};
  if ('type' in event && event.type === 'error') throw new ProviderError(httpFailure({ provider, body: event }));
  return event;
}
