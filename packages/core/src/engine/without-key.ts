import type { Failure } from '../spec/failure.js';
import type { KeyRef } from './resolved-cascade.js';

/**
 * Vendors echo keys in their messages and codes, and codes and host names come in lower case. What is shorter than a key
 * stands for none, and may be any word.
 */
export function withoutKey(failure: Failure, ref: KeyRef | undefined): Failure {
  if (ref === undefined || ref.key.length < 8) return failure;
  const pattern = new RegExp(ref.key.replace(/\W/g, '\\$&'), 'gi');
  const clean = (text: string): string => text.replace(pattern, `[key ${ref.id}]`);
  const [message, code] = [clean(failure.message), clean(failure.code ?? '')];
  if (message === failure.message && code === (failure.code ?? '')) return failure;
  return { ...failure, message, ...(code !== '' && { code }), cause: undefined };
}
