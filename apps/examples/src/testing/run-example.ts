import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const dist = new URL('../../dist/', import.meta.url);

/** What an example printed, and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Stage {
  /** Host names, and the URLs of the servers that play them. */
  readonly hosts: Readonly<Record<string, string>>;
  /** The working folder. */
  readonly cwd: string;
}

/** Runs a built example as it stands, in a process of its own, whose vendors are servers on this machine. */
export function runExample(name: string, { hosts, cwd }: Stage): Promise<Ended> {
  const args = [
    // Makes `@cascade/fetch` use the global fetch, which is then replaced.
    '--conditions=edge-light',
    `--import=${new URL('testing/redirect-fetch.js', dist).href}`,
    fileURLToPath(new URL(`${name}.js`, dist)),
  ];
  const keys = { OPENAI_API_KEY: 'openai-key', ANTHROPIC_API_KEY: 'anthropic-key', ACME_API_KEY: 'acme-key' };
  const env = { PATH: process.env.PATH, HOME: cwd, FAKE_HOSTS: JSON.stringify(hosts), ...keys };
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err }));
  });
}
