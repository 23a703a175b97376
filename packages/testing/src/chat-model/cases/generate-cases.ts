import type { ChatResponse, Part } from '@cascade/core/spec';
import { expect } from 'vitest';
import { onStage, plain, question, usage } from '../act.js';
import type { ChatModelCase } from '../chat-model-case.js';

export function textOf(content: readonly Part[]): string {
  return content.map((part) => (part.type === 'text' ? part.text : '')).join('');
}

export function countsOf({ finish }: Pick<ChatResponse, 'finish'>) {
  return { inputTokens: finish.usage.inputTokens, outputTokens: finish.usage.outputTokens };
}

export const generateCases: readonly ChatModelCase[] = [
  {
    name: 'answers with text, finish reason and exact usage',
    run: (open) =>
      onStage(open, plain, async ({ generate }) => {
        const response = await generate(question);
        expect(textOf(response.content)).toBe(plain.reply.text);
        expect(response.finish.reason).toBe('stop');
        expect(countsOf(response)).toEqual(usage);
      }),
  },
  {
    name: 'sends system prompts and every turn, in order',
    run: (open) =>
      onStage(open, plain, async ({ generate, sent }) => {
        const words = ['be-terse', 'first-question', 'first-answer', 'second-question'];
        const roles = ['system', 'user', 'assistant', 'user'] as const;
        await generate({ messages: roles.map((role, place) => ({ role, content: words[place] ?? '' })) });
        expect(words.filter((word) => !sent().includes(word))).toEqual([]);
        const turns = words.slice(1).map((word) => sent().indexOf(word));
        expect(turns).toEqual([...turns].sort((left, right) => left - right));
      }),
  },
  {
    name: 'sends images as they are',
    run: (open) =>
      onStage(open, plain, async ({ generate, sent }) => {
        const image = {
          type: 'media',
          mediaType: 'image/png',
          data: Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10]),
        } as const;
        await generate({ messages: [{ role: 'user', content: [{ type: 'text', text: 'what is this' }, image] }] });
        expect(sent()).toContain('iVBORw0KGgo=');
      }),
  },
  {
    name: 'asks for JSON by the schema',
    run: (open) =>
      onStage(open, { reply: { ...plain.reply, text: '{"capital_city":"Paris"}' } }, async ({ generate, sent }) => {
        const jsonSchema = {
          type: 'object',
          properties: { capital_city: { type: 'string' } },
          required: ['capital_city'],
          additionalProperties: false,
        };
        const response = await generate({ ...question, output: { name: 'capital', jsonSchema } });
        expect(sent()).toContain('capital_city');
        expect(JSON.parse(textOf(response.content))).toEqual({ capital_city: 'Paris' });
      }),
  },
  {
    name: 'says when an answer was cut at the token limit',
    run: (open) =>
      onStage(open, { reply: { ...plain.reply, finishReason: 'length' } }, async ({ generate }) => {
        expect((await generate({ ...question, maxOutputTokens: 64 })).finish.reason).toBe('length');
      }),
  },
  {
    name: 'says when a content filter ended the answer',
    run: (open) =>
      onStage(open, { reply: { ...plain.reply, finishReason: 'content-filter' } }, async ({ generate }) => {
        const response = await generate(question).catch((error: unknown) => error);
        const said = { ...Object(response).finish, ...Object(response).failure };
        expect(said.reason ?? said.class).toBe('content-filter');
      }),
  },
  {
    name: 'leaves usage that is not reported unknown, never 0',
    run: (open) =>
      onStage(open, { reply: { text: 'Paris.', finishReason: 'stop' } }, async ({ generate }) => {
        expect(countsOf(await generate(question))).toEqual({ inputTokens: undefined, outputTokens: undefined });
      }),
  },
  {
    name: "passes the vendor's own parameters through",
    run: (open) =>
      onStage(open, plain, async ({ generate, sent, harness }) => {
        await generate({ ...question, parameters: harness.parameters ?? { suite_marker: 'passed-through' } });
        expect(sent()).toContain('passed-through');
      }),
  },
  {
    name: 'calls with the key and the transport of the call, and puts the key into no URL',
    run: (open) =>
      onStage(open, plain, async ({ generate, harness: { key, received } }) => {
        await generate(question);
        const [request] = received();
        expect(request).toBeDefined();
        if (key === undefined) return;
        expect(Object.values(request?.headers ?? {}).join('\n')).toContain(key);
        expect(request?.url).not.toContain(key);
      }),
  },
  {
    name: 'does not change the request',
    run: (open) =>
      onStage(open, plain, async ({ generate }) => {
        const request = {
          messages: [
            { role: 'system', content: 'be terse' },
            { role: 'user', content: [{ type: 'text', text: 'hi' }] },
          ],
        } as const;
        const before = structuredClone(request);
        await generate(request);
        expect(request).toEqual(before);
      }),
  },
  {
    name: 'keeps calls apart that run at the same time',
    run: (open) =>
      onStage(open, plain, async ({ harness, context, sent }) => {
        const words = ['one', 'two', 'three'].map((word) => `question-${word}`);
        const answers = await Promise.all(
          words.map((content) => harness.model.doGenerate({ messages: [{ role: 'user', content }] }, context())),
        );
        expect(answers.map(({ content }) => textOf(content))).toEqual(words.map(() => plain.reply.text));
        expect(words.filter((word) => !sent().includes(word))).toEqual([]);
        expect(harness.received()).toHaveLength(3);
      }),
  },
];
