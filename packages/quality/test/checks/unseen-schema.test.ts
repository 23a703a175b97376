import { describe, expect, it } from 'vitest';
import { catchRate, type Drafts, flagged } from './catch-rate.js';

const jsonSchema = {
  type: 'object',
  properties: {
    name: { type: 'string', minLength: 1 },
    age: { type: 'integer', minimum: 0, maximum: 150 },
    role: { enum: ['admin', 'user', 'guest'] },
    tags: { type: 'array', items: { type: 'string' }, maxItems: 4 },
    address: {
      type: 'object',
      properties: { city: { type: 'string' }, zip: { type: 'string', pattern: '^[0-9]{5}$' } },
      required: ['city'],
    },
  },
  required: ['name', 'age', 'role'],
  additionalProperties: false,
};

const order = {
  type: 'object',
  properties: {
    id: { type: 'string', pattern: '^[A-Z][0-9]+$' },
    items: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        properties: { sku: { type: 'string' }, count: { type: 'integer', minimum: 1 } },
        required: ['sku', 'count'],
      },
    },
    total: { type: 'number', exclusiveMinimum: 0 },
    paid: { type: 'boolean' },
    status: { enum: ['open', 'closed'] },
  },
  required: ['id', 'items', 'total', 'paid'],
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

const second: readonly Drafts[] = [
  [
    'Describe the order: 2 lamps for 39.90 euro, paid.',
    [
      '{"id": "A1", "items": [{"sku": "lamp", "count": 2}], "total": "39.90", "paid": true}',
      '{"id": "A1", "items": [{"sku": "lamp", "count": 2}], "total": 39.9, "paid": "true"}',
      '{"id": "A1", "items": {"sku": "lamp", "count": 2}, "total": 39.9, "paid": true}',
      '{"id": "A1", "items": [], "total": 39.9, "paid": true}',
      '{"id": "A1", "items": [{"sku": "lamp"}], "total": 39.9, "paid": true}',
      '{"id": "A1", "items": [{"sku": "lamp", "count": 0}], "total": 39.9, "paid": true}',
      '{"id": "A1", "items": [{"sku": "lamp", "count": "two"}], "total": 39.9, "paid": true}',
      '{"id": 1, "items": [{"sku": "lamp", "count": 2}], "total": 39.9, "paid": true}',
      '{"id": "a1", "items": [{"sku": "lamp", "count": 2}], "total": 39.9, "paid": true}',
      '{"items": [{"sku": "lamp", "count": 2}], "total": 39.9, "paid": true}',
      '{"id": "A1", "total": 39.9, "paid": true}',
      '{"id": "A1", "items": [{"sku": "lamp", "count": 2}], "paid": true}',
      '{"id": "A1", "items": [{"sku": "lamp", "count": 2}], "total": 39.9}',
      '{"id": "A1", "items": [{"sku": "lamp", "count": 2}], "total": -39.9, "paid": true}',
      '{"id": "A1", "items": [{"sku": "lamp", "count": 2}], "total": null, "paid": true}',
      '{"id": "A1", "items": [{"sku": "lamp", "count": 2}], "total": 39.9, "paid": true, "status": "shipped"}',
      '{"id": "A1", "items": [{"sku": "lamp", "count": 2}], "total": 39.9, "paid": true, "note": "x"}',
      '{"id": "A1", "items": [{"sku": "lamp", "count": 2}], "total": 39,90, "paid": true}',
      '{"id": "A1", "items": [{"sku": "lamp", "count": 2},], "total": 39.9, "paid": true}',
      "{'id': 'A1', 'items': [{'sku': 'lamp', 'count': 2}], 'total': 39.9, 'paid': True}",
      '{id: "A1", items: [{sku: "lamp", count: 2}], total: 39.9, paid: true}',
      '{"id": "A1", "items": [{"sku": "lamp", "count": 2}], "total": Infinity, "paid": true}',
      '{"id": "A1", "items": [{"sku": "lamp", "count": 2}], "total": 39.9, "paid": yes}',
      '{"id": "A1", /* order */ "items": [{"sku": "lamp", "count": 2}], "total": 39.9, "paid": true}',
      '[{"sku": "lamp", "count": 2}]',
      '{"order": {"id": "A1", "items": [{"sku": "lamp", "count": 2}], "total": 39.9, "paid": true}}',
      '"A1"',
      '39.9',
      'false',
      '[]',
      '{}',
      'The order holds two lamps for 39.90 euro and is paid.',
      'Here is the order you asked for!',
      'id: A1\ntotal: 39.90\npaid: yes',
      '<order id="A1"><total>39.90</total></order>',
      '| id | total |\n|---|---|\n| A1 | 39.90 |',
      '```json\n{"id": "A1", "items": "lamp x2", "total": 39.9, "paid": true}\n```',
      '```\n{"id": "A1"}\n```',
      '{"ID": "A1", "Items": [], "Total": 39.9, "Paid": true}',
      '{"id": "A1", "items": [{"sku": "lamp", "count": 2}], "total": 39.9, "paid": 1}',
      '{"id": "A1" , "items": [{"sku": "lamp", "count": 2}] "total": 39.9, "paid": true}',
      '{"id": "A1", "items": [{"sku": "lamp", "count": 2.5}], "total": 39.9, "paid": true}',
    ],
    { jsonSchema: order },
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
  [
    'Is it prime: 7?',
    ['{"answer": true}', '{"answer": true, "why": "no divisors"}'],
    { jsonSchema: { type: 'object', properties: { answer: { type: 'boolean' } }, required: ['answer'] } },
  ],
  [
    'Find the error.',
    ['{"error": "missing colon", "line": 3}', '{"error": null, "line": null}'],
    {
      jsonSchema: {
        type: 'object',
        properties: { error: { type: ['string', 'null'] }, line: { anyOf: [{ type: 'integer' }, { type: 'null' }] } },
        required: ['error'],
      },
    },
  ],
  ['Say nothing.', ['{}'], { jsonSchema: { type: 'object' } }],
  ['Pick a colour.', ['"red"'], { jsonSchema: { enum: ['red', 'blue'] } }],
  [
    'Node',
    ['{"value": 1, "next": {"value": 2}}'],
    {
      jsonSchema: {
        $ref: '#/$defs/node',
        $defs: {
          node: {
            type: 'object',
            properties: { value: { type: 'number' }, next: { $ref: '#/$defs/node' } },
            required: ['value'],
            additionalProperties: false,
          },
        },
      },
    },
  ],
  [
    'Message about the failed request',
    ['{"status": 503, "message": "Service Unavailable"}'],
    {
      jsonSchema: {
        type: 'object',
        properties: { status: { type: 'integer' }, message: { type: 'string' } },
        required: ['status', 'message'],
      },
    },
  ],
];

describe('unseen answers that break the schema', () => {
  it.each([
    ['first', first],
    ['second', second],
  ] as const)('are found in at least 95 of 100: %s list', async (_, lists) => {
    const { rate, missed } = await catchRate('schema', lists);
    expect(rate, missed.join('\n')).toBeGreaterThanOrEqual(0.95);
  });

  it('are not seen in good drafts that look like them', async () => {
    expect(await flagged(good)).toEqual([]);
  });
});
