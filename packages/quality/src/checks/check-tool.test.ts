import type { Json, ToolChoice } from '@cascade/core/spec';
import { describe, expect, it } from 'vitest';
import { quickChecks } from './hard-checks.js';

const prompt = 'Weather in Rome?';
const tools = [
  {
    name: 'get_weather',
    inputSchema: {
      type: 'object',
      properties: { city: { type: 'string' }, days: { type: 'integer', maximum: 14 }, unit: { enum: ['c', 'f'] } },
      required: ['city'],
    },
  },
];

const badCalls: readonly (readonly [name: string, input: Json])[] = [
  ['getWeather', { city: 'Rome' }],
  ['get_weather', {}],
  ['get_weather', { city: 5 }],
  ['get_weather', { city: 'Rome', days: 'two' }],
  ['get_weather', { city: 'Rome', days: 99 }],
  ['get_weather', { city: 'Rome', unit: 'kelvin' }],
  ['get_weather', '{"city": "Ro'],
  ['get_weather', null],
  ['get_weather', ['Rome']],
  ['__proto__', {}],
  ['constructor', {}],
];

describe('a call that cannot be made is found first', () => {
  it.each(badCalls)('%s %j', (name, input) => {
    expect(quickChecks({ prompt, text: '', tools, toolCalls: [{ name, input }] })[0]?.check).toBe('tool');
  });
});

describe('a call that had to come and did not is found first', () => {
  const choices: readonly ToolChoice[] = ['required', { name: 'get_weather' }];
  it.each(choices)('%j', (toolChoice) => {
    for (const text of ['It is sunny in Rome.', 'Let me check.', '']) {
      expect(quickChecks({ prompt, text, tools, toolChoice })[0]?.check, text).toBe('tool');
    }
  });

  it('written as text', () => {
    for (const text of [
      '<tool_call>{"name":"get_weather"}</tool_call>',
      '{"name": "get_weather", "arguments": {"city": "Rome"}}',
    ]) {
      expect(quickChecks({ prompt, text, tools })[0]?.check, text).toBe('tool');
    }
  });
});

it('a good call passes', () => {
  const toolCalls = [{ name: 'get_weather', input: { city: 'Rome', days: 3 } }];
  expect(quickChecks({ prompt, text: '', tools, toolCalls, finishReason: 'tool-calls' })).toEqual([]);
  expect(quickChecks({ prompt, text: '', tools, toolCalls, toolChoice: 'required' })).toEqual([]);
});
