import { checkOptions, once, streamWhole } from '@cascade/core/provider-kit';
import type { CallContext, ChatModel, ChatRequest, Provider, StreamPart } from '@cascade/core/spec';
import { ask } from './ask.js';
import { type ClaudeCodeSettings, claudeCodeChecks } from './claude-code-settings.js';
import { importSdk } from './import-sdk.js';

/** Where Claude Code itself calls. No key of ours goes there. */
const origin = 'https://api.anthropic.com';

/**
 * The Claude Code of this machine, signed in with a subscription. It runs no tools: it is asked for an answer, and
 * nothing else. The SDK is loaded at the first call.
 *
 * @example
 * ```ts
 * const cascade = createCascade({ entries: [createClaudeCode().chat('sonnet'), anthropic.chat('claude-sonnet-5-5')] });
 * ```
 */
export function createClaudeCode(settings: ClaudeCodeSettings = {}): Provider {
  checkOptions('createClaudeCode', settings, claudeCodeChecks);
  const { name = 'claude_code' } = settings;
  const getSdk = once(settings.sdk ?? importSdk);
  return {
    specificationVersion: 'v1',
    name,
    origin,
    keys: { environment: [], required: false },
    chat(modelId): ChatModel {
      const generate = (request: ChatRequest, context: CallContext) =>
        ask({ provider: name, modelId, settings, getSdk }, request, context);
      return {
        specificationVersion: 'v1',
        provider: name,
        modelId,
        origin,
        capabilities: { streaming: false, tools: false, logprobs: false },
        doGenerate: generate,
        async *doStream(request, context): AsyncGenerator<StreamPart> {
          yield* streamWhole(await generate(request, context));
        },
      };
    },
  };
}

/** The Claude Code of this machine. */
export const claudeCode: Provider = createClaudeCode();
