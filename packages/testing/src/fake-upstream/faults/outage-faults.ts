import type { FaultBehaviour } from '../fault.js';
import { bothModes, refusal } from './define-fault.js';

const badGatewayPage =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>cloudflare</center>\r\n</body>\r\n</html>\r\n';

/** Outages: statuses that another try, later or elsewhere, may cure. */
export const outageFaults: readonly FaultBehaviour[] = [
  refusal({
    name: '408',
    description: '408: the service gave up waiting',
    expectedClass: 'server',
    alsoAccepted: ['overloaded', 'timeout'],
    failure: { kind: 'request-timeout' },
  }),
  refusal({
    name: '409',
    description: '409: a conflict that passes',
    expectedClass: 'server',
    alsoAccepted: ['overloaded'],
    failure: { kind: 'conflict' },
  }),
  refusal({
    name: '498',
    description: "498: Groq's flex tier has no capacity",
    protocols: ['openai-chat'],
    expectedClass: 'overloaded',
    alsoAccepted: ['server'],
    failure: { kind: 'capacity' },
  }),
  refusal({
    name: '500',
    description: '500 with an error object',
    expectedClass: 'server',
    failure: { kind: 'server' },
  }),
  refusal({
    name: '500-empty',
    description: '500 with an empty body',
    expectedClass: 'server',
    failure: { kind: 'server', body: '' },
  }),
  refusal({
    name: '502',
    description: '502 with an HTML page of a proxy',
    expectedClass: 'server',
    alsoAccepted: ['overloaded'],
    failure: { kind: 'bad-gateway', body: badGatewayPage, headers: { 'content-type': 'text/html' } },
  }),
  refusal({
    name: '503',
    description: '503: overloaded or down',
    expectedClass: 'overloaded',
    alsoAccepted: ['server'],
    failure: { kind: 'unavailable' },
  }),
  refusal({
    name: '503-retry-after',
    description: '503 with retry-after: 2',
    expectedClass: 'overloaded',
    alsoAccepted: ['server'],
    expectedRetryAfterMs: 2_000,
    failure: { kind: 'unavailable', headers: { 'retry-after': '2' } },
  }),
  refusal({
    name: '504',
    description: '504: a proxy gave up waiting',
    expectedClass: 'server',
    alsoAccepted: ['overloaded', 'timeout'],
    failure: { kind: 'gateway-timeout' },
  }),
  refusal({
    name: '529',
    description: '529: overloaded',
    expectedClass: 'overloaded',
    alsoAccepted: ['server'],
    failure: { kind: 'overloaded' },
  }),
  {
    name: 'redirect-307',
    description: '307 to another origin; a client that follows it carries its key there (see strayRequests)',
    modes: bothModes,
    expectedClass: 'invalid-response',
    alsoAccepted: ['network', 'server'],
    async steps(_steps, { trapUrl, incoming }) {
      const location = `${await trapUrl()}${incoming.path}`;
      return [{ do: 'head', status: 307, headers: { location, 'content-length': '0' } }, { do: 'end' }];
    },
  },
];
