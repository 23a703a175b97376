import type { ChatRequest } from '../../spec/conversation.js';

/** The entry that answered a conversation, and what its vendor has in the prompt cache by now. */
export interface Warm {
  readonly entry: string;
  readonly cachedTokens: number;
  readonly untilMs: number;
}

/** Vendors keep a prompt for five minutes after its last use. */
const cacheMs = 300_000;
/** Vendors cache no shorter prompt. */
const leastCachedTokens = 1_024;
const mostConversations = 10_000;
const keyCharacters = 1_000;

/** Which entry answered which conversation lately. A conversation is known by how it begins. */
export class WarmConversations {
  readonly #byKey = new Map<string, Warm>();

  find(request: ChatRequest | undefined, nowMs: number): Warm | undefined {
    const warm = request && this.#byKey.get(keyOf(request));
    return warm !== undefined && warm.untilMs > nowMs ? warm : undefined;
  }

  keep(request: ChatRequest | undefined, entry: string, inputTokens: number, nowMs: number): void {
    if (request === undefined) return;
    const key = keyOf(request);
    this.#byKey.delete(key);
    const cachedTokens = inputTokens < leastCachedTokens ? 0 : inputTokens;
    this.#byKey.set(key, { entry, cachedTokens, untilMs: nowMs + cacheMs });
    if (this.#byKey.size <= mostConversations) return;
    const oldest = this.#byKey.keys().next();
    if (oldest.done !== true) this.#byKey.delete(oldest.value);
  }
}

/** The beginning of the conversation up to its first question: it stays the same while the conversation grows. */
function keyOf({ messages }: ChatRequest): string {
  const firstQuestion = messages.findIndex(({ role }) => role === 'user');
  return messages
    .slice(0, firstQuestion + 1)
    .map(({ content }) => {
      const texts =
        typeof content === 'string' ? [content] : content.map((part) => ('text' in part ? part.text : part.type));
      return texts.map((text) => `${text.length} ${text.slice(0, keyCharacters)}`).join('\n');
    })
    .join('\n\n');
}
