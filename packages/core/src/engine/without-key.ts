import type { Failure } from '../spec/failure.js';
import type { KeyRef } from './resolved-cascade.js';

/** Vendors echo keys in their messages and codes. What is shorter than a key stands for none, and may be any word. */
export function withoutKey(failure: Failure, ref: KeyRef | undefined): Failure {
  if (ref === undefined || ref.key.length < 8) return failure;
  const { message, code = '' } = failure;
  const { key, id } = ref;
  // Codes come in lower case.
  const isCode = code.toLowerCase().includes(key.toLowerCase());
  if (!isCode && !message.includes(key)) return failure;
  const name = `[key ${id}]`;
  return { ...failure, message: message.replaceAll(key, name), ...(isCode && { code: name }), cause: undefined };
}
