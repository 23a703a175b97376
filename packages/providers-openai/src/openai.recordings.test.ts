import { createCascade, RunError } from '@cascade/core';
import type { FailureClass, StreamPart } from '@cascade/core/spec';
import { loadRecordings, type Recording, serveRecording } from '@cascade/testing/recordings';
import { describe, expect, it } from 'vitest';
import { createOpenAI } from './create-openai.js';

const root = new URL('../../../../shared/fixtures/', import.meta.url);
const folders = [
  'openai-chat',
  'openai-responses',
  'azure-openai',
  'groq',
  'mistral',
  'deepseek',
  'xai',
  'openrouter',
  'together',
  'cerebras',
  'huggingface',
  'ollama',
  'reconstructed',
  'truncated',
];
const others = /^(ollama\/(api-|doc-)|reconstructed\/anthropic|truncated\/(anthropic|gemini|ollama))/;
const recordings = loadRecordings(root, folders)
  .filter(({ name }) => !others.test(name))
  .flatMap(splitResponses);

/** Recordings that are failures although the status was 200, or whose class the vendor's words decide. */
const failures: Readonly<Record<string, FailureClass>> = {
  'openai-chat/invalid-response-body': 'invalid-response',
  'openai-chat/error-400-developer-role': 'unsupported',
  'openai-chat/error-400-max-tokens-on-reasoning-model': 'unsupported',
  'openai-chat/error-400-model-not-supported': 'unsupported',
  'openai-chat/error-404-model': 'not-found',
  'openai-responses/error-400-context-length': 'context-overflow',
  'openai-responses/error-400-http-error': 'bad-request',
  'openai-responses/error-400-model-suggestion': 'not-found',
  'openai-responses/error-400-modified-history': 'bad-request',
  'openai-responses/error-400-temperature': 'unsupported',
  'openai-responses/error-401': 'auth',
  'openai-responses/failed-insufficient-quota': 'billing',
  'openai-responses/stream-error-insufficient-quota': 'billing',
  'azure-openai/error-429-ratelimitreached': 'rate-limited',
  'groq/error-400-tool-use-failed': 'invalid-response',
  'groq/error-tool-use-failed-stream': 'invalid-response',
  'deepseek/error-400-context': 'context-overflow',
  'deepseek/error-401': 'auth',
  'xai/error-400-auth': 'auth',
  'openrouter/error-401': 'auth',
  'openrouter/stream-error-midstream': 'server',
  'ollama/v1-error-400-prompt-too-long': 'context-overflow',
  'ollama/v1-error-401': 'auth',
  'reconstructed/deepseek-400-reasoning-content': 'bad-request',
  'reconstructed/openai-400-temperature-unsupported-value': 'unsupported',
  'reconstructed/openai-400-tools-with-reasoning-effort': 'unsupported',
  'reconstructed/openai-429-credit-balance-exhausted': 'billing',
  'reconstructed/openai-429-insufficient-quota': 'billing',
  'reconstructed/openai-429-project-spend-limit-exceeded': 'billing',
  'reconstructed/openai-429-request-too-large': 'context-overflow',
  'truncated/groq-cut': 'invalid-response',
  'truncated/openai-responses-cut': 'invalid-response',
};

describe.skipIf(recordings.length === 0)('recordings of OpenAI and compatible servers (../shared/fixtures)', () => {
  it.each(recordings.map((recording) => [recording.name, recording] as const))('%s', async (name, recording) => {
    const server = await serveRecording(recording);
    const isResponses = name.includes('openai-responses');
    const provider = createOpenAI({
      baseURL: `${server.url}/v1`,
      apiKey: 'k',
      ...(isResponses && { api: 'responses' }),
    });
    const cascade = createCascade({ entries: [provider.chat('recorded')], retry: { delaysMs: [] } });
    try {
      const question = 'What was asked then.';
      const outcome = recording.isStream
        ? await drain(cascade.stream(question))
        : { result: await cascade.generate(question) };
      expect(failures[name]).toBeUndefined();
      const truth = recording.isStream ? truthOfStream(recording) : truthOfBody(recording);
      expect(outcome.result.text).toBe(truth.text);
      expect(outcome.result.toolCalls.map((call) => call.name)).toEqual(truth.calls);
      expect(outcome.result.finish.usage.inputTokens).toBe(truth.inputTokens);
      expect(outcome.result.finish.usage.outputTokens).toBe(truth.outputTokens);
      if (truth.calls.length > 0) expect(outcome.result.finish.reason).toBe('tool-calls');
    } catch (error) {
      if (!RunError.isInstance(error) || !(error instanceof RunError)) throw error;
      expect(`${error.attempts[0]?.failure?.class}`, error.message).toBe(failures[name]);
    } finally {
      await server.close();
    }
  });
});

async function drain(stream: ReturnType<ReturnType<typeof createCascade>['stream']>) {
  const parts: StreamPart[] = [];
  for await (const event of stream) if (event.type === 'part') parts.push(event.part);
  return { parts, result: await stream.result };
}

/** One file holds the four responses of a tool loop, one after the other. */
function splitResponses(recording: Recording): readonly Recording[] {
  const start = 'event: response.created\n';
  const streams = recording.body.toString().split(start).slice(1);
  if (streams.length < 2) return [recording];
  return streams.map((stream, turn) => ({
    ...recording,
    name: `${recording.name}#${turn}`,
    body: Buffer.from(start + stream),
  }));
}

interface Truth {
  readonly text: string;
  readonly calls: readonly string[];
  readonly inputTokens: number | undefined;
  readonly outputTokens: number | undefined;
}

// The recordings are read here a second time, in the simplest way there is.
// biome-ignore lint/suspicious/noExplicitAny: whatever was recorded
type Recorded = any;

function truthOfBody({ name, body }: Recording): Truth {
  const answer: Recorded = JSON.parse(body.toString());
  return name.includes('openai-responses') ? truthOfResponse(answer) : truthOfChat([answer]);
}

function truthOfStream({ name, body }: Recording): Truth {
  const events: Recorded[] = body
    .toString()
    .split('\n')
    .filter((line) => line.startsWith('data: {'))
    .map((line) => JSON.parse(line.slice(6)));
  return name.includes('openai-responses') ? truthOfResponse(events.at(-1)?.response) : truthOfChat(events);
}

function truthOfChat(answers: readonly Recorded[]): Truth {
  const messages = answers.flatMap((answer) =>
    (answer.choices ?? [])
      .filter((choice: Recorded) => (choice.index ?? 0) === 0)
      .map((choice: Recorded) => choice.message ?? choice.delta),
  );
  const text = messages
    .map(({ content }) => (Array.isArray(content) ? content.map((part) => part.text ?? '').join('') : (content ?? '')))
    .join('');
  const calls = messages.flatMap(({ tool_calls: all }) =>
    (all ?? []).flatMap((call: Recorded) => call.function?.name || []),
  );
  const usage = answers
    .map((answer) => answer.usage ?? answer.x_groq?.usage)
    .filter(Boolean)
    .at(-1);
  const beside = usage?.completion_tokens_details?.reasoning_tokens ?? 0;
  const isBeside = beside > 0 && usage.total_tokens === usage.prompt_tokens + usage.completion_tokens + beside;
  return {
    text,
    calls,
    inputTokens: usage?.prompt_tokens,
    outputTokens: isBeside ? usage.completion_tokens + beside : usage?.completion_tokens,
  };
}

function truthOfResponse({ output, usage }: Recorded): Truth {
  const text = output
    .filter((item: Recorded) => item.type === 'message')
    .flatMap((item: Recorded) => item.content.map((part: Recorded) => part.text ?? part.refusal))
    .join('');
  const calls = output.filter((item: Recorded) => item.type === 'function_call').map((item: Recorded) => item.name);
  return { text, calls, inputTokens: usage?.input_tokens, outputTokens: usage?.output_tokens };
}
