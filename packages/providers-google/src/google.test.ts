import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CallContext, ChatRequest, Message, Part, RateLimitHint, StreamPart } from '@cascade/core/spec';
import { describe, expect, it } from 'vitest';
import { context, failureOf, model, sent, upstream, user, useStage } from '../test/stage.js';
import { createGoogle } from './create-google.js';

useStage();

const tool = (name: string) => ({ name, inputSchema: { type: 'object', properties: { city: { type: 'string' } } } });

async function sendAndRead(request: Partial<ChatRequest>, modelId?: string, more: Partial<CallContext> = {}) {
  const { finish } = await model(modelId).doGenerate({ messages: [user], ...request }, { ...context, ...more });
  return { body: sent(), warnings: finish.warnings ?? [] };
}

async function streamed(request: ChatRequest, modelId?: string): Promise<readonly StreamPart[]> {
  const parts: StreamPart[] = [];
  for await (const part of model(modelId).doStream(request, context)) parts.push(part);
  return parts;
}

describe('thought signatures', () => {
  const calls = [
    { name: 'get_weather', input: { city: 'Rome' } },
    { name: 'get_time', input: {} },
  ];
  const request: ChatRequest = { messages: [user], tools: [tool('get_weather'), tool('get_time')], reasoning: 'low' };

  async function goOn(content: readonly Part[]): Promise<string> {
    const results = content
      .flatMap((part) => (part.type === 'tool-call' ? [part] : []))
      .map(({ id, name }) => ({ type: 'tool-result', id, name, output: `result of ${name}` }) as const);
    const answered: readonly Message[] = [
      { role: 'assistant', content },
      ...(results.length > 0 ? [{ role: 'tool', content: results } as const] : [user]),
    ];
    upstream.script('gemini', '*', [{ text: 'Done.' }]);
    const response = await model().doGenerate({ ...request, messages: [user, ...answered] }, context);
    return response.content.map((part) => (part.type === 'text' ? part.text : '')).join('');
  }

  it('go back on the calls that they came with, which the upstream checks', async () => {
    upstream.script('gemini', '*', [{ reasoning: 'Two of them.', toolCalls: calls }]);
    const { content } = await model().doGenerate(request, context);
    expect(content.map((part) => part.type)).toEqual(['reasoning', 'tool-call', 'tool-call']);
    expect(await goOn(content)).toBe('Done.');
    const [first, second] = sent().contents[1].parts;
    expect(first.thoughtSignature).toMatch(/^EuY/);
    expect(second).not.toHaveProperty('thoughtSignature');
  });

  it('survive a stream, where the one of a text comes at its end without text', async () => {
    upstream.script('gemini', '*', [{ reasoning: 'Think.', text: 'An answer in pieces.', chunks: 3 }]);
    const parts = await streamed({ messages: [user], reasoning: 'low' });
    const whole = parts.flatMap((part) => (part.type === 'part' ? [part.part] : []));
    expect(whole).toEqual([
      { type: 'text', text: 'An answer in pieces.', vendor: { provider: 'google', data: expect.anything() } },
    ]);
    expect(await goOn(whole)).toBe('Done.');
    expect(sent().contents[1].parts).toEqual([
      { text: 'An answer in pieces.', thoughtSignature: expect.stringMatching(/^EuY/) },
    ]);
  });

  it('stay on the calls of a stream', async () => {
    upstream.script('gemini', '*', [{ toolCalls: calls }]);
    const parts = await streamed(request);
    const whole = parts.flatMap((part) => (part.type === 'part' ? [part.part] : []));
    expect(whole).toHaveLength(2);
    expect(await goOn(whole)).toBe('Done.');
  });

  it('are made good by the documented stand-in where a call came from another vendor', async () => {
    const foreign: readonly Part[] = [
      { type: 'reasoning', text: 'hm', vendor: { provider: 'anthropic', data: { signature: 'x' } } },
      { type: 'tool-call', id: 'toolu_1', name: 'get_time', input: {} },
    ];
    expect(await goOn(foreign)).toBe('Done.');
    expect(sent().contents[1].parts).toEqual([
      { functionCall: { name: 'get_time', args: {} }, thoughtSignature: 'skip_thought_signature_validator' },
    ]);
  });
});

describe('requests', () => {
  it('send results of one turn together, as objects, in the order of their calls', async () => {
    const messages: readonly Message[] = [
      user,
      {
        role: 'assistant',
        content: ['a', 'b', 'c'].map((id) => ({ type: 'tool-call', id, name: 'look', input: { id } }) as const),
      },
      { role: 'tool', content: [{ type: 'tool-result', id: 'c', name: 'look', output: 'no', isError: true }] },
      { role: 'tool', content: [{ type: 'tool-result', id: 'b', name: 'look', output: { found: 1 } }] },
      {
        role: 'user',
        content: [
          { type: 'tool-result', id: 'a', name: 'look', output: [1, 2] },
          { type: 'text', text: 'And now?' },
        ],
      },
    ];
    const { body } = await sendAndRead({ messages, tools: [tool('look')] }, 'gemini-2.5-flash');
    expect(body.contents[2].parts.map((part: Part & { functionResponse: unknown }) => part.functionResponse)).toEqual([
      { name: 'look', response: { output: [1, 2] } },
      { name: 'look', response: { found: 1 } },
      { name: 'look', response: { error: 'no' } },
    ]);
    expect(body.contents.map((content: { role: string }) => content.role)).toEqual(['user', 'model', 'user', 'user']);
  });

  it('send images as bytes or by their address', async () => {
    const data = new Uint8Array([1, 2, 3]);
    const content: readonly Part[] = [
      { type: 'media', mediaType: 'image/png', data },
      { type: 'media', mediaType: 'image/*', data: new URL('data:image/gif;base64,AQID') },
      { type: 'media', mediaType: 'text/plain', data: new URL('data:,50%25%zz') },
      { type: 'media', mediaType: 'image/*', data: new URL('https://example.com/a.png') },
    ];
    const { body } = await sendAndRead({ messages: [{ role: 'user', content }] });
    expect(body.contents[0].parts).toEqual([
      { inlineData: { mimeType: 'image/png', data: 'AQID' } },
      { inlineData: { mimeType: 'image/gif', data: 'AQID' } },
      { inlineData: { mimeType: 'text/plain', data: btoa('50%25%zz') } },
      { fileData: { fileUri: 'https://example.com/a.png' } },
    ]);
  });

  it.each([
    ['gemini-3.8-flash', 'high', { includeThoughts: true, thinkingLevel: 'HIGH' }, 0],
    ['gemini-3.8-flash', 'off', { thinkingLevel: 'MINIMAL' }, 1],
    ['gemini-3.1-pro-preview', 'off', { thinkingLevel: 'LOW' }, 1],
    ['gemini-4-argon', 'medium', { includeThoughts: true, thinkingLevel: 'MEDIUM' }, 0],
    ['gemini-2.5-flash', 'low', { includeThoughts: true, thinkingBudget: 1_024 }, 0],
    ['gemini-2.5-flash-lite', 'off', { thinkingBudget: 0 }, 0],
    ['gemini-2.5-pro', 'off', { thinkingBudget: 128 }, 1],
    ['gemma-3-27b-it', 'high', undefined, 1],
    ['gemma-3-27b-it', 'off', undefined, 0],
  ] as const)('to %s say reasoning "%s" in its own way', async (modelId, reasoning, thinkingConfig, warned) => {
    const { body, warnings } = await sendAndRead({ reasoning }, modelId);
    expect(body.generationConfig?.thinkingConfig).toEqual(thinkingConfig);
    expect(warnings).toHaveLength(warned);
  });

  it.each([
    ['auto', { mode: 'AUTO' }],
    ['none', { mode: 'NONE' }],
    ['required', { mode: 'ANY' }],
    [{ name: 'look' }, { mode: 'ANY', allowedFunctionNames: ['look'] }],
  ] as const)('word the tool choice %j', async (toolChoice, functionCallingConfig) => {
    const { body } = await sendAndRead({ tools: [tool('look')], toolChoice });
    expect(body.toolConfig).toEqual({ functionCallingConfig });
    expect(body.tools[0].functionDeclarations[0].parametersJsonSchema).toEqual(tool('look').inputSchema);
  });

  it('carry sampling, the schema and the system prompt where they belong', async () => {
    const { body } = await sendAndRead({
      messages: [{ role: 'system', content: 'Be terse.' }, user],
      maxOutputTokens: 9,
      temperature: 0.5,
      topP: 0.9,
      stop: ['END'],
      seed: 7,
      output: { name: 'any', jsonSchema: { type: 'object' } },
    });
    expect(body.systemInstruction.parts).toEqual([{ text: 'Be terse.' }]);
    expect(body.generationConfig).toEqual({
      maxOutputTokens: 9,
      temperature: 0.5,
      topP: 0.9,
      stopSequences: ['END'],
      seed: 7,
      responseMimeType: 'application/json',
      responseJsonSchema: { type: 'object' },
    });
  });

  it('put the schema into words for models that take none beside tools', async () => {
    const output = { name: 'any', jsonSchema: { type: 'object', title: 'Wanted' } };
    const { body, warnings } = await sendAndRead({ output, tools: [tool('look')] }, 'gemini-2.5-flash');
    expect(body.generationConfig).not.toHaveProperty('responseJsonSchema');
    expect(body.systemInstruction.parts[0].text).toContain('"title":"Wanted"');
    expect(warnings).toHaveLength(1);
  });

  it("lay the vendor's own parameters over it, those of the generation where they belong", async () => {
    const safetySettings = [{ category: 'HARM_CATEGORY_HARASSMENT', threshold: 'BLOCK_NONE' }];
    const parameters = { topK: 3, safetySettings, generationConfig: { temperature: 0.1 } };
    const { body } = await sendAndRead({ temperature: 0.9, parameters });
    expect(body.safetySettings).toEqual(safetySettings);
    expect(body.generationConfig).toEqual({ temperature: 0.1, topK: 3 });
  });

  it('leave out what was refused before, with a warning', async () => {
    const omit = new Set(['logprobs', 'thinkingConfig', 'systemInstruction', 'responseJsonSchema']);
    const { body, warnings } = await sendAndRead(
      {
        messages: [{ role: 'system', content: 'Be terse.' }, user],
        logprobs: 2,
        reasoning: 'high',
        output: { name: 'any', jsonSchema: { type: 'object' } },
      },
      undefined,
      { omit },
    );
    expect(body.generationConfig ?? {}).toEqual({});
    expect(body).not.toHaveProperty('systemInstruction');
    expect(body.contents[0].parts[0].text).toContain('Be terse.');
    expect(warnings).toHaveLength(4);
  });

  it('are refused for not being sendable without reaching the network', async () => {
    const failure = failureOf(
      await model()
        .doGenerate({ messages: [] }, context)
        .catch((error: unknown) => error),
    );
    expect(failure).toMatchObject({ class: 'bad-request', message: expect.stringContaining('contents are required') });
    expect(upstream.requests).toHaveLength(0);
  });
});

describe('answers', () => {
  it('give log-probabilities, whole and streamed', async () => {
    upstream.setDefault({ text: 'One two three.' });
    const request: ChatRequest = { messages: [user], logprobs: 2 };
    const { logprobs } = await model().doGenerate(request, context);
    expect(logprobs?.map(({ token }) => token).join('')).toBe('One two three.');
    expect(logprobs?.[0]?.top).toHaveLength(2);
    const deltas = (await streamed(request)).flatMap((part) =>
      part.type === 'text-delta' ? (part.logprobs ?? []) : [],
    );
    expect(deltas.map(({ token }) => token).join('')).toBe('One two three.');
  });

  it('count thoughts as output and cached tokens as input', async () => {
    upstream.setDefault({
      text: 'Yes.',
      usage: { inputTokens: 100, cacheReadTokens: 60, outputTokens: 50, reasoningTokens: 40 },
    });
    const { finish } = await model().doGenerate({ messages: [user] }, context);
    expect(finish.usage).toMatchObject({
      inputTokens: 100,
      cacheReadTokens: 60,
      outputTokens: 50,
      reasoningTokens: 40,
      raw: { candidatesTokenCount: 10, thoughtsTokenCount: 40 },
    });
    expect(finish.modelId).toBe('gemini-3.8-flash');
  });

  it('whose call the model could not word are invalid, and worth another try', async () => {
    upstream.setDefault({ text: '', finishReason: 'MALFORMED_FUNCTION_CALL' });
    const failure = failureOf(
      await model()
        .doGenerate({ messages: [user] }, context)
        .catch((error: unknown) => error),
    );
    expect(failure).toMatchObject({ class: 'invalid-response', scope: 'entry' });
  });

  it('give calls ids of their own that no other answer has', async () => {
    upstream.setDefault(() => ({ toolCalls: [{ name: 'look' }, { name: 'look' }] }));
    const request: ChatRequest = { messages: [user], tools: [tool('look')] };
    const answers = [await model().doGenerate(request, context), await model().doGenerate(request, context)];
    const ids = answers.flatMap(({ content }) => content.flatMap((part) => (part.type === 'tool-call' ? part.id : [])));
    expect(new Set(ids).size).toBe(4);
    expect(ids.every((id) => /^[a-zA-Z0-9_-]{1,64}$/.test(id))).toBe(true);
  });

  it('come over one connection, streams too', async () => {
    let connections = 0;
    const chunk = { candidates: [{ content: { parts: [{ text: 'Hi.' }] }, finishReason: 'STOP' }] };
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(`data: ${JSON.stringify(chunk)}\r\n\r\n`);
      // The end of the body comes apart from the last event.
      setTimeout(() => response.end(), 10);
    }).on('connection', () => {
      connections++;
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const one = createGoogle({ baseURL: `http://127.0.0.1:${port}` }).chat('gemini-3.8-flash');
    for (let turn = 0; turn < 3; turn++) {
      const parts: StreamPart[] = [];
      for await (const part of one.doStream({ messages: [user] }, context)) parts.push(part);
      expect(parts.at(-1)?.type).toBe('finish');
    }
    server.closeAllConnections();
    server.close();
    expect(connections).toBe(1);
  });

  it('bring images', async () => {
    const parts = [{ text: 'Here:' }, { inlineData: { mimeType: 'image/png', data: 'AQID' } }];
    const body = { candidates: [{ content: { parts, role: 'model' }, finishReason: 'STOP' }] };
    upstream.setDefault({ raw: { body } });
    const { content } = await model().doGenerate({ messages: [user] }, context);
    expect(content[1]).toEqual({ type: 'media', mediaType: 'image/png', data: new Uint8Array([1, 2, 3]) });
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
