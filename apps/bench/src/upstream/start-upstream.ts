import { fork } from 'node:child_process';
import { once } from 'node:events';

export interface Upstream {
  readonly url: string;
  stop(): void;
}

/** Starts the server of canned replies as another process. */
export async function startUpstream(): Promise<Upstream> {
  const child = fork(new URL('./upstream.js', import.meta.url), { execArgv: [] });
  const [port] = await once(child, 'message');
  return { url: `http://127.0.0.1:${port}`, stop: () => void child.kill() };
}
