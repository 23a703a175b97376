import type { Json, ToolCallPart, ToolResultPart } from '@cascade/core/spec';
import type { AgentTool, RiskOptions } from './tool-set.js';

const defaultTimeoutMs = 60_000;
/** A result that is longer is cut, with a mark, so that one tool cannot fill the window. */
const longestResult = 100_000;

export interface ExecuteOptions {
  readonly signal: AbortSignal;
  readonly risks?: Readonly<Record<string, RiskOptions>>;
  /** The last tier calls it. Default true. */
  readonly mayAll?: boolean;
}

/** Executes one call. Whatever goes wrong is a result that the model reads, never an exception. */
export async function executeTool(
  call: ToolCallPart,
  tool: AgentTool | undefined,
  { signal, risks = {}, mayAll = true }: ExecuteOptions,
): Promise<ToolResultPart> {
  const { id, name } = call;
  const failed = (output: string): ToolResultPart => ({ type: 'tool-result', id, name, output, isError: true });
  if (tool?.execute === undefined) return failed(`There is no tool "${name}"`);
  if (!mayAll && isForLastTier(tool, risks)) return failed('Only the last tier may call this tool');
  try {
    const checked = await validated(tool, call.input);
    if ('problem' in checked) return failed(`The arguments do not fit: ${checked.problem}`);
    const { input } = checked;
    const byRisk = tool.risk === undefined ? undefined : risks[tool.risk]?.confirm;
    if ((await tool.confirm?.(input)) === false || (await byRisk?.({ name, input })) === false) {
      return failed('The user did not permit this call');
    }
    const output = await inTime(tool, input, id, signal);
    return { type: 'tool-result', id, name, output: toJson(output) };
  } catch (error) {
    return failed(cut(error instanceof Error ? error.message : String(error)));
  }
}

/** Its risk is one that only the last tier may take. */
export function isForLastTier(tool: AgentTool | undefined, risks: Readonly<Record<string, RiskOptions>>): boolean {
  return tool?.risk !== undefined && risks[tool.risk]?.lastTierOnly === true;
}

type Checked = { readonly input: unknown } | { readonly problem: string };

async function validated({ input: schema }: AgentTool, input: Json): Promise<Checked> {
  if (!('~standard' in schema)) return { input };
  const result = await schema['~standard'].validate(input);
  if (result.issues === undefined) return { input: result.value };
  return {
    problem: result.issues
      .map(({ message }) => message)
      .join('; ')
      .slice(0, 1_000),
  };
}

async function inTime(
  { execute, timeoutMs = defaultTimeoutMs }: AgentTool,
  input: unknown,
  toolCallId: string,
  signal: AbortSignal,
): Promise<unknown> {
  const limit = new AbortController();
  const stop = (): void => limit.abort(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  const late = new Error(`It took longer than ${timeoutMs} ms`);
  const timer = timeoutMs > 0 ? setTimeout(() => limit.abort(late), timeoutMs) : undefined;
  try {
    return await Promise.race([
      execute?.(input, { signal: limit.signal, toolCallId }),
      new Promise((_, reject) => {
        const leave = (): void => reject(limit.signal.reason);
        limit.signal.addEventListener('abort', leave, { once: true });
        if (limit.signal.aborted) leave();
      }),
    ]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

/** What JSON cannot hold becomes text. */
function toJson(output: unknown): Json {
  if (typeof output === 'string') return cut(output);
  const text = JSON.stringify(output) ?? 'null';
  // Just written by JSON.stringify.
  return text.length > longestResult ? cut(text) : (JSON.parse(text) as Json);
}

function cut(text: string): string {
  return text.length > longestResult ? `${text.slice(0, longestResult)} [cut: ${text.length} characters]` : text;
}
