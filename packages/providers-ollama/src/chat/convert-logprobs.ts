import type { TokenLogprob } from '@cascade/core/spec';
import type { WireLogprob } from './wire.js';

/** Log-probabilities of the tokens of an answer or a line; undefined without any. */
export function convertLogprobs(list: readonly WireLogprob[] | null | undefined): readonly TokenLogprob[] | undefined {
  const logprobs = (list ?? []).flatMap(({ token, logprob, top_logprobs: alternatives }) => {
    if (token === undefined || typeof logprob !== 'number') return [];
    const top = (alternatives ?? []).flatMap((other) =>
      other.token !== undefined && typeof other.logprob === 'number' ? [[other.token, other.logprob] as const] : [],
    );
    return [{ token, logprob, ...(top.length > 0 && { top }) }];
  });
  return logprobs.length === 0 ? undefined : logprobs;
}
