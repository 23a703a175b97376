import { count, defined } from '@cascade/core/provider-kit';
import type { Usage } from '@cascade/core/spec';

export type UsageStyle = 'openai-chat' | 'openai-responses' | 'anthropic';

type Counts = Readonly<Record<string, unknown>>;

/** Collects what an answer says about its usage, whole or piece by piece. */
export class UsageTally {
  readonly #style: UsageStyle;
  #usage: Usage | undefined;
  #isOver = false;

  constructor(style: UsageStyle) {
    this.#style = style;
  }

  /** Undefined until an answer is whole: what a stream says on its way is not all of it. */
  get usage(): Usage | undefined {
    return this.#isOver ? this.#usage : undefined;
  }

  addAnswer(answer: unknown): void {
    this.#read(answer);
    this.#isOver = true;
  }

  addEvent(event: unknown): void {
    this.#read(event);
    this.#isOver ||= isLast(event);
  }

  #read(value: unknown): void {
    const { usage, message, response } = Object(value);
    const found: unknown = usage ?? Object(message).usage ?? Object(response).usage;
    if (typeof found !== 'object' || found === null) return;
    const counts: Counts = Object(found);
    this.#usage = this.#style === 'anthropic' ? anthropic(counts, this.#usage ?? {}) : openai(counts);
  }
}

/** The event that brings the final counts, or comes after all text. */
function isLast(event: unknown): boolean {
  const { type, choices, usage, response } = Object(event);
  if (!Array.isArray(choices)) return type === 'message_delta' || Boolean(Object(response).usage);
  return choices.length === 0 ? Boolean(usage) : choices.some((choice) => Boolean(Object(choice).finish_reason));
}

/** Input counts come first, output counts last; those of caches are beside the input. */
function anthropic(found: Counts, before: Usage): Usage {
  const cacheReadTokens = countOr(before.cacheReadTokens ?? 0, found.cache_read_input_tokens);
  const cacheWriteTokens = countOr(before.cacheWriteTokens ?? 0, found.cache_creation_input_tokens);
  const plain = countOr(undefined, found.input_tokens);
  const inputTokens = isGiven(found.input_tokens)
    ? addAll(plain, cacheReadTokens, cacheWriteTokens)
    : before.inputTokens;
  return defined({
    inputTokens,
    outputTokens: countOr(before.outputTokens, found.output_tokens),
    cacheReadTokens,
    cacheWriteTokens,
  });
}

function openai(found: Counts): Usage {
  const { prompt_tokens_details: ofPrompt, input_tokens_details: ofInput } = found;
  const cacheReadTokens = countOr(0, Object(ofPrompt ?? ofInput).cached_tokens);
  const inputTokens = countOr(undefined, found.prompt_tokens, found.input_tokens);
  return defined({
    // Of counts that make no sense none is believed.
    inputTokens: cacheReadTokens === undefined ? undefined : inputTokens,
    // Embeddings have none.
    outputTokens: countOr(0, found.completion_tokens, found.output_tokens),
    cacheReadTokens,
  });
}

/** The first that is given, undefined when it is no count; `absent` when none is. */
function countOr(absent: number | undefined, ...values: readonly unknown[]): number | undefined {
  const given = values.find(isGiven);
  return given === undefined ? absent : count(given);
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function addAll(...counts: readonly (number | undefined)[]): number | undefined {
  return counts.reduce((total, each) => (total === undefined || each === undefined ? undefined : total + each), 0);
}
