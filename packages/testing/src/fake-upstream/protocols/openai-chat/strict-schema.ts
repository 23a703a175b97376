import { arrayOf, isJson, objectOf } from '../../json.js';

const unsupportedKeywords = [
  'allOf',
  'oneOf',
  'not',
  'if',
  'then',
  'else',
  'patternProperties',
  'dependentRequired',
  'dependentSchemas',
  'prefixItems',
  'contains',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'unevaluatedProperties',
  'unevaluatedItems',
];

const maxDepth = 10;

/** What is wrong with a schema under OpenAI's strict mode, in the service's words; undefined when nothing is. */
export function findStrictSchemaProblem(schema: unknown): string | undefined {
  if (!isJson(schema) || schema.type !== 'object')
    return `schema must be a JSON Schema of 'type: "object"', got 'type: "${String(objectOf(schema).type ?? 'None')}"'.`;
  return findProblem(schema, []);
}

function findProblem(schema: unknown, path: readonly string[]): string | undefined {
  if (!isJson(schema)) return undefined;
  const context = `In context=(${path.map((key) => `'${key}'`).join(', ')}), `;
  if (path.filter((key) => key === 'properties').length > maxDepth) return `${context}schema exceeds maximum depth.`;
  const keyword = unsupportedKeywords.find((key) => key in schema);
  if (keyword) return `${context}'${keyword}' is not permitted.`;
  return findObjectProblem(schema, context) ?? findNestedProblem(schema, path);
}

function findObjectProblem(schema: Record<string, unknown>, context: string): string | undefined {
  if (schema.type !== 'object' && !('properties' in schema)) return undefined;
  if (schema.additionalProperties !== false)
    return `${context}'additionalProperties' is required to be supplied and to be false.`;
  const required = arrayOf(schema.required);
  const missing = Object.keys(objectOf(schema.properties)).find((key) => !required.includes(key));
  return missing === undefined
    ? undefined
    : `${context}'required' is required to be supplied and to be an array including every key in properties. Missing '${missing}'.`;
}

function findNestedProblem(schema: Record<string, unknown>, path: readonly string[]): string | undefined {
  const maps = ['properties', '$defs', 'definitions'].flatMap((key) =>
    Object.entries(objectOf(schema[key])).map(([name, value]) => ({ value, path: [...path, key, name] })),
  );
  const lists = arrayOf(schema.anyOf).map((value, index) => ({ value, path: [...path, 'anyOf', String(index)] }));
  const nested = [...maps, ...lists, { value: schema.items, path: [...path, 'items'] }];
  for (const { value, path: inner } of nested) {
    const problem = findProblem(value, inner);
    if (problem) return problem;
  }
  return undefined;
}
