import { systemText } from '@cascade/core/provider-kit';
import type { ChatRequest } from '@cascade/core/spec';
import type { CallSite } from './ask.js';
import { chooseThinking } from './choose-thinking.js';
import type { ClaudeCodeOptions, ClaudeCodeUserMessage } from './claude-code-sdk.js';
import { processEnvironment } from './process-environment.js';
import { toPrompt } from './to-prompt.js';

export interface BuiltQuery {
  readonly prompt: string | AsyncIterable<ClaudeCodeUserMessage>;
  readonly options: ClaudeCodeOptions;
  /** What Claude Code does not take and was left out. */
  readonly warnings: readonly string[];
}

/** What Claude Code has no word for. Its own options would let it act on this machine: they are never passed through. */
const unknown = ['maxOutputTokens', 'temperature', 'topP', 'stop', 'seed', 'logprobs', 'parameters'] as const;

/** A conversation as one query that answers and does nothing else. */
export function buildQuery(
  { modelId, settings }: CallSite,
  request: ChatRequest,
  abortController: AbortController,
): BuiltQuery {
  const { output, reasoning } = request;
  const system = systemText(request.messages);
  const { prompt, warnings } = toPrompt(request.messages);
  const thought = chooseThinking(modelId, reasoning);
  const leftOut = unknown.filter((name) => request[name] !== undefined);
  const schema: Record<string, unknown> = Object(output?.jsonSchema);
  return {
    prompt,
    options: {
      model: modelId,
      ...(system !== undefined && { systemPrompt: system }),
      // It answers. It reads no file, runs no command, asks no server, and takes no word of the prompt for an order.
      tools: [],
      allowedTools: [],
      mcpServers: {},
      strictMcpConfig: true,
      settingSources: [],
      plugins: [],
      permissionMode: 'dontAsk',
      permissionPrompts: 'none',
      verbatimPrompts: true,
      persistSession: false,
      // Structured output is a tool of its own, which takes a turn.
      maxTurns: output === undefined ? 1 : 2,
      thinking: thought.thinking,
      ...(thought.effort !== undefined && { effort: thought.effort }),
      ...(output && { outputFormat: { type: 'json_schema', schema } as const }),
      env: processEnvironment(settings.environment),
      abortController,
      ...(settings.executablePath !== undefined && { pathToClaudeCodeExecutable: settings.executablePath }),
      ...(settings.cwd !== undefined && { cwd: settings.cwd }),
    },
    warnings: [
      ...warnings,
      ...thought.warnings,
      ...(leftOut.length === 0 ? [] : [`Claude Code takes no ${leftOut.join(', ')}: left out`]),
    ],
  };
}
