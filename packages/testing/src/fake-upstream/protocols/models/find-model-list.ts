import type { IncomingHttpHeaders } from 'node:http';
import type { Protocol } from '../../protocol.js';
import { anthropic } from '../anthropic/anthropic.js';
import { azureOpenAI } from '../azure/azure-openai.js';
import { gemini } from '../gemini/gemini.js';
import { ollama } from '../ollama/ollama.js';
import { openAIChat } from '../openai-chat/openai-chat.js';
import { asStranger } from './as-stranger.js';
import { anthropicList, geminiList, ollamaList, openAIList } from './render-lists.js';

interface Listed {
  readonly protocol: Protocol;
  readonly render: (models: readonly string[]) => unknown;
  /** Everybody sees the list. */
  readonly isPublic?: boolean;
}

/** Where a list of models is asked for. */
export interface ListRequest {
  /** Without prefixes. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly profile: string | undefined;
}

/** Servers that show their models to those who have no key. */
const publicProfiles: ReadonlySet<string> = new Set([
  'compatible',
  'ollama',
  'openrouter',
  'huggingface',
  'vllm',
  'lmstudio',
]);

/** The protocol of a GET for a list of models: that of the vendor, with the list for an answer. */
export function findModelList(request: ListRequest, models: readonly string[]): Protocol | undefined {
  const listed = findListed(request);
  if (listed === undefined) return undefined;
  const { protocol, render, isPublic = false } = listed;
  const { events: _events, ...whole } = protocol;
  return {
    ...whole,
    authenticate: (incoming) => protocol.authenticate(isPublic ? incoming : asStranger(incoming)),
    validate: () => undefined,
    body: () => render(models),
  };
}

function findListed({ path, headers, profile }: ListRequest): Listed | undefined {
  if (path === '/api/tags') return { protocol: ollama, render: ollamaList, isPublic: true };
  if (path === '/openai/models') return { protocol: azureOpenAI, render: openAIList };
  if (!/^\/(?:[^/]+\/)*v\d+[a-z]*\/models$/u.test(path)) return undefined;
  if ('anthropic-version' in headers) return { protocol: anthropic, render: anthropicList };
  if (path.startsWith('/v1beta') || 'x-goog-api-key' in headers) return { protocol: gemini, render: geminiList };
  const isPublic = profile !== undefined && publicProfiles.has(profile);
  return { protocol: openAIChat, render: openAIList, isPublic };
}
