import { spawn } from 'node:child_process';
import type { Io } from '../../io.js';

/** Runs the command itself as a process of its own, and hands on what it prints. */
export function runChild(io: Io, args: readonly string[]): Promise<number> {
  const [node = '', script = ''] = [process.execPath, process.argv[1]];
  const env = { ...io.env, CASCADE_DEMO_KEY: 'demo-key', NO_COLOR: '1' };
  const child = spawn(node, [...process.execArgv, script, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: io.cwd,
    env,
  });
  const indent = (text: Buffer): void => void io.out(text.toString().replace(/^(?=.)/gm, '  '));
  child.stdout.on('data', indent);
  child.stderr.on('data', indent);
  const stop = (): void => void child.kill('SIGINT');
  io.signal.addEventListener('abort', stop, { once: true });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      io.signal.removeEventListener('abort', stop);
      resolve(code ?? 1);
    });
  });
}
