import { createServer } from 'node:net';
import { listen } from '../listen.js';

/**
 * A loopback URL where nobody listens: connections get `ECONNREFUSED`. The port was free a moment ago; ports that are
 * never used (such as 1) would not do, because `fetch` refuses them by itself with "bad port".
 */
export async function refusedUrl(): Promise<string> {
  const server = createServer();
  const url = await listen(server, { port: 0, host: '127.0.0.1' });
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return url;
}
