// The service of a third party that the rehearsal's adapter speaks to: lines of JSON.
import { createServer } from 'node:http';

export async function startUmbraServer(answer) {
  const server = createServer((request, response) => {
    request.resume();
    response.setHeader('content-type', 'application/x-ndjson');
    for (const text of answer.split(/(?<= )/)) response.write(`${JSON.stringify({ text })}\n`);
    response.end(`${JSON.stringify({ end: 'stop', tokens: { input: 3, output: 5 } })}\n`);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  };
}
