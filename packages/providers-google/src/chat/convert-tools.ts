import type { Tool, ToolChoice } from '@cascade/core/spec';
import type { FunctionCallingConfigMode, ToolConfig, Tool as WireTool } from '@google/genai/web';

export function convertTools(tools: readonly Tool[]): WireTool[] {
  const functionDeclarations = tools.map(({ name, description, inputSchema }) => ({
    name,
    ...(description !== undefined && { description }),
    parametersJsonSchema: inputSchema,
  }));
  return [{ functionDeclarations }];
}

export function convertToolChoice(choice: ToolChoice): ToolConfig {
  if (typeof choice === 'object') {
    return { functionCallingConfig: { mode: mode('ANY'), allowedFunctionNames: [choice.name] } };
  }
  const modes = { auto: 'AUTO', none: 'NONE', required: 'ANY' } as const;
  return { functionCallingConfig: { mode: mode(modes[choice]) } };
}

/** The SDK's enum is loaded with the SDK; its values are these words. */
function mode(word: 'AUTO' | 'ANY' | 'NONE'): FunctionCallingConfigMode {
  const value: string = word;
  return value as FunctionCallingConfigMode;
}
