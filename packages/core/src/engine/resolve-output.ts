import { ConfigurationError } from '../errors/configuration-error.js';
import type { OutputSchema } from '../spec/conversation.js';
import type { Json } from '../spec/json.js';
import type { Conversation, StandardJsonSchema } from './conversation-input.js';

/** Brings either kind of `output` into the one form that adapters and the engine know. */
export function resolveOutput(output: NonNullable<Conversation['output']>): OutputSchema {
  if ('~standard' in output) return fromStandard(output);
  if (typeof output.jsonSchema !== 'object' || output.jsonSchema === null) {
    throw new ConfigurationError('conversation.output: give a Standard Schema or { jsonSchema: {...} }');
  }
  const name = output.name ?? 'answer';
  if (!/^[a-zA-Z0-9_-]{1,64}$/.test(name)) {
    throw new ConfigurationError(`conversation.output.name must be 1 to 64 letters, digits, _ or -, got "${name}"`);
  }
  return { name, jsonSchema: output.jsonSchema, ...(output.validate && { validate: output.validate }) };
}

function fromStandard(schema: StandardJsonSchema): OutputSchema {
  const standard = schema['~standard'];
  if (typeof standard.jsonSchema?.input !== 'function') {
    throw new ConfigurationError(
      `conversation.output: this ${standard.vendor} schema offers no JSON schema; give { jsonSchema, validate }`,
    );
  }
  // Standard JSON Schema promises a JSON object.
  const jsonSchema = standard.jsonSchema.input({ target: 'draft-2020-12' }) as Json;
  return {
    name: 'answer',
    jsonSchema,
    async validate(value) {
      const { issues = [] } = await standard.validate(value);
      return issues.map(({ message, path = [] }) => {
        const where = path.map((step) => String(typeof step === 'object' ? step.key : step)).join('.');
        return where === '' ? message : `${where}: ${message}`;
      });
    },
  };
}
