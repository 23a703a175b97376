import { withoutSecret } from '../provider-kit/without-secret.js';
import type { Failure } from '../spec/failure.js';
import type { KeyRef } from './resolved-cascade.js';

/** Vendors echo keys in their messages and codes. */
export function withoutKey(failure: Failure, ref: KeyRef | undefined): Failure {
  if (ref === undefined) return failure;
  const clean = (text: string): string => withoutSecret(text, ref.key, `[key ${ref.id}]`);
  const [message, code] = [clean(failure.message), clean(failure.code ?? '')];
  if (message === failure.message && code === (failure.code ?? '')) return failure;
  return { ...failure, message, ...(code !== '' && { code }), cause: undefined };
}
