import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FakeUpstream, startFakeUpstream } from '@cascade/testing/fake-upstream';
import { type Ended, runExample } from './run-example.js';

/** Where examples are run: an upstream that plays the vendors, and a folder. */
export interface ExampleStage {
  readonly upstream: FakeUpstream;
  readonly cwd: string;
  /** @param hosts - more host names, and the URLs of the servers that play them */
  run(name: string, hosts?: Readonly<Record<string, string>>): Promise<Ended>;
  close(): Promise<void>;
}

export async function openStage(): Promise<ExampleStage> {
  const upstream = await startFakeUpstream();
  const cwd = await mkdtemp(join(tmpdir(), 'cascade-examples-'));
  const vendors = { 'api.openai.com': upstream.url, 'api.anthropic.com': upstream.url, '127.0.0.1': upstream.url };
  return {
    upstream,
    cwd,
    run: (name, hosts) => runExample(name, { cwd, hosts: { ...vendors, ...hosts } }),
    async close() {
      await upstream.close();
      await rm(cwd, { recursive: true, force: true });
    },
  };
}
