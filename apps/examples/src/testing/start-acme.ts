import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { acmeWire } from '../custom-adapter/acme-wire.js';

/** A service of Acme's wire that always says the same. */
export async function startAcme(): Promise<{ readonly url: string; close(): void }> {
  const server = createServer((request, response) => {
    request.resume();
    response.setHeader('content-type', acmeWire.contentTypes.whole);
    const usage = { inputTokens: 14, outputTokens: 6 };
    response.end(acmeWire.whole({ text: 'Paris, says Acme.', finishReason: 'stop', usage }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // The address of a server that listens on TCP.
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}
