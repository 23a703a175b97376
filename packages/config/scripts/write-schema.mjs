// Writes the JSON schema that editors use. Run by `pnpm --filter @cascade/config schema`, after a build.
import { writeFile } from 'node:fs/promises';
import { configSchema } from '../dist/index.js';

await writeFile(
  new URL('../schema/cascade.schema.json', import.meta.url),
  `${JSON.stringify(configSchema, null, 2)}\n`,
);
