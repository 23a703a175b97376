import {
  type Content,
  FunctionCallingConfigMode,
  type GenerateContentParameters,
  GoogleGenAI,
  type Part,
} from '@google/genai';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { badKey, type FakeUpstream, startFakeUpstream } from './index.js';

const parametersJsonSchema = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
const tools = [{ functionDeclarations: [{ name: 'get_weather', parametersJsonSchema }] }];

describe.each(['v1', 'v1beta'])('Gemini %s through the official SDK', (apiVersion) => {
  let upstream: FakeUpstream;
  const connect = (apiKey: string) => new GoogleGenAI({ apiKey, apiVersion, httpOptions: { baseUrl: upstream.url } });
  const generate = (parameters: Partial<GenerateContentParameters>, apiKey = 'key') =>
    connect(apiKey).models.generateContent({ model: 'gemini-3-pro-preview', contents: 'Hello', ...parameters });
  beforeAll(async () => {
    upstream = await startFakeUpstream();
  });
  afterEach(() => upstream.reset());
  afterAll(() => upstream.close());

  it('answers a prompt with text and usage that leaves thoughts out of the candidates', async () => {
    upstream.script('gemini', '*', [{ text: 'Four words of text.', reasoning: 'Eight tokens of reasoning, no less.' }]);
    const response = await generate({ config: { thinkingConfig: { includeThoughts: true } } });
    expect(response.text).toBe('Four words of text.');
    const usage = response.usageMetadata;
    expect(usage?.totalTokenCount).toBe(
      (usage?.promptTokenCount ?? 0) + (usage?.candidatesTokenCount ?? 0) + (usage?.thoughtsTokenCount ?? 0),
    );
    expect(response.candidates?.[0]?.content?.parts?.[0]).toMatchObject({ thought: true });
  });

  it('streams the same text, the signature on a last empty part', async () => {
    const stream = await connect('key').models.generateContentStream({
      model: 'gemini-3-pro-preview',
      contents: 'Hello',
    });
    const parts: Part[] = [];
    let finish: string | undefined;
    for await (const chunk of stream) {
      parts.push(...(chunk.candidates?.[0]?.content?.parts ?? []));
      finish = chunk.candidates?.[0]?.finishReason ?? finish;
    }
    expect(parts.map((part) => part.text).join('')).toBe('This is a simulated answer to: Hello');
    expect(parts.at(-1)).toMatchObject({ text: '', thoughtSignature: expect.any(String) });
    expect(finish).toBe('STOP');
  });

  it('calls the function that is required and wants its signature back on the same part', async () => {
    const config = { tools, toolConfig: { functionCallingConfig: { mode: FunctionCallingConfigMode.ANY } } };
    const response = await generate({ config });
    const content = response.candidates?.[0]?.content;
    expect(response.functionCalls).toMatchObject([{ name: 'get_weather', args: { city: 'text' } }]);
    const history = (model: Content): Content[] => [
      { role: 'user', parts: [{ text: 'Weather?' }] },
      model,
      { role: 'user', parts: [{ functionResponse: { name: 'get_weather', response: { output: 12 } } }] },
    ];
    const call = content?.parts?.[0];
    const again = (part: Part) => generate({ contents: history({ role: 'model', parts: [part] }), config: { tools } });
    await expect(again(call ?? {})).resolves.toMatchObject({ text: expect.any(String) });
    const { thoughtSignature: _signature, ...unsigned } = call ?? {};
    await expect(again(unsigned)).rejects.toThrow(/missing a thought_signature/u);
    await expect(again({ ...unsigned, thoughtSignature: 'Zm9yZ2Vk' })).rejects.toThrow(/signature is not valid/u);
    await expect(again({ ...unsigned, thoughtSignature: 'skip_thought_signature_validator' })).resolves.toBeDefined();
  });

  it('satisfies the schema of a structured output and gives log-probabilities', async () => {
    const config = {
      responseMimeType: 'application/json',
      responseJsonSchema: parametersJsonSchema,
      responseLogprobs: true,
      logprobs: 2,
    };
    const response = await generate({ config });
    expect(JSON.parse(response.text ?? '')).toEqual({ city: 'text' });
    expect(response.candidates?.[0]?.avgLogprobs).toBeLessThanOrEqual(0);
  });

  it('embeds texts', async () => {
    const response = await connect('key').models.embedContent({
      model: 'gemini-embedding-001',
      contents: ['one', 'two'],
      config: { outputDimensionality: 4 },
    });
    expect(response.embeddings?.map((embedding) => embedding.values?.length)).toEqual([4, 4]);
  });

  it('refuses a wrong key with 400, wrong roles, unknown models and a missing function response', async () => {
    await expect(generate({}, badKey)).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining('API_KEY_INVALID'),
    });
    await expect(generate({ contents: [{ role: 'assistant', parts: [{ text: 'x' }] }] })).rejects.toThrow(
      /valid role/u,
    );
    await expect(generate({ model: 'gemini-no-such' })).rejects.toMatchObject({ status: 404 });
    const open = [
      {
        role: 'model',
        parts: [{ functionCall: { name: 'x', args: {} }, thoughtSignature: 'skip_thought_signature_validator' }],
      },
    ];
    await expect(generate({ contents: open })).rejects.toThrow(/number of function response parts/u);
  });

  it('withholds a blocked answer', async () => {
    upstream.script('gemini', '*', [{ refusal: 'no' }, { fault: 'prompt-blocked' }]);
    expect((await generate({})).candidates?.[0]).toMatchObject({ finishReason: 'SAFETY', content: {} });
    expect(await generate({})).toMatchObject({ promptFeedback: { blockReason: 'SAFETY' } });
  });
});
