import {
  count,
  defined,
  httpFailure,
  invalidResponse,
  ProviderError,
  parseJson,
  partsOf,
  toBase64,
} from '@cascade/core/provider-kit';
import type { ChatRequest, ChatResponse, Finish, Json, Part, StreamPart, ToolCallPart } from '@cascade/core/spec';

interface Line {
  readonly text?: string;
  readonly call?: { readonly id: string; readonly name: string; readonly input: Json };
  readonly calls?: readonly NonNullable<Line['call']>[];
  readonly end?: Finish['reason'];
  readonly tokens?: { readonly input?: number; readonly output?: number };
  readonly error?: string;
}

export const path = '/talk';

export function toWire(model: string, request: ChatRequest, stream: boolean): unknown {
  const { messages, tools, toolChoice, output, maxOutputTokens, parameters } = request;
  const turns = messages.map((message) => ({ role: message.role, parts: partsOf(message).map(toWirePart) }));
  return { model, turns, tools, toolChoice, schema: output?.jsonSchema, maxOutputTokens, stream, ...parameters };
}

function toWirePart(part: Part): unknown {
  if (part.type !== 'media') return part;
  return { ...part, data: part.data instanceof URL ? part.data.href : toBase64(part.data) };
}

export function readAnswer(provider: string, answer: unknown): ChatResponse {
  const { text, calls = [], ...rest }: Line = Object(answer);
  const said: Part[] = text === undefined ? [] : [{ type: 'text', text }];
  return { content: [...said, ...calls.map(toPart)], finish: toFinish(provider, rest) };
}

export function createLineReader(provider: string): (line: string) => Iterable<StreamPart> {
  let index = 0;
  return function* read(line) {
    const event: Line = Object(parseJson(provider, line));
    if (event.error !== undefined) throw new ProviderError(httpFailure({ provider, body: event.error }));
    if (event.text !== undefined) yield { type: 'text-delta', index: 0, text: event.text };
    if (event.call !== undefined) {
      index += 1;
      yield { type: 'tool-input-start', index, id: event.call.id, name: event.call.name };
      yield { type: 'part', index, part: toPart(event.call) };
    }
    if (event.end !== undefined) yield { type: 'finish', finish: toFinish(provider, event) };
  };
}

function toPart({ id, name, input }: NonNullable<Line['call']>): ToolCallPart {
  return { type: 'tool-call', id, name, input };
}

function toFinish(provider: string, { end, tokens }: Line): Finish {
  if (end === undefined) throw invalidResponse(provider, 'the answer does not say how it ended');
  return { reason: end, usage: defined({ inputTokens: count(tokens?.input), outputTokens: count(tokens?.output) }) };
}
