import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { ConnectionPool } from './connection-pool.js';
import type { OutgoingRequest } from './read-request.js';

/** A server that closes an idle connection is noticed within one round trip; a reset after that is a real failure. */
const staleWindowMs = 1000;

/**
 * Sends a request and resolves at the response's headers.
 *
 * A connection that the server closed while it was idle fails at its next use. Such a call is repeated once, on a new
 * connection: only if it failed at once and before any byte came back, so that no server can have worked on it for long.
 * @throws TypeError ("fetch failed", with the network error as `cause`), or the signal's reason.
 */
export async function sendRequest(
  pool: ConnectionPool,
  request: OutgoingRequest,
  connectTimeoutMs: number,
): Promise<IncomingMessage> {
  try {
    const first = await attempt(pool, request, connectTimeoutMs);
    if (first !== 'stale') return first;
    pool.dropIdle(request.url);
    const second = await attempt(pool, request, connectTimeoutMs, true);
    if (second !== 'stale') return second;
    throw new Error('the connection was closed');
  } catch (error) {
    if (request.signal?.aborted) throw request.signal.reason;
    const reason = error instanceof Error ? error.message : String(error);
    throw new TypeError(`fetch failed: ${request.url.origin}: ${reason}`, { cause: error });
  }
}

function attempt(
  pool: ConnectionPool,
  request: OutgoingRequest,
  connectTimeoutMs: number,
  isRepeated = false,
): Promise<IncomingMessage | 'stale'> {
  return new Promise((resolve, reject) => {
    const { signal } = request;
    const startedAtMs = performance.now();
    let bytesBefore = 0;
    const outgoing = pool.start(request, resolve);
    outgoing.once('socket', (socket) => {
      bytesBefore = socket.bytesRead;
      if (socket.connecting) limitConnecting(outgoing, socket, connectTimeoutMs, request.url.protocol === 'https:');
    });
    // Nobody asked for another protocol; without a listener Node closes the connection and tells nobody.
    outgoing.once('upgrade', (_, socket) => {
      socket.destroy();
      reject(new Error('the server switched to another protocol'));
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      const wasClosed = error.code === 'ECONNRESET' || error.code === 'EPIPE';
      const isUnanswered =
        outgoing.socket?.bytesRead === bytesBefore && performance.now() - startedAtMs < staleWindowMs;
      if (outgoing.reusedSocket && wasClosed && isUnanswered && !isRepeated && !signal?.aborted) resolve('stale');
      else reject(error);
    });
    if (!signal) return;
    // After the headers the message is destroyed too, with the signal's reason: a body being read fails with it.
    const onAbort = () => outgoing.destroy(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    signal.addEventListener('abort', onAbort, { once: true });
    outgoing.once('close', () => signal.removeEventListener('abort', onAbort));
  });
}

function limitConnecting(outgoing: ClientRequest, socket: Socket, timeoutMs: number, isSecure: boolean): void {
  const timer = setTimeout(() => {
    const message = `no connection within ${timeoutMs} ms`;
    outgoing.destroy(Object.assign(new Error(message), { code: 'ETIMEDOUT' }));
  }, timeoutMs);
  const stop = () => clearTimeout(timer);
  socket.once(isSecure ? 'secureConnect' : 'connect', stop);
  socket.once('close', stop);
}
