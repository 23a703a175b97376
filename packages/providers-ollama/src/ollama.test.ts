import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ProviderError } from '@cascade/core/provider-kit';
import type { CallContext, ChatRequest, Message, Part, RateLimitHint, StreamPart } from '@cascade/core/spec';
import { type FakeUpstream, startFakeUpstream } from '@cascade/testing/fake-upstream';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createOllama } from './create-ollama.js';
import { ollama } from './ollama.js';

let upstream: FakeUpstream;
beforeAll(async () => {
  upstream = await startFakeUpstream();
});
beforeEach(() => upstream.reset());
afterAll(() => upstream.close());

const context: CallContext = { signal: new AbortController().signal, idempotencyKey: 'test-0', omit: new Set() };
const user: Message = { role: 'user', content: 'Go.' };
const tool = (name: string) => ({ name, inputSchema: { type: 'object', properties: { city: { type: 'string' } } } });

function model(modelId = 'qwen3') {
  return createOllama({ baseURL: upstream.url }).chat(modelId);
}

/** The body of the last request that went out. */
function sent() {
  return JSON.parse(upstream.requests.at(-1)?.rawBody ?? '{}');
}

async function sendAndRead(request: Partial<ChatRequest>, modelId?: string, omit: ReadonlySet<string> = new Set()) {
  const { finish } = await model(modelId).doGenerate({ messages: [user], ...request }, { ...context, omit });
  return { body: sent(), warnings: finish.warnings ?? [] };
}

async function streamed(request: ChatRequest): Promise<readonly StreamPart[]> {
  const parts: StreamPart[] = [];
  for await (const part of model().doStream(request, context)) parts.push(part);
  return parts;
}

async function failureOf(call: Promise<unknown>) {
  const error = await call.catch((caught: unknown) => caught);
  if (!ProviderError.isInstance(error)) throw error;
  return error.failure;
}

describe('requests', () => {
  it('carry sampling as options, the schema as format, and forbid cutting the prompt in silence', async () => {
    const { body } = await sendAndRead({
      messages: [{ role: 'system', content: 'Be terse.' }, user],
      maxOutputTokens: 9,
      temperature: 0.5,
      topP: 0.9,
      stop: ['END'],
      seed: 7,
      output: { name: 'any', jsonSchema: { type: 'object' } },
    });
    expect(body).toEqual({
      model: 'qwen3',
      messages: [
        { role: 'system', content: 'Be terse.' },
        { role: 'user', content: 'Go.' },
      ],
      format: { type: 'object' },
      truncate: false,
      shift: false,
      options: { num_predict: 9, temperature: 0.5, top_p: 0.9, stop: ['END'], seed: 7 },
      stream: false,
    });
  });

  it("carry the vendor's own parameters: fields of the request as they are, all others as options", async () => {
    const parameters = { keep_alive: '5m', truncate: true, num_ctx: 8_192, options: { top_k: 3, temperature: 0.1 } };
    const { body } = await sendAndRead({ temperature: 0.9, parameters });
    expect(body).toMatchObject({ keep_alive: '5m', truncate: true });
    expect(body.options).toEqual({ num_ctx: 8_192, top_k: 3, temperature: 0.1 });
  });

  it('send calls with objects as arguments, and results with the name and the id of their call', async () => {
    const content: readonly Part[] = [
      { type: 'reasoning', text: 'mine', vendor: { provider: 'ollama', data: { field: 'thinking' } } },
      { type: 'reasoning', text: 'of others', vendor: { provider: 'anthropic', data: { signature: 'x' } } },
      { type: 'text', text: 'Looking.' },
      { type: 'tool-call', id: 'c1', name: 'look', input: { city: 'Rome' } },
    ];
    const results: readonly Part[] = [
      { type: 'tool-result', id: 'c1', name: 'look', output: { sun: true } },
      { type: 'tool-result', id: 'c2', name: 'look', output: 'closed', isError: true },
    ];
    const { body } = await sendAndRead({
      messages: [user, { role: 'assistant', content }, { role: 'tool', content: results }],
      tools: [tool('look')],
    });
    expect(body.messages.slice(1)).toEqual([
      {
        role: 'assistant',
        content: 'Looking.',
        thinking: 'mine',
        tool_calls: [{ id: 'c1', function: { name: 'look', arguments: { city: 'Rome' } } }],
      },
      { role: 'tool', content: '{"sun":true}', tool_name: 'look', tool_call_id: 'c1' },
      { role: 'tool', content: 'Error: closed', tool_name: 'look', tool_call_id: 'c2' },
    ]);
  });

  it('send images as bytes, and refuse what the server cannot be given, so that another entry is asked', async () => {
    const media = (data: Uint8Array | URL, mediaType = 'image/png') =>
      [{ role: 'user', content: [{ type: 'media', mediaType, data }] }] as const;
    const { body } = await sendAndRead({ messages: media(new Uint8Array([1, 2, 3])) });
    expect(body.messages[0].images).toEqual(['AQID']);
    expect(
      (await sendAndRead({ messages: media(new URL('data:image/png;base64,AQID')) })).body.messages[0].images,
    ).toEqual(['AQID']);
    for (const messages of [media(new URL('https://example.com/a.png')), media(new Uint8Array(1), 'audio/wav')]) {
      expect(await failureOf(model().doGenerate({ messages }, context))).toMatchObject({
        class: 'unsupported',
        scope: 'request',
      });
    }
    expect(upstream.requests).toHaveLength(2);
  });

  it.each([
    ['qwen3', 'high', true, 0],
    ['qwen3', 'off', false, 0],
    ['gpt-oss:20b', 'high', 'high', 0],
    ['gpt-oss:20b', 'off', 'low', 1],
  ] as const)('to %s say reasoning "%s" as %s', async (modelId, reasoning, think, warned) => {
    const { body, warnings } = await sendAndRead({ reasoning }, modelId);
    expect(body.think).toBe(think);
    expect(warnings).toHaveLength(warned);
  });

  it('leave thinking out where it was refused before, with a warning', async () => {
    const request = { messages: [user], reasoning: 'low' } as const;
    expect(await failureOf(model('llama3.2').doGenerate(request, context))).toMatchObject({
      class: 'unsupported',
      omittable: 'think',
    });
    const { body, warnings } = await sendAndRead(request, 'llama3.2', new Set(['think']));
    expect(body).not.toHaveProperty('think');
    expect(warnings).toHaveLength(1);
  });

  it.each([
    ['none', [], 0],
    ['auto', ['look', 'ask'], 0],
    ['required', ['look', 'ask'], 1],
    [{ name: 'ask' }, ['ask'], 1],
  ] as const)('meet the tool choice %j as far as the wire allows', async (toolChoice, names, warned) => {
    const { body, warnings } = await sendAndRead({ tools: [tool('look'), tool('ask')], toolChoice });
    expect((body.tools ?? []).map((each: { function: { name: string } }) => each.function.name)).toEqual(names);
    expect(warnings).toHaveLength(warned);
  });
});

describe('answers', () => {
  it('give thoughts marked as own, and log-probabilities', async () => {
    upstream.setDefault({ reasoning: 'First think.', text: 'Then say it.' });
    const request: ChatRequest = { messages: [user], reasoning: 'low', logprobs: 1 };
    const whole = await model().doGenerate(request, context);
    const vendor = { provider: 'ollama', data: { field: 'thinking' } };
    expect(whole.content).toEqual([
      { type: 'reasoning', text: 'First think.', vendor },
      { type: 'text', text: 'Then say it.' },
    ]);
    expect(whole.logprobs?.map(({ token }) => token).join('')).toBe('Then say it.');
    const parts = await streamed(request);
    expect(parts).toContainEqual({ type: 'part', index: 0, part: whole.content[0] });
    const tokens = parts.flatMap((part) => (part.type === 'text-delta' ? (part.logprobs ?? []) : []));
    expect(tokens.map(({ token }) => token)).toEqual(whole.logprobs?.map(({ token }) => token));
  });

  it('leave the count of a cached prompt unknown', async () => {
    const body = { model: 'qwen3', message: { content: 'Hi.' }, done: true, done_reason: 'stop', eval_count: 3 };
    upstream.setDefault({ raw: { body } });
    const { finish } = await model().doGenerate({ messages: [user] }, context);
    expect(finish.usage).toEqual({ outputTokens: 3, raw: { eval_count: 3 } });
  });

  it('that say nothing because the model was only loaded end for another reason', async () => {
    upstream.setDefault({ raw: { body: { message: { content: '' }, done: true, done_reason: 'load' } } });
    const { finish, content } = await model().doGenerate({ messages: [user] }, context);
    expect(finish).toMatchObject({ reason: 'other', rawReason: 'load' });
    expect(content).toEqual([]);
  });

  it('that are not done are none', async () => {
    upstream.setDefault({ raw: { body: { message: { content: 'Hal' }, done: false } } });
    expect(await failureOf(model().doGenerate({ messages: [user] }, context))).toMatchObject({
      class: 'invalid-response',
    });
  });

  it('come over one connection, streams too', async () => {
    const line = (content: string, done: boolean) => `${JSON.stringify({ message: { content }, done })}\n`;
    let connections = 0;
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/x-ndjson' });
      response.write(line('Hi.', false));
      // The end of the body comes apart from the last line.
      response.write(line('', true));
      setTimeout(() => response.end(), 10);
    }).on('connection', () => {
      connections++;
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const one = createOllama({ baseURL: `http://127.0.0.1:${port}` }).chat('qwen3');
    for (let turn = 0; turn < 3; turn++) {
      const parts: StreamPart[] = [];
      for await (const part of one.doStream({ messages: [user] }, context)) parts.push(part);
      expect(parts.at(-1)?.type).toBe('finish');
    }
    server.closeAllConnections();
    server.close();
    expect(connections).toBe(1);
  });
});

describe('failures', () => {
  it('write nothing to the console, also where the SDK would', async () => {
    const spies = (['log', 'warn', 'error'] as const).map((name) => vi.spyOn(console, name));
    for (const fault of ['500', '502-html', 'malformed-event', 'half-event']) {
      upstream.setDefault({ text: 'An answer of several words.', fault });
      await streamed({ messages: [user] }).catch(() => {});
    }
    const calls = spies.map((spy) => spy.mock.calls.length);
    for (const spy of spies) spy.mockRestore();
    expect(calls).toEqual([0, 0, 0]);
  });

  it('say what to do: fetch the model, start the server', async () => {
    upstream.setDefault({ fault: '404' });
    const missing = await failureOf(model('no-such').doGenerate({ messages: [user] }, context));
    expect(missing).toMatchObject({ class: 'not-found', message: expect.stringContaining('ollama pull no-such') });
    const nobody = createOllama({ baseURL: 'http://127.0.0.1:9' }).chat('qwen3');
    const refused = await failureOf(nobody.doGenerate({ messages: [user] }, { ...context, fetch: refusingFetch }));
    expect(refused).toMatchObject({ class: 'network', message: expect.stringContaining('ollama serve') });
  });

  it('tell that a prompt is too long instead of cutting it', async () => {
    const messages = [{ role: 'user', content: 'word '.repeat(10_000) }] as const;
    expect(await failureOf(model().doGenerate({ messages }, context))).toMatchObject({ class: 'context-overflow' });
  });
});

/** Nobody listens on a port that was just given back. */
const refusingFetch: typeof globalThis.fetch = async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return fetch(`http://127.0.0.1:${port}`);
};

describe('settings', () => {
  it.each([
    ['', 'http://127.0.0.1:11434'],
    ['gpu.example:8080', 'http://gpu.example:8080'],
    ['gpu.example', 'http://gpu.example:11434'],
    [':9999', 'http://127.0.0.1:9999'],
    ['0.0.0.0', 'http://127.0.0.1:11434'],
    ['gpu.example:80', 'http://gpu.example'],
    ['https://gpu.example', 'https://gpu.example'],
  ])('take OLLAMA_HOST=%s for %s', (host, origin) => {
    vi.stubEnv('OLLAMA_HOST', host);
    expect(createOllama().origin).toBe(origin);
    expect(createOllama({ baseURL: 'http://127.0.0.1:1' }).origin).toBe('http://127.0.0.1:1');
    vi.unstubAllEnvs();
  });

  it('send the key of the call, and none from the environment', async () => {
    vi.stubEnv('OLLAMA_API_KEY', 'environment-key');
    const seen: (string | null)[] = [];
    const fetch: typeof globalThis.fetch = async (_input, init) => {
      seen.push(new Headers(init?.headers).get('authorization'));
      return Response.json({ message: { content: 'Hi.' }, done: true });
    };
    const hosted = createOllama({ baseURL: 'https://ollama.com', fetch });
    await hosted.chat('gpt-oss:120b').doGenerate({ messages: [user] }, { ...context, key: 'the-key' });
    await hosted.chat('gpt-oss:120b').doGenerate({ messages: [user] }, context);
    expect(seen).toEqual(['Bearer the-key', null]);
    expect(await hosted.chat('gpt-oss:120b').keys?.()).toEqual(['environment-key']);
    expect(await createOllama({ baseURL: 'https://other.example' }).chat('x').keys?.()).toEqual([]);
    vi.unstubAllEnvs();
  });

  it.each(['gpu', 'ftp://gpu', 'http://gpu:11434/v1/'])('refuse the base URL %s with what to do', (baseURL) => {
    expect(() => createOllama({ baseURL })).toThrow(/must be a URL|use createOpenAI/);
  });

  it('of the ready-made provider are looked up at the first use', () => {
    expect(ollama.name).toBe('ollama');
    expect(ollama.chat('qwen3').origin).toBe(ollama.origin);
    expect(ollama.keys.required).toBe(false);
  });
});

describe('embeddings', () => {
  it('come one for each text, with what they cost', async () => {
    upstream.setDefault({
      embeddings: [
        [1, 0],
        [0, 1],
      ],
      usage: { inputTokens: 4 },
    });
    const embedder = createOllama({ baseURL: upstream.url }).embedding('nomic-embed-text');
    const { vectors, usage } = await embedder.doEmbed(['one', 'two'], context);
    expect(vectors).toEqual([Float32Array.from([1, 0]), Float32Array.from([0, 1])]);
    expect(usage).toEqual({ inputTokens: 4, outputTokens: 0 });
    expect(sent()).toEqual({ model: 'nomic-embed-text', input: ['one', 'two'], truncate: false });
  });
});

describe('rate limits', () => {
  it('are handed on as the headers say, whole and streamed', async () => {
    const hints: RateLimitHint[] = [];
    const listening = { ...context, onRateLimits: (hint: RateLimitHint) => hints.push(hint) };
    upstream.setDefault({ headers: { 'x-ratelimit-remaining': '7', 'x-ratelimit-reset': '2' } });
    await model().doGenerate({ messages: [user] }, listening);
    for await (const _part of model().doStream({ messages: [user] }, listening));
    const hint = { remainingRequests: 7, resetMs: 2_000 };
    expect(hints).toEqual([hint, hint]);
  });
});
