import { withoutSecret } from '../provider-kit/without-secret.js';
import type { Failure } from '../spec/failure.js';
import type { KeyRef } from './resolved-cascade.js';

/** Vendors echo keys, and what else goes along, in their messages and codes. */
export function withoutKey(failure: Failure, ref: KeyRef | undefined, others: readonly string[] = []): Failure {
  if (ref === undefined && others.length === 0) return failure;
  const clean = (text: string): string => {
    const keyless = ref === undefined ? text : withoutSecret(text, ref.key, `[key ${ref.id}]`);
    return others.reduce((rest, secret) => withoutSecret(rest, secret, '[secret]'), keyless);
  };
  const [message, code] = [clean(failure.message), clean(failure.code ?? '')];
  if (message === failure.message && code === (failure.code ?? '')) return failure;
  return { ...failure, message, ...(code !== '' && { code }), cause: undefined };
}
