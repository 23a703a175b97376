import type { Conversation } from '@cascade/core';

type Output = NonNullable<Conversation['output']>;

/** An output whose answers are held against its JSON schema, where nothing else checks them. */
export function checkedOutput(output: Output): Output {
  if ('~standard' in output || output.validate !== undefined) return output;
  const { jsonSchema } = output;
  return {
    ...output,
    async validate(value) {
      const { validateJson } = await import('@cascade/quality');
      const problem = validateJson(value, jsonSchema);
      return problem === undefined ? [] : [problem];
    },
  };
}
