import type { ChatRequest, OutputSchema } from '../spec/conversation.js';
import type { Json } from '../spec/json.js';

/** A Standard Schema (standardschema.dev) that also offers a JSON schema, as zod 4.2 and later do. */
export interface StandardJsonSchema {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => StandardResult | Promise<StandardResult>;
    readonly jsonSchema: {
      readonly input: (options: { readonly target: 'draft-2020-12' }) => Record<string, unknown>;
    };
  };
}

interface StandardResult {
  readonly value?: unknown;
  readonly issues?:
    | readonly {
        readonly message: string;
        readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
      }[]
    | undefined;
}

/** A JSON schema with an optional check of the parsed answer. */
export interface JsonSchemaOutput {
  /** Default `answer`. */
  readonly name?: string;
  readonly jsonSchema: Json;
  readonly validate?: OutputSchema['validate'];
}

/** A conversation as a caller gives it. `output` may be a schema of any library that follows Standard JSON Schema. */
export interface Conversation extends Omit<ChatRequest, 'output'> {
  readonly output?: StandardJsonSchema | JsonSchemaOutput;
}
