import type { Tool } from '@cascade/core/spec';
import type { DraftView } from '../draft-view.js';
import type { Finding } from './finding.js';
import { validateJson } from './validate-json.js';

const toolFinding = (text: string): Finding => ({ check: 'tool', text });
const shown = (name: string): string => (name.length > 40 ? `${name.slice(0, 39)}…` : name);

function checkCall(
  call: { readonly name: string; readonly input: unknown },
  tools: readonly Tool[],
): Finding | undefined {
  const tool = tools.find((each) => each.name === call.name);
  if (tool === undefined) return toolFinding('a tool is called that was not offered');
  const problem = validateJson(call.input, tool.inputSchema);
  return problem === undefined
    ? undefined
    : toolFinding(`the call of "${shown(call.name)}" breaks its schema: ${problem}`);
}

function checkMissingCall(draft: DraftView): Finding | undefined {
  const { toolChoice, tools = [], finishReason, text } = draft;
  if (toolChoice === 'required') return toolFinding('a tool call was required and none came');
  if (typeof toolChoice === 'object')
    return toolFinding(`"${shown(toolChoice.name)}" should be called and no call came`);
  if (finishReason === 'tool-calls') return toolFinding('the answer ends for a tool call that is not there');
  if (tools.length > 0 && toolChoice !== 'none' && isWrittenCall(text.slice(0, 2_000), tools)) {
    return toolFinding('a tool call was written as text');
  }
  return undefined;
}

/** The markup in which models write calls that the vendor failed to take out. */
function isWrittenCall(text: string, tools: readonly Tool[]): boolean {
  const start = text.trimStart();
  if (
    /^(?:<tool_call>|<function_?call|<\|python_tag\|>|\[TOOL_CALLS\]|<｜tool|<function_calls>|<\|plugin\|>|<function=|<invoke|<tool_use|<tool>|<\|tool)/i.test(
      start,
    )
  )
    return true;
  const called =
    /^(?:(?:call|calling|use|using|invoke|invoking|execute|run|function|tool|action|tool call|function call)\b[: ]*)?[`*"]{0,2}(?:functions?\.|tools?\.|default_api\.)?([\w-]{1,64})[`*"]{0,2}(?:\s*\(|\s*\n\s*(?:action input|input|arguments|parameters|args)\s*:|\s*(?:with\s+)?(?:arguments|args|parameters)?:?\s*\{)/i.exec(
      start.replace(/^(?:[^\n]{0,400}\n\s*(?=action:))?(?:```\w*\s*)?\[?(?:print\()?/i, ''),
    )?.[1];
  if (called !== undefined && tools.some((tool) => tool.name === called)) return true;
  const name = /^(?:```\w*\s*)?\[?\s*\{\s*"(?:name|function|tool|tool_name|action)"\s*:\s*"([^"]{1,64})"/.exec(
    start,
  )?.[1];
  return (
    name !== undefined &&
    /"(?:arguments|parameters|args|input|action_input|tool_input)"/.test(start) &&
    tools.some((tool) => tool.name === name)
  );
}

/** Tool calls that cannot be made: unknown names, arguments that break the tool's schema, required calls that are missing. */
export function checkTool(draft: DraftView): Finding | undefined {
  const calls = draft.toolCalls ?? [];
  if (calls.length === 0) return checkMissingCall(draft);
  if (draft.toolChoice === 'none') return toolFinding('a tool is called where none should be');
  for (const call of calls) {
    const finding = checkCall(call, draft.tools ?? []);
    if (finding !== undefined) return finding;
  }
  const { toolChoice } = draft;
  if (typeof toolChoice === 'object' && !calls.some((call) => call.name === toolChoice.name)) {
    return toolFinding(`"${shown(toolChoice.name)}" should be called and another tool was`);
  }
  return undefined;
}
