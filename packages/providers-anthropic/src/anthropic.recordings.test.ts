import { ProviderError } from '@cascade/core/provider-kit';
import type { ChatResponse, FailureClass, FinishReason, Part, StreamPart } from '@cascade/core/spec';
import { loadRecordings, type Recording, serveRecording } from '@cascade/testing/recordings';
import { describe, expect, it } from 'vitest';
import { collect } from '../test/stage.js';
import { createAnthropic } from './create-anthropic.js';

const root = new URL('../../../../shared/fixtures/', import.meta.url);
const recordings = loadRecordings(root, ['anthropic', 'reconstructed', 'truncated']).filter(({ name }) =>
  /^anthropic\/|\/anthropic-/.test(name),
);

const failures: Readonly<Record<string, FailureClass>> = {
  'anthropic/error-400-effort': 'unsupported',
  'anthropic/error-400-prompt-too-long': 'context-overflow',
  'anthropic/error-404-model': 'not-found',
  'reconstructed/anthropic-400-temperature-deprecated': 'unsupported',
  'reconstructed/anthropic-529-overloaded': 'overloaded',
  'truncated/anthropic-cut': 'invalid-response',
  'truncated/anthropic-thinking-cut': 'invalid-response',
};

interface Expected {
  readonly reason?: FinishReason;
  readonly parts: string;
  readonly input: number;
  readonly output: number;
  readonly cacheRead?: number;
  readonly cacheWrite?: number;
  readonly reasoning?: number;
}

/** What was read by eye out of the recordings. */
const answers: Readonly<Record<string, Expected>> = {
  'anthropic/cache-read-stream': { parts: 'text', input: 1_169, output: 221, cacheRead: 1_165, cacheWrite: 0 },
  'anthropic/cache-write': { parts: 'text', input: 1_167, output: 187, cacheRead: 0, cacheWrite: 1_163 },
  'anthropic/clear-thinking-stream': { parts: 'reasoning text', input: 69, output: 53 },
  'anthropic/duplicate-message-start-stream': { parts: 'text', input: 17, output: 227 },
  'anthropic/json-tool-stream': { parts: 'tool-call', input: 849, output: 47, reason: 'tool-calls' },
  'anthropic/message-delta-input-tokens-stream': { parts: 'text', input: 61, output: 2 },
  'anthropic/parallel-tools': {
    parts: 'text tool-call tool-call tool-call tool-call',
    input: 423,
    output: 202,
    reason: 'tool-calls',
  },
  'anthropic/parallel-tools-turn2': { parts: 'text', input: 771, output: 77 },
  'anthropic/refusal': { parts: '', input: 18, output: 5, reason: 'content-filter' },
  'anthropic/stream-schema-opus-4-6': { parts: 'text', input: 231, output: 118 },
  'anthropic/stream-text': { parts: 'text', input: 10, output: 4 },
  'anthropic/stream-thinking': { parts: 'reasoning text', input: 46, output: 133 },
  'anthropic/text-stream': { parts: 'text', input: 12, output: 30 },
  'anthropic/thinking-redacted-stream': { parts: 'reasoning reasoning text', input: 92, output: 189 },
  'anthropic/thinking-tools-turn2': { parts: 'text', input: 566, output: 126 },
};

describe.skipIf(recordings.length === 0)('recordings of Anthropic (../shared/fixtures)', () => {
  it.each(recordings.map((recording) => [recording.name, recording] as const))('%s', async (name, recording) => {
    const outcome = await replay(recording);
    if (outcome instanceof ProviderError) {
      expect(outcome.failure.class, outcome.message).toBe(failures[name]);
      return;
    }
    expect(failures[name]).toBeUndefined();
    const { content, finish } = outcome;
    expect(textOf(content)).toBe(textSent(recording));
    const expected = answers[name] ?? totals(recording);
    expect(content.map(({ type }) => type).join(' ')).toBe(expected.parts);
    expect(finish.reason).toBe(expected.reason ?? 'stop');
    expect(finish.usage.inputTokens).toBe(expected.input);
    expect(finish.usage.outputTokens).toBe(expected.output);
    if (expected.cacheRead !== undefined) {
      expect(finish.usage).toMatchObject({
        cacheReadTokens: expected.cacheRead,
        cacheWriteTokens: expected.cacheWrite,
      });
    }
    if (expected.reasoning !== undefined) expect(finish.usage.reasoningTokens).toBe(expected.reasoning);
    // Signatures and sealed thoughts come out as they came in.
    for (const part of content) if (part.type === 'reasoning') expect(sealOf(part)).toSatisfy(isIn(recording));
  });
});

async function replay(recording: Recording): Promise<ChatResponse | ProviderError> {
  const server = await serveRecording(recording);
  const model = createAnthropic({ baseURL: server.url }).chat('claude-haiku-4-5');
  const context = { signal: new AbortController().signal, idempotencyKey: 'i', omit: new Set<string>() };
  const request = { messages: [{ role: 'user', content: 'What was asked then.' }] } as const;
  try {
    if (!recording.isStream) return await model.doGenerate(request, context);
    const parts: StreamPart[] = [];
    for await (const part of model.doStream(request, context)) parts.push(part);
    return collect(parts);
  } catch (error) {
    if (error instanceof ProviderError) return error;
    throw error;
  } finally {
    await server.close();
  }
}

function textOf(parts: readonly Part[]): string {
  return parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
}

function sealOf({ vendor }: Part): string {
  const { signature, data } = Object(vendor?.data);
  return String(signature ?? data);
}

function isIn(recording: Recording) {
  return (seal: string) => seal.length > 20 && recording.body.includes(seal);
}

// The recordings are read here a second time, in the simplest way there is.
function eventsOf({ body, isStream }: Recording): readonly ReturnType<typeof JSON.parse>[] {
  if (!isStream) return [JSON.parse(body.toString())];
  const lines = body.toString().split('\n');
  return lines.filter((line) => line.startsWith('data: {')).map((line) => JSON.parse(line.slice(6)));
}

function textSent(recording: Recording): string {
  const texts = recording.isStream
    ? eventsOf(recording).map((event) => event.delta?.text ?? '')
    : eventsOf(recording).flatMap(({ content }) => content.map((block: { text?: string }) => block.text ?? ''));
  return texts.join('');
}

function totals(recording: Recording): Expected {
  const { content, usage } = eventsOf(recording)[0];
  const { input_tokens: input, cache_read_input_tokens: read, cache_creation_input_tokens: written } = usage;
  return {
    parts: content.map(({ type }: { type: string }) => (type === 'text' ? 'text' : 'reasoning')).join(' '),
    input: input + read + written,
    output: usage.output_tokens,
    reasoning: usage.output_tokens_details?.thinking_tokens,
  };
}
