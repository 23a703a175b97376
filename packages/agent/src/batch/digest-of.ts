import { canonicalJson, sha256 } from '../cache/canonical-json.js';

/** SHA-256 of a question, in hexadecimal digits: the same for the same values, in whatever order their names are. */
export function digestOf(question: unknown): string {
  return sha256(canonicalJson(question));
}
