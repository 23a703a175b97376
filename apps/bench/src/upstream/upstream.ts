// A server that answers at once, in a process of its own so that its CPU is not counted as the client's.
import { createServer, type ServerResponse } from 'node:http';
import { anthropicReply, openaiReply } from './canned-replies.js';

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk: string) => {
    body += chunk;
  });
  request.on('end', () => {
    const reply = request.url?.endsWith('/messages') ? anthropicReply : openaiReply;
    if (body.includes('"stream":true')) void sendEvents(response, reply.events);
    else response.writeHead(200, { 'content-type': 'application/json' }).end(reply.whole);
  });
});

/** Each event in a turn of its own, as they come from a model that writes. */
async function sendEvents(response: ServerResponse, events: readonly string[]): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const event of events) {
    response.write(event);
    await new Promise((resolve) => setImmediate(resolve));
  }
  response.end();
}

server.keepAliveTimeout = 600_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' && address !== null ? address.port : undefined);
});
process.on('disconnect', () => process.exit());
