import { ProviderError } from '@cascade/core/provider-kit';

/** Claude Code, or its SDK, is not installed: says how to get it. Nothing rests for it, since installing it is enough. */
export function missingError(provider: string, cause: unknown): ProviderError {
  const message =
    `${provider}: Claude Code cannot be started: its SDK is not installed, or not whole. Install it: ` +
    'npm install @anthropic-ai/claude-agent-sdk (not with --omit=optional), then sign in once: npx @anthropic-ai/claude-code';
  return new ProviderError({ class: 'unsupported', scope: 'request', code: 'claude-code-missing', message, cause });
}
