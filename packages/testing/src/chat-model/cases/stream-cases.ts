import type { StreamPart } from '@cascade/core/spec';
import { expect } from 'vitest';
import { onStage, plain, question, usage } from '../act.js';
import type { ChatModelCase } from '../chat-model-case.js';
import type { Scenario } from '../scenario.js';
import { failureOf, streamFailure } from './failure-of.js';
import { countsOf } from './generate-cases.js';

function textOf(parts: readonly StreamPart[]): string {
  return parts.map((part) => (part.type === 'text-delta' ? part.text : '')).join('');
}

const unicode: Scenario = {
  reply: { ...plain.reply, text: 'Zażółć gęślą jaźń 😀 你好, Ünïcødé and "quotes" \\ done' },
};

export const streamCases: readonly ChatModelCase[] = [
  {
    name: 'streams text in several pieces',
    run: (open) =>
      onStage(open, plain, async ({ parts }) => {
        const streamed = await parts(question);
        expect(textOf(streamed)).toBe(plain.reply.text);
        expect(streamed.filter((part) => part.type === 'text-delta').length).toBeGreaterThan(1);
      }),
  },
  {
    name: 'streams every character, emoji and quotes too',
    run: (open) =>
      onStage(open, unicode, async ({ parts }) => {
        expect(textOf(await parts(question))).toBe(unicode.reply.text);
      }),
  },
  {
    name: 'ends a stream with exactly one finish, with reason and exact usage',
    run: (open) =>
      onStage(open, plain, async ({ parts }) => {
        const streamed = await parts(question);
        const ends = streamed.flatMap((part) => (part.type === 'finish' ? [part] : []));
        expect(ends).toHaveLength(1);
        expect(streamed.at(-1)).toBe(ends[0]);
        expect(ends[0]?.finish.reason).toBe('stop');
        expect(ends.map(countsOf)).toEqual([usage]);
      }),
  },
  {
    name: 'does not take a stream that was cut off for an answer',
    run: (open) =>
      onStage(open, { ...plain, fault: 'cut' }, async ({ parts }) => {
        expect(['invalid-response', 'network']).toContain((await streamFailure(parts(question))).class);
      }),
  },
  {
    name: 'reports an error inside a stream',
    run: (open) =>
      onStage(open, { ...plain, fault: 'error-in-stream' }, async ({ parts }) => {
        expect(['overloaded', 'server', 'rate-limited']).toContain((await streamFailure(parts(question))).class);
      }),
  },
  {
    name: 'ends the call upstream when the stream is left',
    run: (open) =>
      onStage(open, { ...plain, fault: 'stall' }, async ({ stream, harness }) => {
        for await (const part of stream(question)) if (part.type === 'text-delta') break;
        expect(await harness.clientLeft()).toBe(true);
      }),
  },
  {
    name: 'stops at once when it is aborted in the middle of a stream',
    run: (open) =>
      onStage(open, { ...plain, fault: 'stall' }, async ({ stream, controller }) => {
        const reading = (async () => {
          for await (const part of stream(question)) if (part.type === 'text-delta') controller.abort();
        })();
        const { class: failureClass } = await failureOf(reading);
        expect(failureClass).toBe('aborted');
      }),
  },
];
