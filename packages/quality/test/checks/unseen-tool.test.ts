import type { Json } from '@cascade/core/spec';
import { describe, expect, it } from 'vitest';
import { catchRate, type Drafts, flagged } from './catch-rate.js';

const tools = [
  {
    name: 'get_weather',
    description: 'Weather of a city',
    inputSchema: {
      type: 'object',
      properties: {
        city: { type: 'string' },
        unit: { type: 'string', enum: ['celsius', 'fahrenheit'] },
        days: { type: 'integer', minimum: 1, maximum: 14 },
      },
      required: ['city'],
      additionalProperties: false,
    },
  },
  {
    name: 'book_table',
    inputSchema: {
      type: 'object',
      properties: {
        guests: { type: 'number' },
        dishes: { type: 'array', items: { type: 'string' } },
        contact: { type: 'object', properties: { phone: { type: 'string' } }, required: ['phone'] },
        outdoor: { type: 'boolean' },
      },
      required: ['guests', 'contact'],
    },
  },
];

function calls(
  prompt: string,
  list: readonly (readonly [name: string, input: Json])[],
  more: Partial<Drafts[2]> = {},
): readonly Drafts[] {
  return list.map(([name, input]): Drafts => [prompt, [''], { tools, toolCalls: [{ name, input }], ...more }]);
}

const contact = { phone: '1' };
const first: readonly Drafts[] = [
  ...calls('What is the weather in Oslo?', [
    ['weather', { city: 'Oslo' }],
    ['getWeather', { city: 'Oslo' }],
    ['get_wheather', { city: 'Oslo' }],
    ['GET_WEATHER', { city: 'Oslo' }],
    ['functions.get_weather', { city: 'Oslo' }],
    ['search', { query: 'Oslo weather' }],
    ['', { city: 'Oslo' }],
    ['get_weather', {}],
    ['get_weather', { location: 'Oslo' }],
    ['get_weather', { city: null }],
    ['get_weather', { city: 5 }],
    ['get_weather', { city: ['Oslo'] }],
    ['get_weather', { city: { name: 'Oslo' } }],
    ['get_weather', { city: 'Oslo', unit: 'kelvin' }],
    ['get_weather', { city: 'Oslo', unit: 'Celsius' }],
    ['get_weather', { city: 'Oslo', days: '3' }],
    ['get_weather', { city: 'Oslo', days: 0 }],
    ['get_weather', { city: 'Oslo', days: 2.5 }],
    ['get_weather', { city: 'Oslo', days: 99 }],
    ['get_weather', { city: 'Oslo', country: 'Norway' }],
    ['get_weather', 'Oslo'],
    ['get_weather', '{"city": "Oslo"'],
    ['get_weather', ['Oslo']],
    ['get_weather', null],
    ['get_weather', true],
    ['get_weather', { unit: 'celsius' }],
    ['get_weather', { City: 'Oslo' }],
    ['get_weather', { city: true }],
  ]),
  ...calls('Book a table for two.', [
    ['book_table', { guests: '2', contact }],
    ['book_table', { guests: 2 }],
    ['book_table', { contact }],
    ['book_table', { guests: 2, contact: '555' }],
    ['book_table', { guests: 2, contact: {} }],
    ['book_table', { guests: 2, contact: { phone: 555 } }],
    ['book_table', { guests: 2, contact, dishes: 'fish' }],
    ['book_table', { guests: 2, contact, dishes: [1] }],
    ['book_table', { guests: 2, contact, outdoor: 'yes' }],
    ['book_table', { guests: 2, contact, outdoor: 1 }],
    ['book_table', { guests: [2], contact }],
    ['reserve', { guests: 2, contact }],
  ]),
  [
    'What is the weather in Oslo?',
    ['I would call the weather tool for Oslo now.', 'The weather in Oslo is sunny, 20 degrees.'],
    { tools, toolChoice: 'required' },
  ],
  ['What is the weather in Oslo?', ['It is sunny.'], { tools, toolChoice: { name: 'get_weather' } }],
  [
    'Weather?',
    [''],
    { tools, toolChoice: { name: 'get_weather' }, toolCalls: [{ name: 'book_table', input: { guests: 2, contact } }] },
  ],
  ['Weather?', [''], { tools, toolChoice: 'none', toolCalls: [{ name: 'get_weather', input: { city: 'Oslo' } }] }],
  ['Weather?', [''], { toolCalls: [{ name: 'get_weather', input: { city: 'Oslo' } }] }],
  [
    'What is the weather in Oslo?',
    [
      '<tool_call>\n{"name": "get_weather", "arguments": {"city": "Oslo"}}\n</tool_call>',
      '{"name": "get_weather", "arguments": {"city": "Oslo"}}',
      '<function=get_weather>{"city": "Oslo"}</function>',
      'get_weather(city="Oslo")',
      '[TOOL_CALLS] [{"name": "get_weather", "arguments": {"city": "Oslo"}}]',
      '```json\n{"name": "get_weather", "parameters": {"city": "Oslo"}}\n```',
      '<|python_tag|>get_weather.call(city="Oslo")',
      'Action: get_weather\nAction Input: {"city": "Oslo"}',
    ],
    { tools },
  ],
];

const second: readonly Drafts[] = [
  ...calls('Weather in Lima please', [
    ['lookup', { city: 'Lima' }],
    ['get-weather', { city: 'Lima' }],
    ['get_weather_forecast', { city: 'Lima' }],
    ['Get_Weather', { city: 'Lima' }],
    ['multi_tool_use.parallel', { tool_uses: [] }],
    ['get_weather', { town: 'Lima' }],
    ['get_weather', { city: 12.5 }],
    ['get_weather', { city: false }],
    ['get_weather', { city: {} }],
    ['get_weather', { city: [] }],
    ['get_weather', { city: 'Lima', unit: 'C' }],
    ['get_weather', { city: 'Lima', unit: null }],
    ['get_weather', { city: 'Lima', unit: 1 }],
    ['get_weather', { city: 'Lima', days: 15 }],
    ['get_weather', { city: 'Lima', days: -1 }],
    ['get_weather', { city: 'Lima', days: 'three' }],
    ['get_weather', { city: 'Lima', days: [3] }],
    ['get_weather', { city: 'Lima', date: 'tomorrow' }],
    ['get_weather', { city: 'Lima', units: 'celsius' }],
    ['get_weather', 'city=Lima'],
    ['get_weather', 7],
    ['get_weather', []],
    ['get_weather', ''],
    ['get_weather', '{city: Lima}'],
  ]),
  ...calls('A table for four, please', [
    ['book_table', {}],
    ['book_table', { guests: 'four', contact }],
    ['book_table', { guests: null, contact }],
    ['book_table', { guests: 4, contact: null }],
    ['book_table', { guests: 4, contact: [] }],
    ['book_table', { guests: 4, contact: { tel: '1' } }],
    ['book_table', { guests: 4, contact: { phone: null } }],
    ['book_table', { guests: 4, contact, dishes: {} }],
    ['book_table', { guests: 4, contact, dishes: [null] }],
    ['book_table', { guests: 4, contact, outdoor: null }],
    ['book_table', { guests: { n: 4 }, contact }],
    ['bookTable', { guests: 4, contact }],
  ]),
  ['Weather in Lima', ['I will check the weather for you.', ''], { tools, toolChoice: 'required' }],
  ['Weather in Lima', ['It is 20 degrees in Lima.'], { tools, finishReason: 'tool-calls' }],
  [
    'Weather in Lima',
    [
      '<tool_call>{"name":"get_weather","arguments":{"city":"Lima"}}</tool_call>',
      '```tool_code\nget_weather(city="Lima")\n```',
      '{"function": "get_weather", "arguments": {"city": "Lima"}}',
      'functions.get_weather({"city": "Lima"})',
      '<function_calls>\n<invoke name="get_weather">\n<parameter name="city">Lima</parameter>\n</invoke>\n</function_calls>',
      'Thought: I need the weather.\nAction: get_weather\nAction Input: {"city": "Lima"}',
      '[get_weather(city="Lima")]',
      '[{"name": "get_weather", "arguments": {"city": "Lima"}}]',
      '<|tool_calls_section_begin|>get_weather {"city": "Lima"}',
    ],
    { tools },
  ],
];

const good: readonly Drafts[] = [
  ...calls('What is the weather in Oslo?', [
    ['get_weather', { city: 'Oslo' }],
    ['get_weather', { city: 'Oslo', unit: 'celsius' }],
    ['get_weather', { city: 'Oslo', days: 3 }],
    ['get_weather', { city: '' }],
    ['book_table', { guests: 2, contact }],
    ['book_table', { guests: 2.5, contact, note: 'window' }],
    ['book_table', { guests: 2, contact: { phone: '1', mail: 'a' }, dishes: [], outdoor: false }],
  ]),
  ['Hello!', ['Hello! How can I help you today?', 'Hi there.'], { tools }],
  ['Hello!', ['Hello! How can I help you today?'], { tools, toolChoice: 'none' }],
  [
    'Which tools do you have?',
    ['I can look up the weather with get_weather and book a table with book_table.'],
    { tools },
  ],
  [
    'What is the weather in Oslo?',
    ['Which unit do you prefer, Celsius or Fahrenheit?', 'Let me look that up for you.'],
    { tools, toolCalls: [{ name: 'get_weather', input: { city: 'Oslo' } }] },
  ],
  [
    'Weather in Oslo and Rome?',
    [''],
    {
      tools,
      toolChoice: 'required',
      toolCalls: [
        { name: 'get_weather', input: { city: 'Oslo' } },
        { name: 'get_weather', input: { city: 'Rome' } },
      ],
    },
  ],
  ['Write JSON with name and arguments of a person who argues.', ['{"name": "Ann", "arguments": ["cost", "time"]}']],
  ['Show how a tool call looks.', ['```json\n{"name": "get_weather", "arguments": {"city": "Oslo"}}\n```']],
];

describe('unseen tool calls that cannot be made', () => {
  it.each([
    ['first', first],
    ['second', second],
  ] as const)('are found in at least 95 of 100: %s list', async (_, lists) => {
    const { rate, missed } = await catchRate('tool', lists);
    expect(rate, missed.join('\n')).toBeGreaterThanOrEqual(0.95);
  });

  it('are not seen in good drafts that look like them', async () => {
    expect(await flagged(good)).toEqual([]);
  });
});
