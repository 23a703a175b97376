import type { TokenLogprob } from '@cascade/core/spec';
import type { WireLogprobs } from './chat-wire.js';

/** Log-probabilities in either of the two forms there are; undefined without any. */
export function convertLogprobs(logprobs: WireLogprobs | null | undefined): readonly TokenLogprob[] | undefined {
  if (logprobs?.content) {
    return logprobs.content.flatMap(({ token, logprob, top_logprobs: top }) => {
      if (token === undefined || logprob === undefined) return [];
      const pairs = top?.flatMap((one) =>
        one.token === undefined || one.logprob === undefined ? [] : [[one.token, one.logprob] as const],
      );
      return [{ token, logprob, ...(pairs && pairs.length > 0 && { top: pairs }) }];
    });
  }
  return logprobs?.tokens?.flatMap((token, place) => {
    const logprob = logprobs.token_logprobs?.[place];
    if (typeof logprob !== 'number') return [];
    const top = logprobs.top_logprobs?.[place];
    return [{ token, logprob, ...(top && { top: Object.entries(top) }) }];
  });
}
