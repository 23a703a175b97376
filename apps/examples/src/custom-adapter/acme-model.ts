import * as kit from '@cascade/core/provider-kit';
import type { CallContext, ChatModel, ChatRequest, Finish, Part } from '@cascade/core/spec';

/** Everything that can come on Acme's wire: a line of a stream, or a whole answer. */
interface Acme {
  readonly say?: string;
  readonly call?: { readonly id: string; readonly tool: string; readonly with?: string };
  readonly calls?: readonly NonNullable<Acme['call']>[];
  readonly end?: 'done' | 'full' | 'blocked' | 'calls';
  readonly spent?: { readonly read: number; readonly wrote: number };
  readonly trouble?: string;
}

const provider = 'acme';
const reasons = { done: 'stop', full: 'length', blocked: 'content-filter', calls: 'tool-calls' } as const;

/** A model of Acme, whose wire is like nobody else's. */
export function acme(modelId: string, baseUrl = 'https://api.acme.invalid'): ChatModel {
  const send = (request: ChatRequest, stream: boolean, context: CallContext) => {
    const headers = { 'acme-key': context.key ?? '' };
    return kit.sendJson({ provider, url: `${baseUrl}/talk`, headers, body: toWire(modelId, request, stream), context });
  };
  return {
    specificationVersion: 'v1',
    provider,
    modelId,
    origin: new URL(baseUrl).origin,
    capabilities: { tools: true, images: true, jsonSchema: true, logprobs: false },
    keys: () => kit.findKeys({ provider, environment: ['ACME_API_KEY'], required: true }),
    async doGenerate(request, context) {
      const answer = (await kit.readJson(provider, await send(request, false, context))) as Acme;
      const text: Part[] = answer.say === undefined ? [] : [{ type: 'text', text: answer.say }];
      return { content: [...text, ...(answer.calls ?? []).map(toCall)], finish: toFinish(answer) };
    },
    async *doStream(request, context) {
      let index = 0;
      for await (const line of kit.readLines(provider, await send(request, true, context))) {
        const event = kit.parseJson(provider, line) as Acme;
        if (event.trouble !== undefined)
          throw new kit.ProviderError(kit.httpFailure({ provider, body: event.trouble }));
        if (event.say !== undefined) yield { type: 'text-delta', index: 0, text: event.say };
        if (event.call !== undefined) {
          const part = toCall(event.call);
          yield { type: 'tool-input-start', index: ++index, id: part.id, name: part.name };
          yield { type: 'part', index, part };
        }
        if (event.end !== undefined) yield { type: 'finish', finish: toFinish(event) };
      }
    },
  };
}

function toWire(
  model: string,
  { messages, tools, toolChoice, output, maxOutputTokens, parameters }: ChatRequest,
  stream: boolean,
) {
  const turns = messages.map((message) => ({ who: message.role, says: kit.partsOf(message).map(toWirePart) }));
  return { model, turns, tools, toolChoice, schema: output?.jsonSchema, most: maxOutputTokens, stream, ...parameters };
}

function toWirePart(part: Part): unknown {
  if (part.type !== 'media') return part;
  return { ...part, data: part.data instanceof URL ? part.data.href : kit.toBase64(part.data) };
}

function toCall({ id, tool, with: input }: NonNullable<Acme['call']>) {
  return { type: 'tool-call', id, name: tool, input: kit.parseToolInput(provider, tool, input) } as const;
}

function toFinish({ end, spent }: Acme): Finish {
  if (end === undefined) throw kit.invalidResponse(provider, 'the answer does not say how it ended');
  const usage = kit.defined({ inputTokens: kit.count(spent?.read), outputTokens: kit.count(spent?.wrote) });
  return { reason: reasons[end], rawReason: end, usage };
}
