import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { configSchema } from '../src/index.js';

const file = new URL('../schema/cascade.schema.json', import.meta.url);

describe('the schema for editors', () => {
  it('is the one in the package (`pnpm --filter @cascade/config schema` writes it)', async () => {
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(configSchema);
  });

  it('knows every section, and refuses others', () => {
    const { properties, additionalProperties } = configSchema;
    expect(additionalProperties).toBe(false);
    expect(Object.keys(Object(properties))).toEqual([
      '$schema',
      'default_cascade',
      'agent',
      'budget',
      'providers',
      'cascades',
      'database',
      'failed_prompts',
      'failure_persistence',
    ]);
  });
});
