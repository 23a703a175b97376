import type { TokenLogprob } from '@cascade/core/spec';

/** Tokens looked at from the end: an answer further from it is not the final one. */
const window = 64;

/**
 * The log-probability of the final answer where it is a number or a letter between A and P: the sum over the last such
 * run of tokens among the last 64. Undefined when there is none.
 */
export function answerLogprob(tokens: readonly TokenLogprob[]): number | undefined {
  const first = Math.max(0, tokens.length - window);
  let sum: number | undefined;
  for (let index = tokens.length - 1; index >= first; index -= 1) {
    const { token, logprob } = tokens[index] ?? { token: '', logprob: 0 };
    const isAnswer = hasDigit(token) || (sum === undefined && isChoice(token));
    // Within a number a token may be its point or its comma.
    const continues = sum !== undefined && (token === '.' || token === ',');
    if (isAnswer || continues) sum = (sum ?? 0) + logprob;
    else if (sum !== undefined) break;
    if (isAnswer && !hasDigit(token)) break;
  }
  return sum;
}

function hasDigit(token: string): boolean {
  for (let index = 0; index < Math.min(token.length, 32); index += 1) {
    const unit = token.charCodeAt(index);
    if (unit >= 48 && unit <= 57) return true;
  }
  return false;
}

function isChoice(token: string): boolean {
  return token.length <= 4 && /^[ (]*[A-P]\)?$/.test(token);
}
