import type { CallContext, ChatRequest, ChatResponse, StreamPart } from '@cascade/core/spec';
import { type CallSite, openCall } from '../open-call.js';
import { AnswerReader } from './answer-reader.js';
import { buildRequest } from './build-request.js';

/** A whole answer. */
export async function generate(site: CallSite, request: ChatRequest, context: CallContext): Promise<ChatResponse> {
  const { body, reader } = prepare(site, request, context);
  const { client, failed, leave } = await openCall(site, context, false);
  try {
    reader.read(await client.chat({ ...body, stream: false }));
    return reader.response();
  } catch (error) {
    throw failed(error);
  } finally {
    leave();
  }
}

/** A streamed answer. */
export async function* stream(site: CallSite, request: ChatRequest, context: CallContext): AsyncGenerator<StreamPart> {
  const { body, reader } = prepare(site, request, context);
  const { client, failed, leave } = await openCall(site, context, true);
  try {
    const lines = await client.chat({ ...body, stream: true });
    for await (const line of lines) for (const part of reader.read(line)) yield part;
    yield* reader.end();
  } catch (error) {
    throw failed(error);
  } finally {
    leave();
  }
}

function prepare({ endpoint, modelId }: CallSite, request: ChatRequest, { omit }: CallContext) {
  const { body, warnings } = buildRequest({ provider: endpoint.name, modelId }, request, omit);
  return { body, reader: new AnswerReader(endpoint.name, warnings) };
}
