import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** A way to tell a secret back to the one who sent it. */
export interface Echo {
  readonly title: string;
  /** Nobody answers: the text of the answer is not looked at. */
  answer(response: ServerResponse, secret: string, request: IncomingMessage): void;
}

const json = { 'content-type': 'application/json' };

/** Everything that a vendor could say a key in. */
export const echoes: readonly Echo[] = [
  {
    title: 'in an error, its code and its headers',
    answer: (response, secret) =>
      response.writeHead(401, { ...json, 'x-request-id': secret, 'request-id': secret, 'retry-after': secret }).end(
        JSON.stringify({
          error: { message: `No such key: ${secret}`, code: secret, type: secret, param: secret, status: secret },
          request_id: secret,
        }),
      ),
  },
  {
    title: 'in a bad request',
    answer: (response, secret) =>
      response
        .writeHead(400, json)
        .end(JSON.stringify({ error: { message: `bad header: Bearer ${secret}`, code: 400 } })),
  },
  {
    title: 'in an error of plain text',
    answer: (response, secret) => response.writeHead(500, { 'content-type': 'text/plain' }).end(`failed for ${secret}`),
  },
  {
    title: 'in the page of a proxy',
    answer: (response, secret) =>
      response
        .writeHead(502, { 'content-type': 'text/html' })
        .end(`<h1>Bad gateway</h1><p>authorization: ${secret}</p>`),
  },
  {
    title: 'in a redirect',
    answer: (response, secret) =>
      response.writeHead(307, { location: `https://${secret}.evil.example/?key=${secret}#${secret}` }).end(),
  },
  {
    title: 'in an answer that is not JSON',
    answer: (response, secret) => response.writeHead(200, json).end(secret),
  },
  {
    title: 'in JSON that breaks off',
    answer: (response, secret) => response.writeHead(200, json).end(`{"id":"${secret}","choices":[{"${secret}`),
  },
  {
    title: 'in an error with a good status',
    answer: (response, secret) => response.writeHead(200, json).end(JSON.stringify({ error: { message: secret } })),
  },
  {
    title: 'in a stream of nothing else',
    answer: (response, secret) =>
      response
        .writeHead(200, { 'content-type': 'text/event-stream' })
        .end(
          `event: ${secret}\nid: ${secret}\ndata: {"error":{"message":"${secret}","type":"${secret}"}}\n\ndata: ${secret}\n\n`,
        ),
  },
  {
    title: 'in its status line',
    answer: (response, secret) => response.writeHead(418, secret, json).end('{}'),
  },
];

/** A server that answers whatever is asked with an echo of the secret that came along. */
export function echoServer(findEcho: () => Echo, onSecret: () => void, secret: string): Server {
  return createServer((request, response) => {
    if (JSON.stringify(request.rawHeaders).includes(secret)) onSecret();
    request.resume().on('end', () => findEcho().answer(response, secret, request));
  });
}
