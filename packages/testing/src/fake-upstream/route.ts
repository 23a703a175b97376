import type { Protocol } from './protocol.js';
import { anthropic } from './protocols/anthropic/anthropic.js';
import { openAIChat } from './protocols/openai-chat/openai-chat.js';

/** Where a request goes: to a protocol, with what the path already says. */
export interface Route {
  readonly protocol: Protocol;
  readonly model?: string;
  readonly stream?: boolean;
}

/** Finds the protocol for a POST to a path (prefixes already taken off), or undefined. */
export function findRoute(path: string, _query: URLSearchParams): Route | undefined {
  if (path.endsWith('/chat/completions')) return { protocol: openAIChat };
  return path.endsWith('/messages') ? { protocol: anthropic } : undefined;
}
