import type { IncomingRequest } from './incoming-request.js';
import { objectOf } from './json.js';
import type { RequestLogEntry } from './request-log.js';
import type { Route } from './route.js';
import type { Upstream } from './upstream.js';
import { findVendorProfile, vendorProfiles } from './vendor-profiles.js';

interface IncomingParts {
  readonly route: Route;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly model: string;
  readonly profile: string | undefined;
  readonly upstream: Pick<Upstream, 'isUnknownModel'>;
}

export function readIncoming(entry: RequestLogEntry, parts: IncomingParts): IncomingRequest {
  const body = objectOf(entry.body);
  // Ollama streams unless it is told not to; everybody else the other way round.
  const streamByBody = parts.route.protocol.name === 'ollama' ? body.stream !== false : body.stream === true;
  return {
    method: entry.method,
    path: parts.path,
    query: parts.query,
    headers: entry.headers,
    body,
    model: parts.model,
    stream: parts.route.stream ?? streamByBody,
    profile: findVendorProfile(parts.profile ?? 'openai') ?? vendorProfiles.compatible,
    isUnknownModel: (model) => parts.upstream.isUnknownModel(model),
  };
}
