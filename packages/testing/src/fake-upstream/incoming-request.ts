import type { IncomingHttpHeaders } from 'node:http';
import type { Json } from './json.js';
import type { VendorProfile } from './vendor-profile.js';

/** A request as the protocols see it: prefixes and fault suffixes already taken off. */
export interface IncomingRequest {
  readonly method: string;
  /** Without the query and without `/f/...` and `/p/...` prefixes. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Json;
  /** The model: from the path where the protocol has it there, else from the body. */
  readonly model: string;
  /** Whose quirks to imitate on the OpenAI protocol. */
  readonly profile: VendorProfile;
  /** Decided by the route where the path decides it, else by the body. */
  readonly stream: boolean;
  /** Models that do not exist on this upstream. */
  isUnknownModel(model: string): boolean;
}
