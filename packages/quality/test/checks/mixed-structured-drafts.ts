import type { DraftView } from '../../src/draft-view.js';
import { ask, type BadDraft } from './bad-draft.js';

const weather = {
  name: 'get_weather',
  description: 'Weather of a place',
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
} as const;
const order = {
  name: 'place_order',
  description: 'Orders items',
  inputSchema: {
    type: 'object',
    properties: {
      items: {
        type: 'array',
        minItems: 1,
        items: {
          type: 'object',
          properties: { sku: { type: 'string' }, count: { type: 'integer' } },
          required: ['sku', 'count'],
        },
      },
      express: { type: 'boolean' },
    },
    required: ['items'],
  },
} as const;

const calls = (name: string, input: DraftView['jsonSchema']): BadDraft => [
  'tool',
  {
    prompt: 'What will the weather be in Oslo tomorrow, and order two umbrellas (sku U-1).',
    text: '',
    tools: [weather, order],
    toolCalls: [{ name, input: input ?? null }],
  },
];

const person = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    age: { type: 'integer', minimum: 0 },
    email: { type: 'string' },
    tags: { type: 'array', items: { type: 'string' } },
  },
  required: ['name', 'age'],
  additionalProperties: false,
} as const;
const schema = (...texts: readonly string[]): BadDraft[] =>
  texts.map((text) => [
    'schema',
    {
      prompt: 'Extract the person: Maria Keller, 34, maria@keller.example, likes chess and hiking.',
      text,
      jsonSchema: person,
    },
  ]);

/** Bad JSON, bad calls and bad code, written by hand before the checks were changed. */
export const mixedStructuredDrafts: readonly BadDraft[] = [
  ...schema(
    '{"name": "Maria Keller"}',
    '{"name": "Maria Keller", "age": "34"}',
    '{"name": "Maria Keller", "age": 34.5}',
    '{"name": "Maria Keller", "age": -34}',
    '{"name": "Maria Keller", "age": 34, "tags": "chess"}',
    '{"name": "Maria Keller", "age": 34, "hobbies": ["chess"]}',
    '[{"name": "Maria Keller", "age": 34}]',
    '{"person": {"name": "Maria Keller", "age": 34}}',
    "{'name': 'Maria Keller', 'age': 34}",
    '{name: "Maria Keller", age: 34}',
    '{"name": "Maria Keller", "age": 34,}',
    '{"name": "Maria Keller" "age": 34}',
    'Maria Keller is 34 years old and likes chess.',
    'name: Maria Keller\nage: 34',
    '```json\n{"name": "Maria Keller", "age": null}\n```',
    '{"name": null, "age": 34}',
    '{"name": "Maria Keller", "age": 34, "tags": ["chess", 7]}',
    '"Maria Keller"',
    'null',
    '{}',
    '{"name": "Maria Keller", "age": thirty-four}',
    '<person><name>Maria Keller</name><age>34</age></person>',
  ),

  calls('getWeather', { city: 'Oslo' }),
  calls('weather', { city: 'Oslo' }),
  calls('get_weather', {}),
  calls('get_weather', { city: 12 }),
  calls('get_weather', { city: 'Oslo', unit: 'kelvin' }),
  calls('get_weather', { city: 'Oslo', days: 0 }),
  calls('get_weather', { city: 'Oslo', days: '2' }),
  calls('get_weather', { city: 'Oslo', place: 'NO' }),
  calls('get_weather', { location: 'Oslo' }),
  calls('get_weather', '{"city": "Oslo"'),
  calls('get_weather', ['Oslo']),
  calls('get_weather', null),
  calls('place_order', { items: [] }),
  calls('place_order', { items: 'U-1' }),
  calls('place_order', { items: [{ sku: 'U-1' }] }),
  calls('place_order', { items: [{ sku: 'U-1', count: 'two' }] }),
  calls('place_order', { items: [{ sku: 'U-1', count: 2 }], express: 'yes' }),
  calls('place_order', { item: { sku: 'U-1', count: 2 } }),
  calls('functions.get_weather', { city: 'Oslo', days: 1.5 }),
  calls('', { city: 'Oslo' }),
  ...[
    'get_weather(city="Oslo")',
    '<tool_call>\n{"name": "get_weather", "arguments": {"city": "Oslo"}}\n</tool_call>',
    '{"name": "get_weather", "arguments": {"city": "Oslo"}}',
    'Action: get_weather\nAction Input: {"city": "Oslo"}',
    '```tool_code\nprint(get_weather(city="Oslo"))\n```',
    '<function=get_weather>{"city": "Oslo"}</function>',
    '[TOOL_CALLS] [{"name": "get_weather", "arguments": {"city": "Oslo"}}]',
  ].map((text): BadDraft => ['tool', { prompt: 'What will the weather be in Oslo tomorrow?', text, tools: [weather] }]),

  ...ask(
    'code',
    'Write a Python function that reverses the words of a sentence.',
    '```python\ndef reverse_words(sentence)\n    return " ".join(sentence.split()[::-1])\n```',
    '```python\ndef reverse_words(sentence):\nreturn " ".join(sentence.split()[::-1])\n```',
    '```python\ndef reverse_words(sentence):\n    return " ".join(sentence.split()[::-1]\n```',
    '```py\ndef reverse_words(sentence):\n    words = sentence.split()\n    for i in range(len(words) // 2)\n        words[i], words[-i-1] = words[-i-1], words[i]\n    return " ".join(words)\n```',
    '```python\ndef reverse_words(sentence):\n    words = sentence.split(\n    words.reverse()\n    return " ".join(words)\n```',
    '```python\nfunction reverse_words(sentence) {\n  return sentence.split(" ").reverse().join(" ");\n}\n```',
    '```python\ndef reverse_words(sentence):\n    if not sentence\n        return ""\n    return " ".join(reversed(sentence.split()))\n```',
    '```python\ndef reverse_words(sentence):\n    return " ".join(sentence.split()[::-1]))\n```',
    'def reverse_words(sentence)\n    return " ".join(reversed(sentence.split()))',
    '```python\nclass Reverser\n    def run(self, sentence):\n        return sentence[::-1]\n```',
    '```python\ndef reverse_words(sentence):\n    words = [w for w in sentence.split()\n    return " ".join(words[::-1])\n```',
    '```python\ndef reverse_words(sentence):\n    """Reverses the words.\n    return " ".join(sentence.split()[::-1])\n```',
  ),
  ...ask(
    'code',
    'Write a TypeScript function that groups numbers by parity.',
    '```ts\nfunction group(numbers: number[]): Record<string, number[]> {\n  return { odd: numbers.filter((n) => n % 2), even: numbers.filter((n) => n % 2 === 0 };\n}\n```',
    '```typescript\nexport function group(numbers: number[] {\n  return numbers;\n}\n```',
    '```ts\nconst group = (numbers: number[]) => {\n  const odd = [];\n  for (const n of numbers {\n    if (n % 2) odd.push(n);\n  }\n  return odd;\n};\n```',
    '```js\nfunction group(numbers) {\n  const result = { odd: [], even: [] ;\n  return result;\n}\n```',
    '```typescript\nfunction group(numbers: number[]) {\n  let odd: number[] = [;\n  return odd;\n}\n```',
    '```javascript\ndef group(numbers):\n    return [n for n in numbers if n % 2]\n```',
    '```ts\nfunction group(numbers: number[]) {\n  return numbers.reduce((acc, n) => {\n    acc[n % 2 ? "odd" : "even"].push(n);\n    return acc;\n  }, { odd: [], even: [] });\n```',
    'function group(numbers) {\n  return numbers.filter((n) => n % 2 === 1;\n}',
  ),
  ...ask(
    'code',
    'Write a JSON configuration for a web server with port and host.',
    '```json\n{\n  "port": 8080,\n  "host": "0.0.0.0",\n}\n```',
    "```json\n{\n  'port': 8080,\n  'host': '0.0.0.0'\n}\n```",
    '```json\n{\n  "port": 8080\n  "host": "0.0.0.0"\n}\n```',
    '```json\n{\n  port: 8080,\n  host: "0.0.0.0"\n}\n```',
  ),
  ...ask(
    'code',
    'Write a Java method that adds two numbers.',
    '```java\npublic int add(int a, int b) {\n    return a + b;\n```',
    '```java\npublic int add(int a, int b {\n    return a + b;\n}\n```',
  ),
];
