/** A local Claude Code installation as a Cascade model. @module */
export type { ClaudeCodeMessage, ClaudeCodeOptions, ClaudeCodeSdk, ClaudeCodeUserMessage } from './claude-code-sdk.js';
export type { ClaudeCodeSettings } from './claude-code-settings.js';
export { claudeCode, createClaudeCode } from './create-claude-code.js';
