import { withoutSecret } from '@cascade/core/provider-kit';
import type { Failure } from '@cascade/core/spec';

/** What goes with a call besides the key that the engine knows: tokens, and headers of the settings. */
const secrets = new WeakMap<AbortSignal, readonly string[]>();

export function rememberSecrets(signal: AbortSignal, list: readonly string[]): void {
  secrets.set(signal, list);
}

/** A failure that does not tell them, should the vendor echo one. */
export function withoutSecrets(signal: AbortSignal, failure: Failure): Failure {
  let { message } = failure;
  for (const secret of secrets.get(signal) ?? []) message = withoutSecret(message, secret, '[secret]');
  return message === failure.message ? failure : { ...failure, message, cause: undefined };
}
