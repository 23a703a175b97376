import { createServer } from 'node:https';
import { listen } from '../listen.js';
import { testOnlyCertificate, testOnlyPrivateKey } from './test-only-key-pair.js';

/** An HTTPS server that no client should trust: `fetch` fails with `DEPTH_ZERO_SELF_SIGNED_CERT`. */
export async function startSelfSignedServer(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer({ key: testOnlyPrivateKey, cert: testOnlyCertificate }, (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  const url = await listen(server, { port: 0, host: '127.0.0.1', scheme: 'https' });
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
