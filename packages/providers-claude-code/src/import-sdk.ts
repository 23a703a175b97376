import type { ClaudeCodeSdk } from './claude-code-sdk.js';

/** Not written into the `import`: it is an optional peer, which nobody's compiler or bundler shall look for. */
const packageName: string = '@anthropic-ai/claude-agent-sdk';

/** The SDK where it is installed. */
export async function importSdk(): Promise<ClaudeCodeSdk> {
  const sdk: ClaudeCodeSdk = await import(packageName);
  return sdk;
}
