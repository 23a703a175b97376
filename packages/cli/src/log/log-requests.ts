import { pooledFetch } from '@cascade/fetch';
import type { LogWriter } from './log-writer.js';

/** A transport that writes down every request: never headers, bodies or queries. */
export function logRequests(log: LogWriter, now: () => number): typeof globalThis.fetch {
  return async (input, init) => {
    const startedAtMs = now();
    const { origin, pathname } = new URL(input instanceof Request ? input.url : input);
    const request = { method: init?.method ?? 'GET', url: `${origin}${pathname}` };
    try {
      const response = await pooledFetch(input, init);
      log.write('trace', 'response', { ...request, status: response.status, tookMs: now() - startedAtMs });
      return response;
    } catch (error) {
      const { name, cause } = Object(error);
      log.write('trace', 'no-response', {
        ...request,
        error: name,
        code: Object(cause).code,
        tookMs: now() - startedAtMs,
      });
      throw error;
    }
  };
}
