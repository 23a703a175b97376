import { badKey } from '../../bad-key.js';
import type { IncomingRequest } from '../../incoming-request.js';
import type { WireFailure } from '../../protocol.js';

/** Checks `Authorization: Bearer` (or Azure's `api-key`, where the path is Azure's), as OpenAI does. */
export function authenticateBearer(incoming: IncomingRequest): WireFailure | undefined {
  const { headers, path } = incoming;
  const azureKey = path.includes('/openai/') ? headers['api-key'] : undefined;
  const key = typeof azureKey === 'string' ? azureKey : /^Bearer (\S+)$/u.exec(headers.authorization ?? '')?.[1];
  if (key === undefined || key === '')
    return {
      kind: 'auth',
      message:
        "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).",
      code: null,
    };
  if (key !== badKey) return undefined;
  return {
    kind: 'auth',
    message:
      'Incorrect API key provided: bad-key. You can find your API key at https://platform.openai.com/account/api-keys.',
  };
}
