import type { Protocol } from './protocol.js';
import { anthropic } from './protocols/anthropic/anthropic.js';
import { azureOpenAI } from './protocols/azure/azure-openai.js';
import { azureResponses } from './protocols/azure/azure-responses.js';
import { geminiEmbeddings } from './protocols/embeddings/gemini-embeddings.js';
import { ollamaEmbeddings } from './protocols/embeddings/ollama-embeddings.js';
import { openAIEmbeddings } from './protocols/embeddings/openai-embeddings.js';
import { gemini, geminiArray } from './protocols/gemini/gemini.js';
import { ollama } from './protocols/ollama/ollama.js';
import { openAIChat } from './protocols/openai-chat/openai-chat.js';
import { openAIResponses } from './protocols/openai-responses/openai-responses.js';

/** Where a request goes: to a protocol, with what the path already says. */
export interface Route {
  readonly protocol: Protocol;
  readonly model?: string;
  readonly stream?: boolean;
  /** For a list of models, not for a model. */
  readonly isList?: boolean;
}

/** Finds the protocol for a POST to a path (prefixes already taken off), or undefined. */
export function findRoute(path: string, query: URLSearchParams): Route | undefined {
  const deployment = /^.*\/openai\/deployments\/([^/]+)\/(chat\/completions|embeddings)$/u.exec(path);
  if (deployment) {
    const model = decode(deployment[1] ?? '');
    return { protocol: deployment[2] === 'embeddings' ? openAIEmbeddings : azureOpenAI, model };
  }
  const verb = /^.*\/models\/([^/]+):([A-Za-z]+)$/u.exec(path);
  if (verb) return findGeminiRoute(decode(verb[1] ?? ''), verb[2] ?? '', query);
  const protocol = byEnding(path, query);
  return protocol && { protocol };
}

function byEnding(path: string, query: URLSearchParams): Protocol | undefined {
  if (path.endsWith('/chat/completions')) return openAIChat;
  if (path.endsWith('/responses')) return query.has('api-version') ? azureResponses : openAIResponses;
  if (path.endsWith('/messages')) return anthropic;
  if (path.endsWith('/embeddings')) return openAIEmbeddings;
  if (path.endsWith('/api/chat')) return ollama;
  return path.endsWith('/api/embed') ? ollamaEmbeddings : undefined;
}

function findGeminiRoute(model: string, verb: string, query: URLSearchParams): Route | undefined {
  if (verb === 'generateContent') return { protocol: gemini, model, stream: false };
  if (verb === 'streamGenerateContent')
    return { protocol: query.get('alt') === 'sse' ? gemini : geminiArray, model, stream: query.get('alt') === 'sse' };
  if (verb === 'embedContent' || verb === 'batchEmbedContents')
    return { protocol: geminiEmbeddings, model, stream: false };
  return undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
