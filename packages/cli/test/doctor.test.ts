import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { badKey, refusedUrl, startSelfSignedServer, unresolvableUrl } from '@cascade/testing/fake-upstream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { advise } from '../src/commands/doctor/advise.js';
import { checkNode } from '../src/commands/doctor/check-machine.js';
import type { Finding } from '../src/commands/doctor/finding.js';
import { noKeyring } from './keyrings.js';
import { openStage, type Stage } from './stage.js';

const key = 'sk-a-key-of-somebody-1234';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
beforeEach(() => {
  stage.upstream.reset();
  rmSync(join(stage.home, '.config'), { recursive: true, force: true });
  rmSync(join(stage.home, 'cascade.yaml'), { force: true });
});

const provider = (path: string, model = 'gpt-4o-mini', more = '') => `
[agent]
provider = "openai"
model = "${model}"
[providers.openai]
base_url = "${path}"
api_key_env = "KEY"
${more}`;

type More = Parameters<Stage['run']>[1];

async function doctor(toml: string, more: More = {}, ...argv: readonly string[]) {
  if (toml !== '') stage.configure(toml);
  const printed = await stage.run(['doctor', '--json', ...argv], { env: { KEY: key }, keyring: noKeyring, ...more });
  const { ok, findings }: { ok: boolean; findings: Finding[] } = JSON.parse(printed.out);
  const about = (check: Finding['check']) => findings.filter((finding) => finding.check === check);
  return { ...printed, ok, findings, about };
}

describe('cascade doctor', () => {
  it('finds that all is well, without generating anything', async () => {
    const { code, ok, findings, about } = await doctor(provider('$URL/v1'));
    expect({ code, ok }).toEqual({ code: 0, ok: true });
    expect(findings.filter(({ status }) => status !== 'ok')).toEqual([]);
    expect(about('provider')).toMatchObject([
      { subject: 'openai', text: `${stage.upstream.url} answers; the key is taken`, latencyMs: expect.any(Number) },
    ]);
    expect(about('model')).toMatchObject([{ subject: 'openai/gpt-4o-mini', text: 'is in its list (agent)' }]);
    expect(about('clock')).toMatchObject([{ status: 'ok' }]);
    expect(about('database')).toMatchObject([{ status: 'ok', text: expect.stringContaining('read and written') }]);
    expect(stage.upstream.requests.every(({ method }) => method === 'GET')).toBe(true);
  });

  it('says it to a person with what to do below', async () => {
    stage.configure(provider('$URL/v1', 'gpt-4o-mimi'));
    const { code, out } = await stage.run(['doctor'], { env: { KEY: badKey }, keyring: noKeyring });
    expect(code).toBe(1);
    expect(out).toMatch(/FAILED {2}provider openai: .*\n {8}Give another key: cascade keys set openai/);
    expect(out).toMatch(/\n1 failed, 1 warning\.\n$/);
  });

  it('finds a model that is not there, with the name that was meant', async () => {
    const { code, about } = await doctor(provider('$URL/v1', 'gpt-4o-mimi'));
    expect(code).toBe(1);
    expect(about('model')).toMatchObject([{ status: 'failed', fix: 'Did you mean gpt-4o-mini?' }]);
  });

  it.each<readonly [string, () => string | Promise<string>, string]>([
    ['a website', () => '$URL/f/html-200/v1', 'Is this the address of the API, path included?'],
    ['a proxy’s page', () => '$URL/f/502/v1', 'It is the other side'],
    ['a redirect', () => '$URL/f/redirect-307/v1', 'Is this the address of the API, path included?'],
    ['a wrong path', () => '$URL/nothing/here', 'Is this the address of the API, path included?'],
    ['a dead host', async () => `${await refusedUrl()}/v1`, 'Nobody listens at'],
    ['a host that nobody knows', () => `${unresolvableUrl}/v1`, 'Nobody knows the host of'],
    ['silence', () => '$URL/f/stall-forever/v1', 'reachable from here'],
    ['no credit', () => '$URL/f/402/v1', 'Pay the vendor'],
  ])('tells %s at the base URL, and what to change', async (_title, url, fix) => {
    const { code, about } = await doctor(provider(await url()), {}, '--timeout', '400');
    expect(code).toBe(1);
    expect(about('provider')).toMatchObject([{ status: 'failed', fix: expect.stringContaining(fix) }]);
    expect(stage.upstream.strayRequests).toHaveLength(0);
  });

  it('tells a certificate that this machine does not trust', async () => {
    const server = await startSelfSignedServer();
    const { about } = await doctor(provider(`${server.url}/v1`));
    await server.close();
    expect(about('provider')[0]?.fix).toContain('NODE_EXTRA_CA_CERTS');
  });

  it('tells a key that is missing from one that is refused', async () => {
    const missing = await doctor(provider('$URL/v1'), { env: {} });
    expect(missing.about('key')).toMatchObject([
      { status: 'failed', text: 'No API key for openai: set KEY, or run: cascade keys set openai' },
    ]);
    const refused = await doctor(provider('$URL/v1'), { env: { KEY: badKey } });
    expect(refused.about('provider')).toMatchObject([
      { status: 'failed', fix: expect.stringContaining('cascade keys set') },
    ]);
  });

  it('tries each key of a pool, and asks for models with one that is taken', async () => {
    const keys = { ONE: badKey, TWO: key };
    const toml = provider('$URL/v1').replace('"KEY"', '["ONE", "TWO"]');
    const { code, about } = await doctor(toml, { env: keys });
    expect(code).toBe(1);
    expect(about('key').map(({ status }) => status)).toEqual(['failed', 'ok']);
    expect(about('provider')).toMatchObject([{ status: 'ok' }]);
    expect(about('model')).toMatchObject([{ status: 'ok' }]);
  });

  it('tries two servers under one name, each with its own key', async () => {
    const entry = (base: string, key: string, alias: string) =>
      `{ provider = "openai", model = "gpt-4o-mini", base_url = "$URL${base}/v1", api_key_env = "${key}", alias = "${alias}" }`;
    const { about } = await doctor(
      `[cascades.a]\nentries = [${entry('', 'KEY', 'big')}, ${entry('/f/404', 'OTHER', 'small')}]`,
      { env: { KEY: key, OTHER: 'sk-another-key-1234' } },
    );
    expect(about('provider').map(({ subject, status }) => [subject, status])).toEqual([
      ['openai (big)', 'ok'],
      ['openai (small)', 'failed'],
    ]);
    expect(JSON.stringify(stage.upstream.requests.filter(({ path }) => path.includes('404')))).not.toContain(key);
  });

  it('knows that a list for everybody says nothing of the key', async () => {
    const { about } = await doctor(provider('$URL/p/compatible/v1'));
    expect(about('provider')[0]?.text).toContain('nothing is known of the key');
  });

  it.each([
    [3_600_000, 'warning', '3600 s ahead of'],
    [-120_000, 'warning', '120 s behind'],
    [-400 * 86_400_000, 'failed', 'behind'],
    [900, 'ok', 'within'],
  ])('finds a clock that is %d ms off', async (offMs, status, text) => {
    const { about } = await doctor(provider('$URL/v1'), { now: () => Date.now() + offMs });
    expect(about('clock')).toMatchObject([{ status, text: expect.stringContaining(text) }]);
  });

  it('finds prices that are old, models without one, and models that are gone', async () => {
    const later = () => Date.now() + 300 * 86_400_000;
    const old = await doctor(provider('$URL/v1', 'gpt-99', 'prices = "openai"'), { now: later });
    expect(old.about('prices')).toMatchObject([
      { subject: 'openai', status: 'warning', fix: expect.stringContaining('cascade models --refresh') },
      { subject: 'openai/gpt-99', status: 'warning', fix: 'Give its entry a `price`.' },
    ]);
    const gone = await doctor(
      '[cascades.a]\nentries = ["anthropic/claude-3-5-haiku-20241022"]\n[providers.anthropic]\nbase_url = "$URL"\nprices = "anthropic"',
      { env: { ANTHROPIC_API_KEY: key } },
    );
    expect(gone.about('prices').at(-1)).toMatchObject({ status: 'warning', fix: 'Use claude-haiku-4-5.' });
  });

  it('finds a database that cannot be used', async () => {
    writeFileSync(join(stage.home, 'text.sqlite'), 'this is no database, but a text that is long enough for one');
    const { code, about } = await doctor(`${provider('$URL/v1')}\n[database]\npath = "~/text.sqlite"`);
    expect(code).toBe(1);
    expect(about('database')).toMatchObject([{ status: 'failed', fix: expect.stringContaining('[database] path') }]);
  });

  it('finds a file of keys that others can read', async () => {
    const folder = join(stage.home, '.config', 'cascade', 'keys');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'openai.key'), key);
    chmodSync(join(folder, 'openai.key'), 0o644);
    const { about } = await doctor(provider('$URL/v1'));
    expect(about('key')).toMatchObject([{ status: 'failed', fix: `chmod 600 ${join(folder, 'openai.key')}` }]);
  });

  it('finds what is wrong with the configuration, and still looks at the rest', async () => {
    const broken = await doctor('[providers.openai]\nmodle = "x"\n');
    expect(broken.code).toBe(1);
    expect(broken.about('configuration')).toMatchObject([
      { status: 'failed', text: expect.stringMatching(/config\.toml:2: .*Did you mean `model`/) },
    ]);
    expect(broken.about('node')).toMatchObject([{ status: 'ok' }]);
    rmSync(stage.configPath);
    const nothing = await doctor('');
    expect(nothing.about('configuration')).toMatchObject([
      { status: 'failed', fix: expect.stringContaining('configure llm') },
    ]);
  });

  it('sends nothing for a project that would send keys elsewhere', async () => {
    const project = join(stage.home, 'project');
    mkdirSync(join(project, '.git'), { recursive: true });
    writeFileSync(join(project, 'cascade.yaml'), `providers: { openai: { base_url: "${stage.upstream.url}/v1" } }`);
    const { about } = await doctor(provider('https://api.openai.com/v1'), { cwd: project });
    expect(about('configuration')).toMatchObject([
      { status: 'failed', text: expect.stringContaining('cascade trust') },
    ]);
    expect(stage.upstream.requests).toHaveLength(0);
  });

  it.each([
    ['CERT_HAS_EXPIRED', 'is out of date, or the clock of this machine is wrong'],
    ['CERT_NOT_YET_VALID', 'is out of date, or the clock of this machine is wrong'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'export NODE_EXTRA_CA_CERTS=FILE.pem'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'export NODE_EXTRA_CA_CERTS=FILE.pem'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'export NODE_EXTRA_CA_CERTS=FILE.pem'],
    ['EAI_AGAIN', 'Nobody knows the host'],
    ['ECONNRESET', 'Proxies named by HTTPS_PROXY are not used'],
  ])('has advice for %s', (code, advice) => {
    const failure = { class: 'network', scope: 'entry', message: 'no answer', code } as const;
    expect(advise(failure, 'openai', 'https://api.openai.com')).toContain(advice);
  });

  it('knows which Node is too old', () => {
    expect(checkNode('20.18.3')).toMatchObject({ status: 'failed', fix: 'Install Node 20.19 or later.' });
    expect(['20.19.0', '22.0.0', '24.1.0'].map((version) => checkNode(version).status)).toEqual(['ok', 'ok', 'ok']);
  });
});
