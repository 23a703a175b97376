import { arrayOf, isJson, objectOf } from '../../json.js';

const unsupportedByType: Readonly<Record<string, readonly string[]>> = {
  integer: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  string: ['minLength', 'maxLength'],
  array: ['maxItems', 'uniqueItems'],
};

const maxDepth = 50;

/** What is wrong with an output schema in the words of Anthropic's structured outputs; undefined when nothing is. */
export function findAnthropicSchemaProblem(schema: unknown, depth = 0): string | undefined {
  if (!isJson(schema)) return depth === 0 ? 'Input should be a valid dictionary' : undefined;
  if (depth > maxDepth) return 'Schema is too deeply nested';
  const type = String(schema.type ?? '');
  if (type === 'object' && schema.additionalProperties !== false)
    return "For 'object' type, 'additionalProperties' must be explicitly set to false";
  const refused = (unsupportedByType[type] ?? []).filter((keyword) => keyword in schema);
  if (refused.length > 0) return `For '${type}' type, properties ${refused.join(', ')} are not supported`;
  const nested = [
    ...Object.values(objectOf(schema.properties)),
    ...Object.values(objectOf(schema.$defs)),
    ...arrayOf(schema.anyOf),
    ...arrayOf(schema.allOf),
    schema.items,
  ];
  for (const inner of nested) {
    const problem = inner === undefined ? undefined : findAnthropicSchemaProblem(inner, depth + 1);
    if (problem) return problem;
  }
  return undefined;
}
