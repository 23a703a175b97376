import type { Conversation } from '@cascade/core';

type Output = NonNullable<Conversation['output']>;

/** What models are told of an output. */
export function outputSchemaOf(output: Output): object {
  if ('~standard' in output) return output['~standard'].jsonSchema.input({ target: 'draft-2020-12' });
  return { name: output.name, jsonSchema: output.jsonSchema };
}

/** Whether a kept object satisfies this schema, which may check more than its JSON schema says. */
export async function fitsOutput(object: unknown, output: Output): Promise<boolean> {
  const issues =
    '~standard' in output ? (await output['~standard'].validate(object)).issues : await output.validate?.(object);
  return issues === undefined || issues.length === 0;
}
