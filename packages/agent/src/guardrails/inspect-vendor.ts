import type { Part } from '@cascade/core/spec';
import { inspectJson } from './inspect-json.js';
import type { Look } from './look.js';

/** Signatures and what is encrypted: nothing that could be read, and so long that there is something in it by chance. */
const opaque = /^[\w+/=-]{100,}$/;

/** The same part; without what a vendor hung on it, if that would have to be redacted. */
export async function inspectVendor<P extends Part>(part: P, look: Look): Promise<P> {
  if (part.vendor === undefined) return part;
  const own = 'text' in part ? part.text : undefined;
  const text = async (value: string): Promise<string> =>
    value === own || opaque.test(value) ? value : look.text(value);
  const { data } = part.vendor;
  if ((await inspectJson(data, { ...look, text })) === data) return part;
  const { vendor: _vendor, ...rest } = part;
  // All that a part must have is still there.
  return rest as P;
}
