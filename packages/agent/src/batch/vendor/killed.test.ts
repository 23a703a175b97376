import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startFakeUpstream } from '@cascade/testing/fake-upstream';
import { describe, expect, it, onTestFinished, vi } from 'vitest';

const built = new URL('../../../dist/index.js', import.meta.url);

/** Asks three questions in a batch, and prints the answers. */
const program = (url: string, resume: string) => `
import { CascadeAgent } from ${JSON.stringify(built.href)};
import { createAnthropic } from '@cascade/providers-anthropic';
const provider = createAnthropic({ baseURL: ${JSON.stringify(url)}, apiKey: 'sk-ant-secret', batch: true });
const agent = new CascadeAgent({ models: [{ name: 'claude-haiku-4-5', provider, cost: 0.001 }] });
const options = { vendorBatch: { pollMs: 100 }, resume: ${JSON.stringify(resume)} };
const outcomes = await agent.runBatch(['a', 'b', 'c'], options);
console.log(JSON.stringify(outcomes.map(({ result }) => result?.content)));
`;

function start(url: string, resume: string) {
  // Where a file of the package would be, for its dependencies.
  const cwd = fileURLToPath(new URL('../../..', import.meta.url));
  const argv = ['--input-type=module', '-e', program(url, resume)];
  const child = spawn(process.execPath, argv, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  return { child, ended: new Promise<string>((resolve) => child.once('close', () => resolve(out))) };
}

describe.skipIf(!existsSync(built))('a process with a batch of a vendor (built)', () => {
  it('that is killed leaves a batch which the next one finds, and ends as soon as it has its answers', async () => {
    const upstream = await startFakeUpstream();
    const folder = await mkdtemp(join(tmpdir(), 'cascade-killed-'));
    onTestFinished(async () => {
      await upstream.close();
      await rm(folder, { recursive: true });
    });
    upstream.scriptBatches([{ looks: 4 }]);
    upstream.setDefault(({ question }) => ({ text: `Re: ${question.prompt}` }));
    const resume = join(folder, 'batch.jsonl');
    const { child, ended } = start(upstream.url, resume);
    await vi.waitFor(() => expect(upstream.batches[0]?.looks).toBe(1), { timeout: 15_000, interval: 10 });
    child.kill('SIGKILL');
    expect(await ended).toBe('');
    const second = start(upstream.url, resume);
    expect(JSON.parse(await second.ended)).toEqual(['Re: a', 'Re: b', 'Re: c']);
    expect(upstream.batches).toMatchObject([{ status: 'ended', requestIds: { length: 3 } }]);
    expect(Date.now() - (upstream.requests.at(-1)?.finishedAtMs ?? 0)).toBeLessThan(3_000);
    expect(await readFile(resume, 'utf8')).not.toContain('sk-ant-secret');
  });
});
