import type { Part } from '../spec/conversation.js';
import type { Json } from '../spec/json.js';

/** The data that this provider hung on a part earlier; undefined when there is none or it is another provider's. */
export function vendorData(part: Part, provider: string): Json | undefined {
  return part.vendor?.provider === provider ? part.vendor.data : undefined;
}
