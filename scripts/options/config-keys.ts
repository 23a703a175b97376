import { configSchema, type JsonSchema } from '@cascade/config';

/**
 * Every key that a configuration file may have, as `cascades.*.entries[].seed`. Where the same table stands in several
 * places, its keys are listed once, at the first of them.
 */
export function configKeys(): readonly string[] {
  const seen = new Set<string>();
  const keys: string[] = [];
  const walk = (schema: unknown, path: string): void => {
    const { properties, additionalProperties, items, anyOf }: JsonSchema = Object(schema);
    const shape = JSON.stringify(properties);
    if (typeof properties === 'object' && properties !== null && !seen.has(shape)) {
      seen.add(shape);
      for (const [name, value] of Object.entries(properties)) {
        const key = path === '' ? name : `${path}.${name}`;
        keys.push(key);
        walk(value, key);
      }
    }
    if (typeof additionalProperties === 'object') walk(additionalProperties, `${path}.*`);
    if (items !== undefined) walk(items, `${path}[]`);
    for (const each of Array.isArray(anyOf) ? anyOf : []) walk(each, path);
  };
  walk(configSchema, '');
  return [...new Set(keys)];
}
