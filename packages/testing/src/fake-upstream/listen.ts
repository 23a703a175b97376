import type { Server } from 'node:net';

/** Makes a server listen and returns its origin. */
export function listen(
  server: Server,
  { port, host, scheme = 'http' }: { port: number; host: string; scheme?: string },
): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: Error) =>
      reject(
        new Error(`The fake upstream cannot listen on ${host}:${port} (${cause.message}): choose another port.`, {
          cause,
        }),
      ),
    );
    server.listen(port, host, () => {
      const address = server.address();
      const actual = typeof address === 'object' && address ? address.port : port;
      resolve(`${scheme}://${host.includes(':') ? `[${host}]` : host}:${actual}`);
    });
  });
}
