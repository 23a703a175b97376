import type { Usage } from '@cascade/core/spec';

export type UsageStyle = 'openai-chat' | 'openai-responses' | 'anthropic';

const count = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** Collects what an answer says about its usage, whole or piece by piece. */
export class UsageTally {
  readonly #style: UsageStyle;
  #usage: Usage | undefined;

  constructor(style: UsageStyle) {
    this.#style = style;
  }

  get usage(): Usage | undefined {
    return this.#usage;
  }

  /** An answer, or an event of a stream. */
  add(value: unknown): void {
    const { usage, message, response } = Object(value);
    const found: unknown = usage ?? Object(message).usage ?? Object(response).usage;
    if (typeof found !== 'object' || found === null) return;
    this.#usage = this.#style === 'anthropic' ? this.#anthropic(Object(found)) : openai(Object(found));
  }

  /** Input counts come first, output counts last; those of caches are beside the input. */
  #anthropic(found: Readonly<Record<string, unknown>>): Usage {
    const before = this.#usage ?? {};
    const cacheReadTokens = count(found.cache_read_input_tokens) ?? before.cacheReadTokens ?? 0;
    const cacheWriteTokens = count(found.cache_creation_input_tokens) ?? before.cacheWriteTokens ?? 0;
    const plain = count(found.input_tokens);
    const inputTokens = plain === undefined ? before.inputTokens : plain + cacheReadTokens + cacheWriteTokens;
    const outputTokens = count(found.output_tokens) ?? before.outputTokens;
    return {
      ...(inputTokens !== undefined && { inputTokens }),
      ...(outputTokens !== undefined && { outputTokens }),
      cacheReadTokens,
      cacheWriteTokens,
    };
  }
}

function openai(found: Readonly<Record<string, unknown>>): Usage {
  const inputTokens = count(found.prompt_tokens) ?? count(found.input_tokens);
  // Embeddings have none.
  const outputTokens = count(found.completion_tokens) ?? count(found.output_tokens) ?? 0;
  const cached = count(Object(found.prompt_tokens_details ?? found.input_tokens_details).cached_tokens);
  return {
    ...(inputTokens !== undefined && { inputTokens }),
    outputTokens,
    ...(cached !== undefined && { cacheReadTokens: cached }),
  };
}
