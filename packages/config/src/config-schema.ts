import { settingsShape } from './settings/settings-shape.js';
import type { JsonSchema } from './shape/shape.js';

/** JSON schema of `cascade.yaml` and `config.toml`, for editors. Also in the package as `schema/cascade.schema.json`. */
export const configSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Cascade configuration',
  ...settingsShape.schema,
};
