import type { CallContext, ChatRequest, ChatResponse, Part, StreamPart } from '@cascade/core/spec';
import { type FakeUpstream, type Reply, startFakeUpstream } from '@cascade/testing/fake-upstream';
import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import type { AnthropicSettings } from '../src/anthropic-settings.js';
import { createAnthropic } from '../src/create-anthropic.js';

export const weather = {
  name: 'get_weather',
  inputSchema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
} as const;

export const ask: ChatRequest = { messages: [{ role: 'user', content: 'Weather in Paris?' }] };

let upstream: FakeUpstream;

/** Starts a fake upstream for the tests of a file, and hands it out at each use. */
export function onStage(): () => FakeUpstream {
  beforeAll(async () => {
    upstream = await startFakeUpstream();
  });
  afterEach(() => {
    upstream.reset();
    vi.unstubAllEnvs();
  });
  afterAll(() => upstream.close());
  return () => upstream;
}

function context(more: Partial<CallContext> = {}): CallContext {
  return { signal: new AbortController().signal, key: 'test-key', idempotencyKey: 'i', omit: new Set(), ...more };
}

/** A whole answer. */
export function generate(
  modelId: string,
  request: ChatRequest,
  more: Partial<CallContext> = {},
  settings: AnthropicSettings = {},
): Promise<ChatResponse> {
  return createAnthropic({ baseURL: upstream.url, ...settings })
    .chat(modelId)
    .doGenerate(request, context(more));
}

/** The parts of a streamed answer. */
export async function stream(
  modelId: string,
  request: ChatRequest,
  more: Partial<CallContext> = {},
): Promise<readonly StreamPart[]> {
  const parts: StreamPart[] = [];
  const model = createAnthropic({ baseURL: upstream.url }).chat(modelId);
  for await (const part of model.doStream(request, context(more))) parts.push(part);
  return parts;
}

/** A streamed answer, put together. */
export async function streamed(modelId: string, request: ChatRequest): Promise<ChatResponse> {
  return collect(await stream(modelId, request));
}

/** Puts the parts of a stream together. */
export function collect(parts: readonly StreamPart[]): ChatResponse {
  const content: Part[] = [];
  for (const part of parts) {
    if (part.type === 'finish') return { content, finish: part.finish };
    if (part.type === 'part') content[part.index] = part.part;
    if (part.type !== 'text-delta') continue;
    const before = content[part.index];
    content[part.index] = { type: 'text', text: (before?.type === 'text' ? before.text : '') + part.text };
  }
  throw new Error('the stream had no finish');
}

export function script(...replies: Reply[]): void {
  upstream.script('anthropic', '*', replies);
}

/** The body and headers of the last request. */
export function sent() {
  const { rawBody = '{}', headers = {} } = upstream.requests.at(-1) ?? {};
  return { ...JSON.parse(rawBody), headers };
}

/** Results of all tool calls. */
export function results(content: readonly Part[]): readonly Part[] {
  return content.flatMap((part) =>
    part.type === 'tool-call'
      ? [{ type: 'tool-result', id: part.id, name: part.name, output: { degrees: 12 } } as const]
      : [],
  );
}
