// Installs the packages as users will, from tarballs through a registry on the loopback address, and runs a stream:
// core and one provider, with which nothing else may come along; the agent and one provider; and an adapter that `npm create cascade-provider` wrote,
// used from a cascade.yaml. Needs a build, and a registry for what others have written; without one it says so and ends.
import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startLoopbackRegistry } from './rehearsal/loopback-registry.mjs';
import { startUmbraServer } from './rehearsal/umbra-server.mjs';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'cascade-rehearsal-'));
const answer = 'It all came out of tarballs.';
const sdks = ['openai', '@anthropic-ai/sdk', '@google/genai', 'ollama', '@anthropic-ai/claude-agent-sdk'];

if (await hasRegistry()) {
  try {
    await rehearse();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
} else {
  console.log('skip: no package registry can be reached');
}

async function rehearse() {
  const tarballs = join(folder, 'tarballs');
  mkdirSync(tarballs);
  await packAll(tarballs);
  const registry = await startLoopbackRegistry(tarballs);
  try {
    console.log(`packed ${registry.manifests.length} packages`);
    await rehearseProvider(registry);
    await rehearseAgent(registry);
    await rehearseThirdParty(registry, tarballs);
  } finally {
    await registry.close();
  }
}

/** Core and one provider: a stream, and nothing else in the folder. */
async function rehearseProvider(registry) {
  const project = newProject('one-provider', registry);
  await npm(project, 'install', '@cascade/core', '@cascade/providers-openai');
  expectSame('packages of ours', ours(project), ['core', 'fetch', 'providers-openai']);
  expectSame('vendor SDKs', sdksIn(project), ['openai']);
  const { startFakeUpstream } = await import('../packages/testing/dist/fake-upstream/index.js');
  const upstream = await startFakeUpstream();
  upstream.setDefault({ text: answer });
  try {
    const script = `
      import { createCascade } from '@cascade/core';
      import { createGroq } from '@cascade/providers-openai/presets';
      const groq = createGroq({ baseURL: process.argv[2] + '/p/groq/v1', apiKey: 'k' });
      ${streaming("createCascade({ entries: [groq.chat('llama-3.3-70b-versatile')] })")}`;
    expectSame('the stream', [await runScript(project, script, upstream.url)], [answer]);
  } finally {
    await upstream.close();
  }
}

/** The agent and one provider: an answer, and at most 25 MB. */
async function rehearseAgent(registry) {
  const project = newProject('agent', registry);
  await npm(project, 'install', '@cascade/agent', '@cascade/providers-openai');
  expectSame('vendor SDKs beside the agent', sdksIn(project), ['openai']);
  const { startFakeUpstream } = await import('../packages/testing/dist/fake-upstream/index.js');
  const upstream = await startFakeUpstream();
  upstream.setDefault({ text: answer });
  try {
    const script = `
      import { CascadeAgent } from '@cascade/agent';
      const model = { provider: 'openai', baseUrl: process.argv[2] + '/v1', apiKey: 'k' };
      const agent = new CascadeAgent({ models: [{ ...model, name: 'gpt-4o-mini' }, { ...model, name: 'gpt-4o' }] });
      process.stdout.write((await agent.run('How did it all come out?')).content);
      await agent.close();`;
    expectSame("the agent's answer", [await runScript(project, script, upstream.url)], [answer]);
  } finally {
    await upstream.close();
  }
  const bytes = sizeOf(join(project, 'node_modules'));
  if (bytes > 25e6) throw new Error(`the agent and one provider take ${(bytes / 1e6).toFixed(1)} MB, more than 25`);
  console.log(`ok   the agent and one provider take ${(bytes / 1e6).toFixed(1)} MB`);
}

function sizeOf(directory) {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}

/** An adapter that the scaffold wrote, named by a project's cascade.yaml. */
async function rehearseThirdParty(registry, tarballs) {
  const workshop = newProject('workshop', registry);
  const scaffold = readdirSync(tarballs).find((file) => file.startsWith('create-cascade-provider-'));
  const create = ['--package', join(tarballs, scaffold), '--', 'create-cascade-provider', 'umbra'];
  await npm(workshop, 'exec', '--yes', ...create);
  const adapter = join(workshop, 'cascade-provider-umbra');
  writeFileSync(join(adapter, '.npmrc'), readFileSync(join(workshop, '.npmrc')));
  await npm(adapter, 'install');
  const test = () =>
    npm(adapter, 'test').then(
      () => 'green',
      () => 'red',
    );
  const before = await test();
  const written = join(root, 'packages/create-cascade-provider/test/implemented');
  cpSync(join(written, 'wire.ts'), join(adapter, 'src/wire.ts'));
  cpSync(join(written, 'suite-wire.ts'), join(adapter, 'test/suite-wire.ts'));
  expectSame('the conformance test, before and after', [before, await test()], ['red', 'green']);
  await npm(adapter, 'run', 'build');
  await npm(adapter, 'pack', '--pack-destination', workshop);

  const project = newProject('third-party', registry);
  const packed = join(workshop, 'cascade-provider-umbra-0.1.0.tgz');
  await npm(project, 'install', '@cascade/core', '@cascade/config', packed);
  expectSame('vendor SDKs', sdksIn(project), []);
  const umbra = await startUmbraServer(answer);
  try {
    writeFileSync(
      join(project, 'cascade.yaml'),
      `providers:\n  umbra: { package: cascade-provider-umbra, base_url: "${umbra.url}" }\ncascades:\n  main: { entries: [umbra/umbra-1] }\n`,
    );
    const script = `
      import { loadConfig, trustProject } from '@cascade/config';
      import { createCascade } from '@cascade/core';
      const place = { cwd: process.cwd(), home: process.cwd() + '/home', env: { UMBRA_API_KEY: 'k' } };
      await trustProject(place);
      const config = await loadConfig({ ...place, keyring: { get: async () => undefined } });
      ${streaming("createCascade(await config.cascadeOptions('main'))")}`;
    expectSame('the stream', [await runScript(project, script)], [answer]);
  } finally {
    await umbra.close();
  }
}

/** Prints the deltas of a stream as they come. */
function streaming(cascade) {
  return `
    let pieces = 0;
    for await (const event of ${cascade}.stream('hi')) {
      if (event.type !== 'part' || event.part.type !== 'text-delta') continue;
      pieces += 1;
      process.stdout.write(event.part.text);
    }
    if (pieces < 2) throw new Error('it did not stream');`;
}

async function runScript(project, code, ...args) {
  writeFileSync(join(project, 'ask.mjs'), code);
  const { stdout } = await run(process.execPath, ['ask.mjs', ...args], { cwd: project, timeout: 30_000 });
  return stdout;
}

async function packAll(destination) {
  for (const name of readdirSync(join(root, 'packages'))) {
    const cwd = join(root, 'packages', name);
    const { private: isPrivate } = JSON.parse(readFileSync(join(cwd, 'package.json'), 'utf8'));
    if (isPrivate !== true) await run('pnpm', ['pack', '--pack-destination', destination], { cwd });
  }
}

function newProject(name, { url }) {
  const project = join(folder, name);
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name, private: true, type: 'module' }));
  // Ours come from the tarballs; everybody else's from wherever this machine gets them.
  writeFileSync(join(project, '.npmrc'), `@cascade:registry=${url}\n`);
  return project;
}

async function npm(cwd, command, ...args) {
  const quiet = ['--no-audit', '--no-fund', '--prefer-offline'];
  try {
    await run('npm', [command, ...quiet, ...args], { cwd, maxBuffer: 16 * 1024 * 1024 });
  } catch (error) {
    throw new Error(`npm ${command} ${args.join(' ')} failed: ${error.stderr ?? error.message}`);
  }
}

async function hasRegistry() {
  const look = run('npm', ['view', 'openai', 'version', '--fetch-retries=0', '--fetch-timeout=10000'], {
    timeout: 20_000,
  });
  return look.then(
    () => true,
    () => false,
  );
}

function ours(project) {
  return readdirSync(join(project, 'node_modules/@cascade')).sort();
}

function sdksIn(project) {
  return sdks.filter((name) => existsSync(join(project, 'node_modules', name)));
}

function expectSame(what, found, expected) {
  if (JSON.stringify(found) !== JSON.stringify(expected)) {
    throw new Error(`${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(found)}`);
  }
  console.log(`ok   ${what}: ${found.join(', ') || 'none'}`);
}
