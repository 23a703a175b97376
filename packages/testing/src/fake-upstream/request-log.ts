import type { IncomingHttpHeaders } from 'node:http';
import type { ProtocolName } from './protocol-name.js';

/** One request that arrived, and what became of it. Fields after `arrivedAtMs` fill in as the answer goes out. */
export interface RequestLogEntry {
  readonly method: string;
  /** As it arrived, with prefixes, without the query. */
  readonly path: string;
  /** The query, with its question mark; empty when there was none. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly arrivedAtMs: number;
  /** The body as text (invalid UTF-8 replaced). */
  rawBody: string;
  /** The parsed body; undefined when there was none or it was not JSON. */
  body: unknown;
  /** Undefined for requests to no known route. */
  protocol?: ProtocolName;
  model?: string;
  stream?: boolean;
  /** The fault that was applied, if any. */
  fault?: string;
  /** The status that was sent; undefined when the connection broke before. */
  status?: number;
  /** Bytes of the response body handed to the socket so far. */
  bytesSent: number;
  /** When the answer was complete. */
  finishedAtMs?: number;
  /** When the client left before the answer was complete: proof that an abort reached the wire. */
  disconnectedAtMs?: number;
}

/** A list of requests that forgets its oldest when it is full. */
export interface RequestLog {
  readonly entries: RequestLogEntry[];
  add(entry: RequestLogEntry): void;
}

/** Creates a log that keeps the last `limit` requests. */
export function createRequestLog(limit: number): RequestLog {
  const entries: RequestLogEntry[] = [];
  return {
    entries,
    add(entry) {
      entries.push(entry);
      if (entries.length > limit) entries.splice(0, entries.length - limit);
    },
  };
}
