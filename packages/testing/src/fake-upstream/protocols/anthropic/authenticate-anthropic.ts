import { badKey } from '../../bad-key.js';
import type { IncomingRequest } from '../../incoming-request.js';
import type { WireFailure } from '../../protocol.js';

/** Checks the key and the version header. When both key headers are there, `x-api-key` counts. */
export function authenticateAnthropic({ headers }: IncomingRequest): WireFailure | undefined {
  const bearer = /^Bearer (\S+)$/u.exec(headers.authorization ?? '')?.[1];
  const header = headers['x-api-key'];
  const key = typeof header === 'string' && header !== '' ? header : bearer;
  if (key === undefined) return { kind: 'auth', message: 'x-api-key header is required' };
  if (key === badKey) return { kind: 'auth', message: 'invalid x-api-key' };
  if (headers['anthropic-version'] === undefined)
    return { kind: 'bad-request', message: 'anthropic-version: header is required' };
  return undefined;
}
