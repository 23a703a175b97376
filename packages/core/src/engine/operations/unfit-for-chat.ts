import type { ChatRequest } from '../../spec/conversation.js';
import type { Entry } from '../resolved-cascade.js';

/** No known text has more characters to a token: a prompt longer than this surely overflows the window. */
const mostCharactersPerToken = 8;

/** What a conversation needs of a model; found once per run. */
export interface ChatNeeds {
  readonly tools: boolean;
  readonly images: boolean;
  readonly output: boolean;
  readonly leastTokens: number;
}

export function chatNeeds(request: ChatRequest): ChatNeeds {
  let characters = 0;
  let images = false;
  for (const { content } of request.messages) {
    if (typeof content === 'string') characters += content.length;
    else {
      for (const part of content) {
        if (part.type === 'text') characters += part.text.length;
        if (part.type === 'media' && part.mediaType.startsWith('image/')) images = true;
      }
    }
  }
  return {
    tools: (request.tools?.length ?? 0) > 0 && request.toolChoice !== 'none',
    images,
    output: request.output !== undefined,
    leastTokens: Math.floor(characters / mostCharactersPerToken),
  };
}

/** Why an entry cannot take this conversation; undefined when it can, or nobody knows. */
export function unfitForChat(entry: Entry, needs: ChatNeeds): string | undefined {
  if (entry.chat === undefined) return 'it is an embedding model and cannot chat';
  const { tools, images, jsonSchema, contextTokens } = entry.capabilities;
  if (needs.tools && tools === false) return 'it cannot call tools';
  if (needs.images && images === false) return 'it cannot see images';
  if (needs.output && jsonSchema === false) return 'it cannot answer by a JSON schema';
  if (contextTokens !== undefined && needs.leastTokens > contextTokens) {
    return `the conversation has at least ${needs.leastTokens} tokens and its window is ${contextTokens}`;
  }
  return undefined;
}
