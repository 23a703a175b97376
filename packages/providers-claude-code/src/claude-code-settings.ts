import { type Check, isAnything } from '@cascade/core/provider-kit';
import type { ClaudeCodeSdk } from './claude-code-sdk.js';

/** How to reach the Claude Code of this machine. All of it has a default. */
export interface ClaudeCodeSettings {
  /** Name of the provider in entries, logs and messages. Default `claude_code`. */
  readonly name?: string;
  /** Path of the `claude` program. Default: the one that comes with the SDK. */
  readonly executablePath?: string;
  /** The folder it runs in. Default: the current one. No file of it is read. */
  readonly cwd?: string;
  /** Environment variables of its process, added to those of this one; undefined takes one away. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Loads the SDK. Default: imports `@anthropic-ai/claude-agent-sdk` at the first call. */
  readonly sdk?: () => Promise<ClaudeCodeSdk>;
}

/** What may be said. Of keys and headers nothing is shown. */
export const claudeCodeChecks: Readonly<Record<keyof ClaudeCodeSettings, Check>> = {
  name: isAnything,
  executablePath: isAnything,
  cwd: isAnything,
  environment: isAnything,
  sdk: isAnything,
};
