import { reportRateLimits } from '@cascade/core/provider-kit';
import type { CallContext, ChatRequest, ChatResponse, StreamPart } from '@cascade/core/spec';
import type { GetClient } from '../client.js';
import type { Endpoint } from '../endpoint.js';
import { toProviderError } from '../to-provider-error.js';
import { AnswerReader } from './answer-reader.js';
import { buildRequest } from './build-request.js';

/** What a model of this adapter is made of. */
export interface CallSite {
  readonly endpoint: Endpoint;
  readonly getClient: GetClient;
  readonly modelId: string;
}

/** A whole answer. */
export async function generate(site: CallSite, request: ChatRequest, context: CallContext): Promise<ChatResponse> {
  const call = await openCall(site, request, context);
  try {
    const answer = await call.client.models.generateContent(call.parameters);
    reportRateLimits(context, new Headers(answer.sdkHttpResponse?.headers));
    call.reader.read(answer);
    return call.reader.response();
  } catch (error) {
    throw call.failed(error);
  } finally {
    call.leave();
  }
}

/** A streamed answer. The body is read to its end before `finish`, so that its connection lives on. */
export async function* stream(site: CallSite, request: ChatRequest, context: CallContext): AsyncGenerator<StreamPart> {
  const call = await openCall(site, request, context);
  try {
    const chunks = await call.client.models.generateContentStream(call.parameters);
    let isFirst = true;
    for await (const chunk of chunks) {
      if (isFirst) reportRateLimits(context, new Headers(chunk.sdkHttpResponse?.headers));
      isFirst = false;
      yield* call.reader.read(chunk);
    }
    yield* call.reader.end();
  } catch (error) {
    throw call.failed(error);
  } finally {
    call.leave();
  }
}

async function openCall({ endpoint, getClient, modelId }: CallSite, request: ChatRequest, context: CallContext) {
  const { signal, omit } = context;
  const provider = endpoint.name;
  const { contents, config, warnings } = buildRequest({ provider, modelId }, request, omit);
  const client = await getClient(context);
  // The SDK neither cancels the body of a stream that is left, nor takes its listener off the signal again.
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort);
  return {
    client,
    parameters: { model: modelId, contents, config: { ...config, abortSignal: controller.signal } },
    reader: new AnswerReader(provider, warnings),
    failed: (error: unknown) => toProviderError(error, { provider, modelId, signal }),
    leave(): void {
      signal.removeEventListener('abort', abort);
      abort();
    },
  };
}
