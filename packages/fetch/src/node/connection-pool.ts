import { type ClientRequest, Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { OutgoingRequest } from './read-request.js';

/** Keep-alive connections to any number of origins. */
export interface ConnectionPool {
  /** Starts a request on a free connection or a new one. */
  start(request: OutgoingRequest, onResponse: (message: IncomingMessage) => void): ClientRequest;
  /** Closes the idle connections to one origin, so that the next request opens a new one. */
  dropIdle(url: URL): void;
  close(): void;
}

/**
 * node:http and not undici: 5 ms of start-up instead of 60 (undici saves some 45 µs of CPU per call, so it pays back after
 * 1,300 calls of one process), it tells whether a connection was reused, and it is no dependency. Global fetch costs 300 µs more.
 */
export function createConnectionPool(limits: {
  idleTimeoutMs: number;
  maxConnectionsPerOrigin: number;
}): ConnectionPool {
  const options = { keepAlive: true, timeout: limits.idleTimeoutMs, maxSockets: limits.maxConnectionsPerOrigin };
  const http = new HttpAgent(options);
  const https = new HttpsAgent(options);
  return {
    start({ url, method, headers, body }, onResponse) {
      const isSecure = url.protocol === 'https:';
      const address = { host: hostOf(url), port: portOf(url), path: url.pathname + url.search, method, headers };
      const request = isSecure
        ? httpsRequest({ ...address, agent: https }, onResponse)
        : httpRequest({ ...address, agent: http }, onResponse);
      request.end(body);
      return request;
    },
    dropIdle(url) {
      const name = `${hostOf(url)}:${portOf(url)}:`;
      for (const agent of [http, https]) {
        for (const [key, sockets] of Object.entries(agent.freeSockets)) {
          if (key.startsWith(name)) for (const socket of sockets ?? []) socket.destroy();
        }
      }
    },
    close() {
      http.destroy();
      https.destroy();
    },
  };
}

/** An IPv6 address stands in brackets in a URL and without them elsewhere. */
function hostOf(url: URL): string {
  return url.hostname.startsWith('[') ? url.hostname.slice(1, -1) : url.hostname;
}

function portOf(url: URL): number {
  return Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
}
