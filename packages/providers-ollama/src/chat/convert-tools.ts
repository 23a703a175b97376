import type { ChatRequest, Tool } from '@cascade/core/spec';

export interface Tools {
  readonly tools: readonly { readonly type: 'function'; readonly function: object }[];
  /** What was left out, and why. */
  readonly warnings: readonly string[];
}

/** Tools in OpenAI's form. There is no tool choice on this wire: what comes near it is done, with a warning. */
export function convertTools({ tools = [], toolChoice, parallelToolCalls }: ChatRequest): Tools {
  if (tools.length === 0 || toolChoice === 'none') return { tools: [], warnings: [] };
  const name = typeof toolChoice === 'object' ? toolChoice.name : undefined;
  const offered = name === undefined ? tools : tools.filter((tool) => tool.name === name);
  const warnings = [
    ...(toolChoice === 'required' ? ['Ollama cannot be made to call a tool: toolChoice was left out'] : []),
    ...(name === undefined ? [] : [`Ollama cannot be made to call a tool: "${name}" was the only one offered instead`]),
    ...(parallelToolCalls === false
      ? ['Ollama cannot be held to one tool call at a time: parallelToolCalls was left out']
      : []),
  ];
  return { tools: offered.map(convertTool), warnings };
}

function convertTool({ name, description, inputSchema }: Tool): Tools['tools'][number] {
  return {
    type: 'function',
    function: { name, ...(description !== undefined && { description }), parameters: inputSchema },
  };
}
