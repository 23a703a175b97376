import { createCascade, RunError } from '@cascade/core';
import type { FailureClass } from '@cascade/core/spec';
import { loadRecordings, type Recording, serveRecording } from '@cascade/testing/recordings';
import { describe, expect, it } from 'vitest';
import { createGoogle } from './create-google.js';

const root = new URL('../../../../shared/fixtures/', import.meta.url);
const recordings = loadRecordings(root, ['gemini', 'truncated']).filter(
  ({ name }) => name.startsWith('gemini/') || name.startsWith('truncated/gemini'),
);

/** Recordings that are failures although the status was 200, or whose class the vendor's words decide. */
const failures: Readonly<Record<string, FailureClass>> = {
  'gemini/error-400-api-key': 'auth',
  'gemini/error-400-vertex-context': 'context-overflow',
  'gemini/error-429-retryinfo': 'rate-limited',
  'gemini/safety-settings': 'content-filter',
  'gemini/streaming-failure-image-rejected': 'bad-request',
  'gemini/streaming-failure-prompt-blocked-safety': 'content-filter',
  'gemini/unary-failure-finish-reason-safety': 'content-filter',
  'truncated/gemini-cut': 'invalid-response',
};

describe.skipIf(recordings.length === 0)('recordings of Gemini (../shared/fixtures)', () => {
  it.each(recordings.map((recording) => [recording.name, recording] as const))('%s', async (name, recording) => {
    const played = asStream(recording);
    const server = await serveRecording(played);
    const google = createGoogle({ baseURL: server.url, apiKey: 'k' });
    const cascade = createCascade({ entries: [google.chat('gemini-3.8-flash')], retry: { delaysMs: [] } });
    const question = 'What was asked then.';
    try {
      const result = played.isStream ? await cascade.stream(question).result : await cascade.generate(question);
      expect(failures[name]).toBeUndefined();
      const truth = truthOf(played);
      expect(result.text).toBe(truth.text);
      expect(result.toolCalls.map(({ name: tool, input }) => [tool, input])).toEqual(truth.calls);
      expect(signaturesIn(result.content)).toEqual(truth.signatures);
      expect(result.finish.usage.inputTokens).toBe(truth.inputTokens);
      expect(result.finish.usage.outputTokens).toBe(truth.outputTokens);
      expect(result.finish.rawReason).toBe(truth.rawReason);
      if (truth.calls.length > 0) expect(result.finish.reason).toBe('tool-calls');
    } catch (error) {
      if (!RunError.isInstance(error) || !(error instanceof RunError)) throw error;
      expect(`${error.attempts[0]?.failure?.class}`, error.message).toBe(failures[name]);
    } finally {
      await server.close();
    }
  });

  it('reads the wait that a rate limit asks for', async () => {
    const recording = recordings.find(({ name }) => name === 'gemini/error-429-retryinfo');
    if (recording === undefined) throw new Error('the recording is gone');
    const server = await serveRecording(recording);
    const entries = [createGoogle({ baseURL: server.url, apiKey: 'k' }).chat('gemini-3.8-flash')];
    const error = await createCascade({ entries, retry: { delaysMs: [] } })
      .generate('hello')
      .catch((caught: unknown) => caught);
    await server.close();
    expect(error).toMatchObject({ attempts: [{ failure: { class: 'rate-limited', retryAfterMs: 34_400 } }] });
  });
});

/** One recording is a stream that was asked for without `alt=sse`: a JSON list of its chunks. */
function asStream(recording: Recording): Recording {
  if (recording.isStream || recording.status !== 200) return recording;
  const body: unknown = JSON.parse(recording.body.toString());
  if (!Array.isArray(body)) return recording;
  const text = body.map((chunk) => `data: ${JSON.stringify(chunk)}\r\n\r\n`).join('');
  const headers = { 'content-type': 'text/event-stream' };
  return { ...recording, isStream: true, headers, body: Buffer.from(text) };
}

// The recordings are read here a second time, in the simplest way there is.
// biome-ignore lint/suspicious/noExplicitAny: whatever was recorded
type Recorded = any;

function signaturesIn(content: readonly Recorded[]): readonly string[] {
  return content.flatMap((part) => part.vendor?.data.thoughtSignature ?? []);
}

/** What calls that came in pieces amount to, told by hand. */
const assembled: Readonly<Record<string, readonly unknown[]>> = {
  'gemini/malformed-terminal-function-call-stream': [
    [
      'writeItems',
      {
        operations: [
          { action: 'add', description: 'Fresh red apple', itemid: 'apple_001', price: 0.5 },
          { action: 'add', description: 'Ripe yellow banana', itemid: 'banana_001', price: 0.3 },
        ],
      },
    ],
  ],
  'gemini/no-args-tool-call-stream': [
    ['read_theme', {}],
    ['read_screen', { id: 'A' }],
    ['read_screen', { id: 'B' }],
    ['read_screen', { id: 'C' }],
  ],
};

function truthOf({ name, body, isStream }: Recording) {
  const text = body.toString();
  const lines = text.split(/\r?\n/).filter((line) => line.startsWith('data:'));
  const answers: Recorded[] = isStream ? lines.map((line) => JSON.parse(line.slice(5))) : [JSON.parse(text)];
  const candidates: Recorded[] = answers.flatMap((answer) => answer.candidates ?? []);
  const parts: Recorded[] = candidates.flatMap((candidate) => candidate.content?.parts ?? []);
  const usage = answers.at(-1)?.usageMetadata ?? {};
  return {
    text: parts.map((part) => (part.thought ? '' : (part.text ?? ''))).join(''),
    calls: assembled[name] ?? parts.flatMap(({ functionCall: call }) => (call ? [[call.name, call.args ?? {}]] : [])),
    signatures: parts.flatMap((part) => part.thoughtSignature ?? []),
    inputTokens: usage.promptTokenCount,
    outputTokens: (usage.candidatesTokenCount ?? 0) + (usage.thoughtsTokenCount ?? 0),
    rawReason: candidates.at(-1)?.finishReason,
  };
}
