import { withoutSecret } from '../../provider-kit/without-secret.js';
import type { Finish } from '../../spec/chat-response.js';

/** What a vendor says about an answer, kept in logs and spans: without the key, should it be echoed there. */
export function cleanFinish<F extends Partial<Finish>>(finish: F, key: string | undefined): F {
  if (key === undefined) return finish;
  // Plain data, and short.
  const text = JSON.stringify(finish);
  const clean = withoutSecret(text, key, '[key]');
  return clean === text ? finish : (JSON.parse(clean) as F);
}
