import type { TokenLogprob } from '@cascade/core/spec';
import type { WireLogprob, WireLogprobs } from './wire.js';

/** Log-probabilities of the tokens of a candidate; undefined without any. */
export function convertLogprobs(result: WireLogprobs | null | undefined): readonly TokenLogprob[] | undefined {
  const logprobs = (result?.chosenCandidates ?? []).flatMap((chosen, place) => {
    const [token, logprob] = pairOf(chosen);
    const top = result?.topCandidates?.[place]?.candidates?.map(pairOf) ?? [];
    return logprob === undefined ? [] : [{ token, logprob, ...(top.length > 0 && { top: top.flatMap(known) }) }];
  });
  return logprobs.length === 0 ? undefined : logprobs;
}

type Pair = readonly [token: string, logprob: number | undefined];

function pairOf({ token = '', logProbability }: WireLogprob): Pair {
  return [token, typeof logProbability === 'number' ? logProbability : undefined];
}

function known([token, logprob]: Pair): readonly (readonly [string, number])[] {
  return logprob === undefined ? [] : [[token, logprob]];
}
