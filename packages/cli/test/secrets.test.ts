import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { knownProviders } from '@cascade/config';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Echo, echoes, echoServer } from './echo-server.js';
import { noKeyring } from './keyrings.js';
import { listen } from './listen.js';
import { openStage, type Stage } from './stage.js';

const secret = 'sk-planted-Zx81qPw93LmT40vK-key';
/** A part of it that nobody writes by chance. */
const heart = /zx81qpw93|w93lmt40/i;

let stage: Stage;
let server: Server;
let url: string;
let echo: Echo | undefined = echoes[0];
let sent = 0;
beforeAll(async () => {
  stage = await openStage();
  server = echoServer(
    () => echo ?? { title: '', answer: (response) => response.end() },
    () => sent++,
    secret,
  );
  url = await listen(server);
});
afterAll(async () => {
  server.close();
  await stage.close();
});
beforeEach(() => {
  sent = 0;
  for (const folder of ['.config', '.local']) rmSync(join(stage.home, folder), { recursive: true, force: true });
});

/** Every file below the home folder that holds the secret; the database among them. */
function filesWithSecret(): readonly string[] {
  const files = readdirSync(stage.home, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  return files
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => heart.test(readFileSync(path, 'latin1')));
}

/** Those that speak over HTTP; each at the address of the server that echoes. */
const providers = knownProviders().filter((name) => !name.startsWith('claude'));

const configuration = (name: string) => `
[providers.${name}]
base_url = "${url}${name === 'openai' ? '/v1' : ''}"
model = "some-model"
retry = { delays_ms = [] }
[agent]
provider = "${name}"
[cascades.both]
tiers = ["${name}/cheap-model", "${name}/dear-model"]
`;

describe.each(providers)('a secret planted as the key of %s', (name) => {
  const env = { CASCADE_LOG: 'trace', CASCADE_LOG_CONTENT: '1', GATEWAY: '' };
  const run = (...argv: string[]) => stage.run(argv, { env, keyring: noKeyring });

  it.each(echoes)('stays where it is kept when the vendor echoes it $title', async (chosen) => {
    echo = chosen;
    stage.configure(configuration(name));
    const kept = await stage.run(['keys', 'set', name, '--key', '-'], { env, keyring: noKeyring, input: secret });
    const printed = [
      kept,
      await run('-p', 'hi', '--json'),
      await stage.run(['-p', 'hi', '--model', `${name}/other`], { env, keyring: noKeyring, isTerminal: true }),
      await run('doctor', '--timeout', '2000'),
    ];
    expect(sent).toBeGreaterThan(0);
    for (const { out, err } of printed) expect(`${out}${err}`).not.toMatch(heart);
    expect(filesWithSecret()).toEqual([join(stage.home, '.config', 'cascade', 'keys', `${name}.key`)]);
  });

  it('is shown by no command afterwards', async () => {
    echo = echoes[0];
    stage.configure(configuration(name));
    await stage.run(['keys', 'set', name, '--key', '-'], { env, keyring: noKeyring, input: secret });
    const printed = [
      await run('-p', 'hi', '-C', 'both'),
      await run('doctor', '--json'),
      await run('configure', 'list', '--json'),
      await run('keys', 'list', '--json'),
      await run('keys', 'get', name),
      await run('status', '--json'),
      await run('log', '--json'),
      await run('failed', 'list', '--json'),
      await run('failed', 'replay', '--ignore-cooldowns'),
      await run('stats', '--json'),
    ];
    expect(sent).toBeGreaterThan(0);
    for (const { out, err } of printed) expect(`${out}${err}`).not.toMatch(heart);
    expect(filesWithSecret()).toEqual([join(stage.home, '.config', 'cascade', 'keys', `${name}.key`)]);
  });
});

const bin = fileURLToPath(new URL('../dist/bin.js', import.meta.url));

describe.skipIf(!existsSync(bin) || !existsSync('/proc/self/cmdline'))('the processes (built, on Linux)', () => {
  it('show no key in their arguments, neither while it is kept nor while it is used', async () => {
    let asked = (): void => {};
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const silent = createServer(() => asked());
    const address = await listen(silent);
    stage.configure(`[providers.openai]\nbase_url = "${address}/v1"\nmodel = "m"\n[agent]\nprovider = "openai"`);
    const env = { PATH: process.env.PATH, HOME: stage.home, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' };
    const start = (...argv: string[]) => spawn(process.execPath, [bin, ...argv], { cwd: stage.home, env });
    const keep = start('keys', 'set', 'openai', '--key', '-');
    const seen = [...allArguments()];
    keep.stdin.end(secret);
    await new Promise((resolve) => keep.once('close', resolve));
    const ask = start('-p', 'hi');
    await isAsked;
    seen.push(...allArguments());
    ask.kill('SIGINT');
    await new Promise((resolve) => ask.once('close', resolve));
    silent.closeAllConnections();
    silent.close();
    expect(seen.some((line) => line.includes('keys\0set'))).toBe(true);
    expect(seen.filter((line) => heart.test(line))).toEqual([]);
  });
});

/** The list of processes, as everybody on the machine can read it. */
function allArguments(): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      } catch {
        return [];
      }
    });
}
