import type { OutputSchema } from '../spec/conversation.js';
import type { Json } from '../spec/json.js';
import { type Check, checkValue, isFunction } from '../util/check-options.js';
import type { Conversation, StandardJsonSchema } from './conversation-input.js';

/** A Standard Schema, or a JSON schema with a name and a check. */
export const isOutput: Check = (value, path) => {
  const { '~standard': standard, jsonSchema, name, validate } = Object(value);
  checkValue(`${path}.name`, name, isName);
  checkValue(`${path}.validate`, validate, isFunction);
  const isSchema = standard ? standard.jsonSchema?.input : Object(jsonSchema) === jsonSchema;
  return isSchema ? undefined : 'a Standard Schema that offers a JSON schema, or { jsonSchema, validate }';
};

const isName: Check = (name) =>
  /^[a-zA-Z0-9_-]{1,64}$/.test(String(name)) ? undefined : '1 to 64 letters, digits, _ or -';

/** Brings either kind of `output`, which is checked, into the one form that adapters and the engine know. */
export function resolveOutput(output: NonNullable<Conversation['output']>): OutputSchema {
  if ('~standard' in output) return fromStandard(output);
  const { name = 'answer', jsonSchema, validate } = output;
  return { name, jsonSchema, ...(validate && { validate }) };
}

function fromStandard(schema: StandardJsonSchema): OutputSchema {
  const standard = schema['~standard'];
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
