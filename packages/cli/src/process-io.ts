import { homedir } from 'node:os';
import type { Io } from './io.js';
import { OutputError } from './output-error.js';

/** The process's own terminal, environment and signals. */
export function processIo(): Io {
  const { env, stdin, stdout, stderr } = process;
  const controller = new AbortController();
  let isBroken = false;
  process.on('SIGINT', () => {
    // A second one means it.
    if (controller.signal.aborted) process.exit(130);
    controller.abort('interrupt');
  });
  process.on('SIGTERM', () => controller.abort('interrupt'));
  const onError = (error: NodeJS.ErrnoException): void => {
    isBroken = true;
    controller.abort(error.code === 'EPIPE' ? 'pipe' : new OutputError(error));
  };
  stdout.on('error', onError);
  // There is nobody left to tell, and the answer must not suffer from it.
  stderr.on('error', () => {});
  return {
    stdin,
    out: (text) =>
      new Promise((resolve) => {
        if (isBroken) return resolve(false);
        stdout.write(text, (error) => {
          if (error) onError(error);
          resolve(!error);
        });
      }),
    err: (text) => void stderr.write(text),
    env,
    cwd: process.cwd(),
    home: env.HOME || homedir(),
    isInteractive: stdin.isTTY === true && stderr.isTTY === true,
    isTerminal: stdout.isTTY === true,
    showsProgress: stderr.isTTY === true && env.TERM !== 'dumb',
    useColors: stdout.isTTY === true && stderr.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb',
    columns: stdout.columns ?? 80,
    signal: controller.signal,
    now: Date.now,
  };
}
