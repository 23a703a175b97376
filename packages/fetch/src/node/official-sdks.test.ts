import Anthropic from '@anthropic-ai/sdk';
import { GoogleGenAI } from '@google/genai';
import { Ollama } from 'ollama';
import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import { collect } from '../../test/collect.js';
import { type Loopback, listen } from '../../test/listen.js';
import { pooledFetch } from './create-pooled-fetch.js';

/** One wire protocol: what a server sends, and how the vendor's own SDK reads it over `pooledFetch`. */
interface Wire {
  readonly unary: unknown;
  readonly frames: readonly string[];
  generate(url: string): Promise<string | null | undefined>;
  stream(url: string): Promise<string>;
}

const event = (data: unknown, type?: string) => `${type ? `event: ${type}\n` : ''}data: ${JSON.stringify(data)}\n\n`;
const join = async <Item>(items: AsyncIterable<Item>, text: (item: Item) => string | null | undefined) =>
  (await collect(items)).map((item) => text(item) ?? '').join('');

const chatMessages = [{ role: 'user' as const, content: 'hi' }];
const openai = (url: string) => new OpenAI({ apiKey: 'k', baseURL: `${url}/v1`, maxRetries: 0, fetch: pooledFetch });
const anthropic = (url: string) => new Anthropic({ apiKey: 'k', baseURL: url, maxRetries: 0, fetch: pooledFetch });
const google = (url: string) => new GoogleGenAI({ apiKey: 'k', httpOptions: { baseUrl: url, fetch: pooledFetch } });
const ollama = (url: string) => new Ollama({ host: url, fetch: pooledFetch });

const chatChunk = (content: string, finish_reason: string | null = null) =>
  event({ id: 'c', object: 'chat.completion.chunk', choices: [{ index: 0, delta: { content }, finish_reason }] });
const geminiAnswer = (text: string) => ({ candidates: [{ content: { role: 'model', parts: [{ text }] } }] });
const textDelta = (text: string) =>
  event({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } }, 'content_block_delta');

const wires: Record<string, Wire> = {
  openai: {
    unary: { object: 'chat.completion', choices: [{ index: 0, message: { role: 'assistant', content: 'one two' } }] },
    frames: [chatChunk('one '), chatChunk('two', 'stop'), 'data: [DONE]\n\n'],
    generate: async (url) =>
      (await openai(url).chat.completions.create({ model: 'm', messages: chatMessages })).choices[0]?.message.content,
    stream: async (url) =>
      join(
        await openai(url).chat.completions.create({ model: 'm', messages: chatMessages, stream: true }),
        (chunk) => chunk.choices[0]?.delta.content,
      ),
  },
  anthropic: {
    unary: { type: 'message', role: 'assistant', content: [{ type: 'text', text: 'one two' }], usage: {} },
    frames: [textDelta('one '), textDelta('two'), event({ type: 'message_stop' }, 'message_stop')],
    generate: async (url) => {
      const request = { model: 'm', max_tokens: 9, messages: chatMessages };
      const [block] = (await anthropic(url).messages.create(request)).content;
      return block?.type === 'text' ? block.text : undefined;
    },
    stream: async (url) =>
      join(
        await anthropic(url).messages.create({ model: 'm', max_tokens: 9, messages: chatMessages, stream: true }),
        (item) => (item.type === 'content_block_delta' && item.delta.type === 'text_delta' ? item.delta.text : ''),
      ),
  },
  google: {
    unary: geminiAnswer('one two'),
    frames: [event(geminiAnswer('one ')), event(geminiAnswer('two'))],
    generate: async (url) => (await google(url).models.generateContent({ model: 'm', contents: 'hi' })).text,
    stream: async (url) =>
      join(await google(url).models.generateContentStream({ model: 'm', contents: 'hi' }), (chunk) => chunk.text),
  },
  ollama: {
    unary: { message: { role: 'assistant', content: 'one two' }, done: true },
    frames: ['one ', 'two', ''].map(
      (content, index) => `${JSON.stringify({ message: { content }, done: index === 2 })}\n`,
    ),
    generate: async (url) => (await ollama(url).chat({ model: 'm', messages: chatMessages })).message.content,
    stream: async (url) =>
      join(
        await ollama(url).chat({ model: 'm', messages: chatMessages, stream: true }),
        (chunk) => chunk.message.content,
      ),
  },
};

function serve(contentType: string, frames: readonly string[]): Promise<Loopback> {
  return listen((_, response) => {
    response.writeHead(200, { 'content-type': contentType });
    const rest = [...frames];
    const timer = setInterval(() => {
      const frame = rest.shift();
      if (frame !== undefined) return response.write(frame);
      clearInterval(timer);
      return response.end();
    }, 2);
  });
}

describe.each(Object.entries(wires))('the %s SDK over pooledFetch', (name, wire) => {
  it('reads a unary answer, twice over one connection', async () => {
    const { url, connections } = await serve('application/json', [JSON.stringify(wire.unary)]);
    expect([await wire.generate(url), await wire.generate(url)]).toEqual(['one two', 'one two']);
    expect(connections()).toBe(1);
  });

  it('reads a stream', async () => {
    const { url } = await serve(name === 'ollama' ? 'application/x-ndjson' : 'text/event-stream', wire.frames);
    expect(await wire.stream(url)).toBe('one two');
  });

  it('reads the status and body of an error', async () => {
    const { url } = await listen((_, response) => {
      response.writeHead(429, { 'content-type': 'application/json' }).end('{"error":{"message":"slow down"}}');
    });
    const error = await wire.generate(url).then(
      () => expect.fail('should fail'),
      (failure) => failure,
    );
    expect(error.status ?? error.status_code).toBe(429);
    expect(JSON.stringify([error.message, error.error])).toContain('slow down');
  });

  it('reports a redirect as an error that keeps its origin in the chain of causes', async () => {
    const { url } = await listen((_, response) =>
      response.writeHead(307, { location: 'http://elsewhere.invalid/' }).end(),
    );
    let error = await wire.generate(url).then(
      () => expect.fail('should fail'),
      (failure) => failure,
    );
    while (error.cause) error = error.cause;
    expect(error).toMatchObject({ code: 'CASCADE_REDIRECT_REFUSED', targetOrigin: 'http://elsewhere.invalid' });
  });
});
