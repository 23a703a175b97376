import type { Part, StreamPart } from '@cascade/core/spec';
import { expect } from 'vitest';
import { clock, onStage, plain, toolQuestion, usage, weather } from '../act.js';
import type { ChatModelCase } from '../chat-model-case.js';
import type { Scenario } from '../scenario.js';

const twoCalls: Scenario = {
  reply: {
    toolCalls: [
      { id: 'call_rain', name: weather.name, input: { city: 'Saint-"É" \\ 😀', days: 2 } },
      { id: 'call_time', name: clock.name, input: {} },
    ],
    finishReason: 'tool-calls',
    usage,
  },
};

const oneCallWithoutArguments: Scenario = {
  reply: { toolCalls: [{ id: 'call_time', name: clock.name, input: {} }], finishReason: 'tool-calls', usage },
};

function callsOf(parts: readonly Part[]) {
  return parts.flatMap((part) => (part.type === 'tool-call' ? [{ name: part.name, input: part.input }] : []));
}

function wholeParts(parts: readonly StreamPart[]): readonly Part[] {
  return parts.flatMap((part) => (part.type === 'part' ? [part.part] : []));
}

const expected = twoCalls.reply.toolCalls?.map(({ name, input }) => ({ name, input }));

export const toolCases: readonly ChatModelCase[] = [
  {
    name: 'sends tools and reads parallel calls with their inputs',
    run: (open) =>
      onStage(open, twoCalls, async ({ generate, sent }) => {
        const { content, finish } = await generate(toolQuestion);
        expect(
          [weather.name, weather.description, 'days', clock.name].filter((word) => !sent().includes(word)),
        ).toEqual([]);
        expect(callsOf(content).slice(0, 1)).toEqual(expected?.slice(0, 1));
        expect(finish.reason).toBe('tool-calls');
        const ids = content.flatMap((part) => (part.type === 'tool-call' ? [part.id] : []));
        expect(new Set(ids).size).toBe(2);
      }),
  },
  {
    name: 'reads a tool call without arguments as an empty object',
    run: (open) =>
      onStage(open, oneCallWithoutArguments, async ({ generate }) => {
        expect(callsOf((await generate(toolQuestion)).content)).toEqual([{ name: clock.name, input: {} }]);
      }),
  },
  {
    name: 'sends tool calls and results back',
    run: async (open) => {
      let calls: readonly Part[] = [];
      await onStage(open, twoCalls, async ({ generate }) => {
        calls = (await generate(toolQuestion)).content;
      });
      await onStage(open, plain, async ({ generate, sent }) => {
        const results = calls.flatMap((call) =>
          call.type === 'tool-call'
            ? [{ type: 'tool-result', id: call.id, name: call.name, output: `result-of-${call.name}` } as const]
            : [],
        );
        const answered = [
          { role: 'assistant', content: calls },
          { role: 'tool', content: results },
        ] as const;
        await generate({ ...toolQuestion, messages: [...toolQuestion.messages, ...answered] });
        const words = [`result-of-${weather.name}`, `result-of-${clock.name}`, 'Saint-'];
        expect(words.filter((word) => !sent().includes(word))).toEqual([]);
      });
    },
  },
  {
    name: 'asks for a tool by name',
    run: (open) =>
      onStage(open, oneCallWithoutArguments, async ({ generate, harness: { received } }) => {
        await generate({ ...toolQuestion, toolChoice: { name: clock.name } });
        await generate(toolQuestion);
        const [named, free] = received().map(({ body }) => body.split(clock.name).length);
        expect(named).toBeGreaterThan(free ?? 0);
      }),
  },
  {
    name: 'streams tool calls, each whole once',
    run: (open) =>
      onStage(open, twoCalls, async ({ parts }) => {
        const streamed = await parts(toolQuestion);
        expect(callsOf(wholeParts(streamed)).slice(0, 1)).toEqual(expected?.slice(0, 1));
        expect(callsOf(wholeParts(streamed))).toHaveLength(2);
        expect(streamed.at(-1)).toMatchObject({ type: 'finish', finish: { reason: 'tool-calls' } });
      }),
  },
  {
    name: 'announces a streamed tool call before its pieces, which make up its input',
    run: (open) =>
      onStage(open, twoCalls, async ({ parts }) => {
        const streamed = await parts(toolQuestion);
        const whole = streamed.find((part) => part.type === 'part' && part.part.type === 'tool-call');
        if (whole?.type !== 'part' || whole.part.type !== 'tool-call') throw new Error('no tool call came');
        const own = streamed.filter((part) => 'index' in part && part.index === whole.index);
        expect(own.map((part) => part.type).filter((type, place, all) => type !== all[place - 1])).toEqual(
          own.some((part) => part.type === 'tool-input-delta')
            ? ['tool-input-start', 'tool-input-delta', 'part']
            : ['tool-input-start', 'part'],
        );
        expect(own[0]).toMatchObject({ id: whole.part.id, name: whole.part.name });
        const json = own.map((part) => (part.type === 'tool-input-delta' ? part.json : '')).join('');
        if (json !== '') expect(JSON.parse(json)).toEqual(whole.part.input);
      }),
  },
  {
    name: 'streams a tool call without arguments as an empty object',
    run: (open) =>
      onStage(open, oneCallWithoutArguments, async ({ parts }) => {
        expect(callsOf(wholeParts(await parts(toolQuestion)))).toEqual([{ name: clock.name, input: {} }]);
      }),
  },
];
