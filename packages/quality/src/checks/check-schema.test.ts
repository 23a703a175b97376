import { describe, expect, it } from 'vitest';
import { checkSchema } from './check-schema.js';
import { quickChecks } from './hard-checks.js';

const prompt = 'Extract the person from: Ada, 36, an admin who likes math.';
const jsonSchema = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    age: { type: 'integer', minimum: 0 },
    tags: { type: 'array', items: { type: 'string' } },
    role: { enum: ['admin', 'user'] },
  },
  required: ['name', 'age'],
  additionalProperties: false,
};

const broken = [
  '{"name": "Ada", "age": }',
  '{"name": "Ada" "age": 36}',
  "{'name': 'Ada', 'age': 36}",
  '{name: "Ada", age: 36}',
  '{"name": "Ada", "age": 36,}',
  '{"name": "Ada", "age": 36',
  '{"name": "Ada"}',
  '{"name": "Ada", "age": "36"}',
  '{"name": "Ada", "age": 36.5}',
  '{"name": "Ada", "age": -2}',
  '{"name": "Ada", "age": 36, "x": 1}',
  '{"name": null, "age": 36}',
  '{"name": "Ada", "age": 36, "tags": "math"}',
  '{"name": "Ada", "age": 36, "tags": [1]}',
  '{"name": "Ada", "age": 36, "role": "boss"}',
  '[{"name": "Ada", "age": 36}]',
  '"Ada"',
  'null',
  'Her name is Ada and she is 36 years old.',
  '```json\n{"name": "Ada", "age": 36,}\n```',
  'Here is the JSON:\n\n{"name": "Ada", "age": thirty-six}',
  '{}',
  'name: Ada\nage: 36',
];

describe('JSON that breaks its schema is found first', () => {
  it.each(broken)('%s', (text) => {
    expect(quickChecks({ prompt, text, jsonSchema })[0]?.check).toBe('schema');
  });
});

describe('JSON that keeps its schema passes', () => {
  const good = '{"name": "Ada", "age": 36}';
  it.each([
    good,
    `\`\`\`json\n${good}\n\`\`\``,
    `Here it is:\n\n\`\`\`\n${good}\n\`\`\`\nDone.`,
    `The person: ${good}`,
  ])('%s', (text) => {
    expect(checkSchema({ prompt, text, jsonSchema })).toBeUndefined();
  });
});

it('JSON that only the prompt asks for must parse', () => {
  expect(checkSchema({ prompt: 'Answer in JSON: who is Ada?', text: '{"name": "Ada", }' })?.check).toBe('schema');
  expect(checkSchema({ prompt: 'Answer in JSON: who is Ada?', text: '{"name": "Ada"}' })).toBeUndefined();
});
