import { withoutSecret } from '@cascade/core/provider-kit';
import type { Failure } from '@cascade/core/spec';

/** Tokens that the engine does not know of, as it does of keys, by the signal of their call. */
const tokens = new WeakMap<AbortSignal, string>();

export function rememberToken(signal: AbortSignal, token: string): void {
  tokens.set(signal, token);
}

/** A failure that does not tell the token of its call, should the vendor echo it. */
export function withoutToken(signal: AbortSignal, failure: Failure): Failure {
  const message = withoutSecret(failure.message, tokens.get(signal) ?? '', '[token]');
  return message === failure.message ? failure : { ...failure, message, cause: undefined };
}
