import { createServer } from 'node:http';
import { listen } from '../fake-upstream/listen.js';
import type { Recording } from './load-recordings.js';

/** Answers every request with a recording, until it is closed. A stream comes in pieces that respect no boundary. */
export async function serveRecording(recording: Recording): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      response.writeHead(recording.status, recording.headers);
      if (!recording.isStream) return void response.end(recording.body);
      for (let at = 0; at < recording.body.length; at += 1_021) response.write(recording.body.subarray(at, at + 1_021));
      return void response.end();
    });
  });
  const url = await listen(server, { port: 0, host: '127.0.0.1' });
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
