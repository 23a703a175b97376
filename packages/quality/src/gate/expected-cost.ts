import type { ChatRequest, EntryView, Price, TierView } from '@cascade/core/spec';

/** Tokens that a call is expected to take. */
export interface ExpectedTokens {
  readonly input: number;
  readonly output: number;
}

/** What a call is expected to cost, in US dollars; undefined when the price is unknown. */
export function expectedUsd(price: Price | undefined, { input, output }: ExpectedTokens): number | undefined {
  return price && (input * price.inputPer1M + output * price.outputPer1M) / 1e6;
}

/** The entry of a tier that will most likely be asked: the first. */
export function firstOf(tier: TierView | undefined): EntryView | undefined {
  return tier?.entries[0];
}

/** One price as a share of another for the same tokens; undefined when either is unknown, or the dear one is free. */
export function priceShare(
  cheap: EntryView | undefined,
  dear: EntryView | undefined,
  tokens: ExpectedTokens,
): number | undefined {
  const cheapUsd = expectedUsd(cheap?.price, tokens);
  const dearUsd = expectedUsd(dear?.price, tokens);
  return cheapUsd === undefined || dearUsd === undefined || dearUsd === 0 ? undefined : cheapUsd / dearUsd;
}

const charactersPerToken = 4;
/** Output of an answer whose length nobody knows. */
const usualOutputTokens = 250;

/** Tokens that an answer to this conversation will take, by rule of thumb. */
export function expectedTokensOf({ messages, maxOutputTokens }: ChatRequest): ExpectedTokens {
  let characters = 0;
  for (const { content } of messages) {
    if (typeof content === 'string') characters += content.length;
    else for (const part of content) if (part.type === 'text') characters += part.text.length;
  }
  return {
    input: Math.ceil(characters / charactersPerToken),
    output: Math.min(maxOutputTokens ?? Number.POSITIVE_INFINITY, usualOutputTokens),
  };
}
