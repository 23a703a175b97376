import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createSocketServer, type Server } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { createPooledFetch, type PooledFetchOptions } from '@cascade/fetch';
import { type Pairs, pair } from '../pair.js';

/** A server and a fetch of these options, for one scene. */
async function over<Result>(
  server: Server,
  options: PooledFetchOptions,
  scene: (fetch: typeof globalThis.fetch, port: number) => Promise<Result>,
): Promise<Result> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // It listens on TCP.
  const { port } = server.address() as AddressInfo;
  const fetch = createPooledFetch(options);
  try {
    return await scene(fetch, port);
  } finally {
    fetch.close();
    await new Promise((resolve) => server.close(resolve));
  }
}

const answering: RequestListener = (_request, response) => void setTimeout(() => response.end('0123456789'), 10);

/** How many connections three calls at once and one a little later need. */
async function connections(options: PooledFetchOptions): Promise<number> {
  let count = 0;
  const server = createServer(answering).on('connection', () => void count++);
  return over(server, options, async (fetch, port) => {
    const call = async () => (await fetch(`http://127.0.0.1:${port}/`)).text();
    await Promise.all([call(), call(), call()]);
    await delay(80);
    await call();
    return count;
  });
}

export const fetchPairs: Pairs = {
  'PooledFetchOptions.maxResponseBytes': pair(5, 50, (maxResponseBytes) =>
    over(createServer(answering), { maxResponseBytes }, async (fetch, port) =>
      fetch(`http://127.0.0.1:${port}/`)
        .then((response) => response.text())
        .catch(({ name }: Error) => name),
    ),
  ),
  // A server that never answers to the greeting of TLS.
  'PooledFetchOptions.connectTimeoutMs': pair(30, 5_000, (connectTimeoutMs) =>
    over(
      createSocketServer((socket) => void setTimeout(() => socket.destroy(), 150)),
      { connectTimeoutMs },
      async (fetch, port) => {
        const error: Error = await fetch(`https://127.0.0.1:${port}/`).then(
          () => new Error('it answered'),
          (reason) => reason,
        );
        return [error.message.replace(/:\d+/, ''), String(error.cause).replace(/:\d+/, '')];
      },
    ),
  ),
  'PooledFetchOptions.idleTimeoutMs': pair(20, 5_000, (idleTimeoutMs) => connections({ idleTimeoutMs })),
  'PooledFetchOptions.maxConnectionsPerOrigin': pair(1, 3, (maxConnectionsPerOrigin) =>
    connections({ maxConnectionsPerOrigin }),
  ),
};
