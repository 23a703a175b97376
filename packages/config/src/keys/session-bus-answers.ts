import { connect } from 'node:net';
import type { Environment } from '../files/folders.js';

/**
 * Whether the session bus of Linux, through which the keyring is reached, is there and answers. The keyring's library waits
 * for it with the whole process standing still, so that no timer could end the wait.
 */
export function sessionBusAnswers(env: Environment, userId: number, signal: AbortSignal): Promise<boolean> {
  const address = env.DBUS_SESSION_BUS_ADDRESS ?? `unix:path=/run/user/${userId}/bus`;
  const [, kind, name] = /^unix:(path|abstract)=([^,;]+)/.exec(address) ?? [];
  // By another transport, or at several addresses: nobody's default.
  if (name === undefined) return Promise.resolve(false);
  return new Promise((resolve) => {
    const socket = connect(`${kind === 'abstract' ? '\0' : ''}${decodeURIComponent(name)}`);
    const end = (answers: boolean) => () => {
      signal.removeEventListener('abort', silent);
      socket.destroy();
      resolve(answers);
    };
    const silent = end(false);
    signal.addEventListener('abort', silent, { once: true });
    socket.once('error', silent).once('close', silent).once('data', end(true));
    // How every client of D-Bus begins: with a zero byte, and the number of its user as hexadecimal ASCII.
    socket.write(`\0AUTH EXTERNAL ${Buffer.from(String(userId)).toString('hex')}\r\n`);
  });
}
