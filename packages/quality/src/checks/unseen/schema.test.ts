import { describe, expect, it } from 'vitest';
import { catchRate, type Drafts, flagged } from './catch-rate.js';

const jsonSchema = {
  type: 'object',
  properties: {
    name: { type: 'string', minLength: 1 },
    age: { type: 'integer', minimum: 0, maximum: 150 },
    role: { enum: ['admin', 'user', 'guest'] },
    tags: { type: 'array', items: { type: 'string' }, maxItems: 4 },
    address: { type: 'object', properties: { city: { type: 'string' }, zip: { type: 'string', pattern: '^[0-9]{5}$' } }, required: ['city'] },
  },
  required: ['name', 'age', 'role'],
  additionalProperties: false,
};

const first: readonly Drafts[] = [
  [
    'Extract the person: Ann, 34, is an admin.',
    [
      '{"name": "Ann", "age": 34, "role": "admin",}',
      "{'name': 'Ann', 'age': 34, 'role': 'admin'}",
      '{name: "Ann", age: 34, role: "admin"}',
      '{"name": "Ann", "age": 34, "role": "admin" // she is one\n}',
      '{"name": "Ann", "age": 34}',
      '{"name": "Ann", "role": "admin"}',
      '{"age": 34, "role": "admin"}',
      '{"name": "Ann", "age": "34", "role": "admin"}',
      '{"name": "Ann", "age": 34.5, "role": "admin"}',
      '{"name": "Ann", "age": NaN, "role": "admin"}',
      '{"name": "Ann", "age": -1, "role": "admin"}',
      '{"name": "Ann", "age": 340, "role": "admin"}',
      '{"name": "Ann", "age": null, "role": "admin"}',
      '{"name": "Ann", "age": 34, "role": "Administrator"}',
      '{"name": "Ann", "age": 34, "role": "ADMIN"}',
      '{"name": "Ann", "age": 34, "role": "admin", "email": "a@b.c"}',
      '{"name": "Ann", "age": 34, "role": "admin", "tags": "x"}',
      '{"name": "Ann", "age": 34, "role": "admin", "tags": [1, 2]}',
      '{"name": "Ann", "age": 34, "role": "admin", "tags": ["a", "b", "c", "d", "e"]}',
      '{"name": "Ann", "age": 34, "role": "admin", "address": "Berlin"}',
      '{"name": "Ann", "age": 34, "role": "admin", "address": {"zip": "12345"}}',
      '{"name": "Ann", "age": 34, "role": "admin", "address": {"city": "B", "zip": "abc"}}',
      '{"name": "", "age": 34, "role": "admin"}',
      '{"name": ["Ann"], "age": 34, "role": "admin"}',
      '[{"name": "Ann", "age": 34, "role": "admin"}]',
      '{"person": {"name": "Ann", "age": 34, "role": "admin"}}',
      '{}',
      '[]',
      '"Ann, 34, admin"',
      '34',
      'true',
      'Ann is 34 years old and an admin.',
      'The person is called Ann. She is 34 and she is an admin.',
      'Sure, here is the JSON you asked for.',
      'name: Ann\nage: 34\nrole: admin',
      '<person><name>Ann</name><age>34</age></person>',
      '```json\n{"name": "Ann", "age": "thirty-four", "role": "admin"}\n```',
      '{"Name": "Ann", "Age": 34, "Role": "admin"}',
      '{"name": "Ann" "age": 34, "role": "admin"}',
      '{"name": "Ann", "age": 34, "role": admin}',
      '{"name": "Ann", "age": 34; "role": "admin"}',
      '{"name": "Ann", "age": 34, "role": "admin"}}',
      '{"name": "Ann", "age": True, "role": "admin"}',
      '{"type": "object", "properties": {"name": {"type": "string"}}}',
      '{"error": "could not extract"}',
      'name,age,role\nAnn,34,admin',
      '{"name": "Ann", "age": 34, "role": ["admin"]}',
      '{"name": "Ann", "age": {"value": 34}, "role": "admin"}',
    ],
    { jsonSchema },
  ],
];

const good: readonly Drafts[] = [
  [
    'Extract the person: Ann, 34, is an admin.',
    [
      '{"name": "Ann", "age": 34, "role": "admin"}',
      '{"role":"admin","age":34,"name":"Ann"}',
      '{\n  "name": "Ann",\n  "age": 34,\n  "role": "admin",\n  "tags": []\n}',
      '{"name": "Ann", "age": 34, "role": "admin", "tags": ["a", "b"], "address": {"city": "Berlin", "zip": "10115"}}',
      '{"name": "Ann \\"the boss\\" {", "age": 34, "role": "user"}',
      '  {"name": "Ann", "age": 0, "role": "guest"}\n',
      '{"name": "Анна", "age": 34, "role": "admin"}',
      '{"name": "Ann", "age": 34.0, "role": "admin"}',
      '{"name": "Sorry, I cannot", "age": 34, "role": "admin"}',
      '{"name": "null", "age": 1e1, "role": "admin"}',
    ],
    { jsonSchema },
  ],
  ['List two primes.', ['[2, 3]', '[]'], { jsonSchema: { type: 'array', items: { type: 'integer' } } }],
  ['Is it prime: 7?', ['{"answer": true}', '{"answer": true, "why": "no divisors"}'], { jsonSchema: { type: 'object', properties: { answer: { type: 'boolean' } }, required: ['answer'] } }],
  ['Find the error.', ['{"error": "missing colon", "line": 3}', '{"error": null, "line": null}'], { jsonSchema: { type: 'object', properties: { error: { type: ['string', 'null'] }, line: { anyOf: [{ type: 'integer' }, { type: 'null' }] } }, required: ['error'] } }],
  ['Say nothing.', ['{}'], { jsonSchema: { type: 'object' } }],
  ['Pick a colour.', ['"red"'], { jsonSchema: { enum: ['red', 'blue'] } }],
  ['Node', ['{"value": 1, "next": {"value": 2}}'], { jsonSchema: { $ref: '#/$defs/node', $defs: { node: { type: 'object', properties: { value: { type: 'number' }, next: { $ref: '#/$defs/node' } }, required: ['value'], additionalProperties: false } } } }],
  ['Message about the failed request', ['{"status": 503, "message": "Service Unavailable"}'], { jsonSchema: { type: 'object', properties: { status: { type: 'integer' }, message: { type: 'string' } }, required: ['status', 'message'] } }],
];

describe('unseen answers that break the schema', () => {
  it('are found in at least 95 of 100 and never accepted (first list)', async () => {
    const { rate, accepted, missed } = await catchRate('schema', first);
    expect(rate, missed.join('\n')).toBeGreaterThanOrEqual(0.95);
    expect(accepted).toEqual([]);
  });

  it('are not seen in good drafts that look like them', async () => {
    expect(await flagged(good)).toEqual([]);
  });
});
