import type { AgentResult } from './agent-result.js';
import type { AgentCallOptions } from './call-options.js';

type Output = NonNullable<AgentCallOptions['output']>;

/** What a schema makes of an answer, by its own types. */
export type OutputOf<Schema> = Schema extends {
  readonly '~standard': { readonly types?: { readonly output: infer Value } | undefined };
}
  ? Value
  : unknown;

/** The result with what the schema makes of the parsed answer: its defaults and transforms. */
export async function withOutput(result: AgentResult, output: Output | undefined): Promise<AgentResult> {
  if (output === undefined || result.object === undefined || !('~standard' in output)) return result;
  // It was found to fit when the answer came.
  const { value } = await output['~standard'].validate(result.object);
  return { ...result, object: value };
}

/** The output with which a call gives the parsed answer as it is, checked all the same: for those who keep it. */
export function rawOutput(output: Output): Output {
  // What is no output at all the call says.
  if (typeof output !== 'object' || !('~standard' in output)) return output;
  const schema = output['~standard'];
  return {
    '~standard': {
      ...schema,
      async validate(value) {
        const { issues } = await schema.validate(value);
        return issues === undefined ? { value } : { issues };
      },
    },
  };
}
