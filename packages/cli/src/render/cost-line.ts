import type { CascadeResult } from '@cascade/core';
import { formatCount, formatUsd } from './format.js';

/** `cost: $0.08 (4,820 in / 1,330 out tokens, anthropic/claude-opus-4-7)`; what is not known says so. */
export function costLine({ costUsd, costBasis, finish, entry, attempts }: CascadeResult): string {
  const { inputTokens, outputTokens } = finish.usage;
  const known = inputTokens !== undefined && outputTokens !== undefined;
  const tokens = known ? `${formatCount(inputTokens)} in / ${formatCount(outputTokens)} out tokens` : 'tokens unknown';
  const price = costUsd === undefined ? unknownCost(attempts.at(-1)?.costUsd) : formatUsd(costUsd);
  const basis = costBasis === undefined || costBasis === 'priced' ? '' : `, ${costBasis}`;
  return `cost: ${price} (${tokens}, ${entry}${basis})`;
}

function unknownCost(lastUsd: number | undefined): string {
  return lastUsd === undefined ? 'unknown' : `at least ${formatUsd(lastUsd)}, the rest unknown`;
}
