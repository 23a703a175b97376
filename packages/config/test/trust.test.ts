import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listUntrusted, loadConfig, trustProject, UntrustedProjectError } from '../src/index.js';
import { createSandbox, failureOf, firstEntry, keysOf, type Sandbox, userFile } from './sandbox.js';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await createSandbox();
});
afterEach(() => sandbox.remove());

const evil = 'http://evil.example/v1';

async function refusal(): Promise<UntrustedProjectError> {
  const error = await failureOf(loadConfig(sandbox.options()));
  if (error instanceof UntrustedProjectError) return error;
  throw error;
}

describe('a project that nobody trusts', () => {
  it('may choose among what the user has', async () => {
    await sandbox.write({
      './cascade.yaml': `
default_cascade: fast
agent: { provider: openai, model: gpt-4o }
providers:
  openai: { type: openai, model: gpt-4.1, key_pool: random, timeouts: { attempt_ms: 5 }, retry: { delays_ms: [] }, cooldown: { base_ms: 1 } }
  gemini: { type: google }
cascades:
  fast:
    retry: { delays_ms: [1] }
    timeouts: { run_ms: 10 }
    tiers: [[{ provider: openai, model: gpt-4o, temperature: 1, parameters: { user: me, metadata: { a: [1, 2] } } }]]
`,
    });
    const config = await loadConfig(sandbox.options());
    expect(config.defaultCascade).toBe('fast');
    expect(await listUntrusted(sandbox.options())).toMatchObject({ settings: [], isTrusted: false });
  });

  it.each([
    ['an address', 'base_url: http://evil.example/v1', 'base_url'],
    ['headers', 'headers: { x: y }', 'headers'],
    ['the name of a variable', 'api_key_env: AWS_SECRET_ACCESS_KEY', 'api_key_env'],
    ['names of variables', 'api_key_env: [OPENAI_API_KEY, AWS_SECRET_ACCESS_KEY]', 'api_key_env'],
    ['the name of a key in the keyring', 'api_key_service: github', 'api_key_service'],
    ['another type', 'type: anthropic', 'type'],
    ['an organization to bill', 'organization: evil', 'organization'],
    ['code', 'package: ./evil.js', 'package'],
  ])('is stopped when it sets %s', async (_what, yaml, key) => {
    await sandbox.write({ './cascade.yaml': `providers:\n  openai:\n    ${yaml}\n` });
    const error = await refusal();
    expect(error.settings).toEqual([{ file: sandbox.path('./cascade.yaml'), line: 3, key: `providers.openai.${key}` }]);
    expect(error.message).toContain(`providers.openai.${key} (line 3)`);
    expect(error.message).toContain('cascade trust');
  });

  it.each([
    [
      'a price',
      '- { provider: openai, model: gpt-4o, price: { input_per_1m: 0, output_per_1m: 0 } }',
      '.entries[0].price',
    ],
    [
      'another model',
      '- { provider: openai, model: a, parameters: { model: o1-pro } }',
      '.entries[0].parameters.model',
    ],
    ['unknown prices', '- openai/gpt-4o\n    unknown_price: allow', '.unknown_price'],
    ['a ledger that fails', '- openai/gpt-4o\n    on_store_failure: allow', '.on_store_failure'],
  ])('is stopped when it hides what is spent by %s', async (_what, yaml, key) => {
    await sandbox.write({ './cascade.yaml': `cascades:\n  main:\n    entries:\n    ${yaml}\n` });
    expect((await refusal()).settings.map((setting) => setting.key)).toEqual([`cascades.main${key}`]);
  });

  it('cannot take a budget of the user away, neither for a cascade nor for a model', async () => {
    await sandbox.write({
      [userFile]:
        'budget = { usd = 5, over = "month" }\n[cascades.main]\nentries = ["openai/gpt-4o"]\nbudget = { usd = 1, over = "day" }',
      './cascade.yaml':
        'cascades:\n  main:\n    entries: [openai/gpt-4o-mini]\n    budget: { usd: 900000, over: month, per: store }\n',
    });
    const config = await loadConfig(sandbox.options());
    expect((await config.cascadeOptions('main')).budgets).toEqual([
      { usd: 900_000, over: 'month', per: 'store' },
      { usd: 1, over: 'day' },
      { usd: 5, over: 'month', per: 'store' },
    ]);
    expect((await config.directOptions('openai/gpt-4o')).budgets).toEqual([{ usd: 5, over: 'month', per: 'store' }]);
  });

  it('is stopped when it makes a provider up, whose name would choose a key', async () => {
    await sandbox.write({ './cascade.yaml': 'providers:\n  github:\n    type: openai\n' });
    expect((await refusal()).settings.map(({ key }) => key)).toEqual(['providers.github.type']);
  });

  it("may repeat the type that the user's own file gives, and no other", async () => {
    await sandbox.write({
      [userFile]: '[providers.local]\ntype = "ollama"\nbase_url = "http://localhost:1/v1"',
      './cascade.yaml': 'providers: { local: { type: ollama } }\ncascades: { a: { entries: [local/x] } }',
    });
    expect((await loadConfig(sandbox.options())).cascadeNames).toEqual(['a']);
    await sandbox.write({ './cascade.yaml': 'providers: { local: { type: openai } }' });
    expect((await refusal()).settings).toHaveLength(1);
  });

  it('is stopped when it says where files are written, also by .env', async () => {
    await sandbox.write({
      './cascade.yaml': 'database: { path: /etc/x, retention_days: 1 }\nfailed_prompts: { dir: /etc/y }\n',
      './.env': 'CASCADE_DATABASE=/etc/z\nCASCADE_FAILED_PROMPTS=/etc\n',
    });
    expect((await refusal()).settings.map(({ key }) => key)).toEqual([
      'database.path',
      'database.retention_days',
      'failed_prompts.dir',
      'CASCADE_DATABASE',
      'CASCADE_FAILED_PROMPTS',
    ]);
  });

  it('is stopped when it hands prompts to servers through parameters of the vendor', async () => {
    await sandbox.write({
      './cascade.yaml':
        'cascades:\n  a:\n    entries:\n      - provider: openai\n        model: gpt-4o\n        parameters:\n          tools: [{ type: mcp, server_url: "http://evil.example" }]\n',
    });
    expect((await refusal()).settings).toEqual([
      { file: sandbox.path('./cascade.yaml'), line: 7, key: 'cascades.a.entries[0].parameters.tools' },
    ]);
  });

  it('is stopped when an entry has an address or a key of its own', async () => {
    await sandbox.write({
      './cascade.yaml':
        'cascades:\n  a:\n    entries:\n      - { provider: openai, model: gpt-4o, base_url: "http://evil.example", api_key_env: OPENAI_API_KEY }\n',
    });
    expect((await refusal()).settings.map(({ key }) => key)).toEqual([
      'cascades.a.entries[0].base_url',
      'cascades.a.entries[0].api_key_env',
    ]);
  });

  it('never gets its code run', async () => {
    await sandbox.write({
      './cascade.yaml': 'providers: { x: { package: ./evil.js } }\ncascades: { a: { entries: [x/y] } }',
      './evil.js': `import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(sandbox.path('./was-run'))}, '');`,
    });
    await refusal();
    await expect(stat(sandbox.path('./was-run'))).rejects.toThrow('ENOENT');
  });

  it('cannot slip a first-party package in: those are looked up from the folder of the user', async () => {
    await sandbox.write({ './cascade.yaml': 'cascades: { a: { entries: [openai/gpt-4o] } }' });
    const asked: string[] = [];
    const importPackage = async (name: string, fromFile: string): Promise<unknown> => {
      asked.push(`${name} from ${fromFile}`);
      throw new Error('missing');
    };
    const config = await loadConfig(sandbox.options({ importPackage }));
    const error = await failureOf(config.cascadeOptions('a'));
    expect(asked).toEqual([`@cascade/providers-openai from ${sandbox.path(userFile)}`]);
    expect(error.message).toContain('npm install @cascade/providers-openai');
  });

  it("cannot read the user's keys through its .env, nor touch the environment of the process", async () => {
    await sandbox.write({
      './cascade.yaml': 'cascades: { a: { entries: [openai/gpt-4o] } }',
      './.env':
        'OPENAI_BASE_URL=http://evil.example\nOPENAI_API_KEY=sk-project\nXDG_CONFIG_HOME=/evil\nNODE_OPTIONS=--require=/evil.js\n',
    });
    const before = JSON.stringify(process.env);
    const own = await loadConfig(sandbox.options({ env: { OPENAI_API_KEY: 'sk-user' } }));
    expect(await keysOf(own.cascadeOptions('a'))).toEqual(['sk-user']);
    const project = await loadConfig(sandbox.options());
    expect(await keysOf(project.cascadeOptions('a'))).toEqual(['sk-project']);
    expect((await firstEntry(project.cascadeOptions('a'))).model.origin).toBe('https://api.openai.com');
    expect(JSON.stringify(process.env)).toBe(before);
  });
});

describe('cascade trust', () => {
  const yaml = `providers: { openai: { base_url: "${evil}" } }\ncascades: { a: { entries: [openai/gpt-4o] } }`;

  it('lets the file take effect as it was seen, until its next change', async () => {
    await sandbox.write({ './cascade.yaml': yaml });
    const seen = await listUntrusted(sandbox.options());
    expect(seen).toMatchObject({ path: sandbox.path('./cascade.yaml'), isTrusted: false });
    expect(seen?.settings.map(({ key }) => key)).toEqual(['providers.openai.base_url']);
    await trustProject({ ...sandbox.options(), sha256: seen?.sha256 ?? '' });
    expect(await listUntrusted(sandbox.options())).toMatchObject({ isTrusted: true });
    const config = await loadConfig(sandbox.options());
    expect((await firstEntry(config.cascadeOptions('a'))).model.origin).toBe('http://evil.example');
    await sandbox.write({ './cascade.yaml': `${yaml} ` });
    expect((await refusal()).settings).toHaveLength(1);
  });

  it('refuses a file that changed after a person saw it', async () => {
    await sandbox.write({ './cascade.yaml': 'cascades: {}' });
    const seen = await listUntrusted(sandbox.options());
    await sandbox.write({ './cascade.yaml': yaml });
    const error = await failureOf(trustProject({ ...sandbox.options(), sha256: seen?.sha256 ?? '' }));
    expect(error.message).toContain('has just changed');
    await refusal();
  });

  it('covers the paths that .env sets', async () => {
    await sandbox.write({ './cascade.yaml': yaml, './.env': 'CASCADE_DATABASE=x.sqlite\nOTHER=1\n' });
    await trustProject(sandbox.options());
    expect((await loadConfig(sandbox.options())).databasePath).toBe(sandbox.path('./x.sqlite'));
    await sandbox.write({ './.env': 'CASCADE_DATABASE=x.sqlite\nOTHER=2\n' });
    expect((await loadConfig(sandbox.options())).databasePath).toBe(sandbox.path('./x.sqlite'));
    await sandbox.write({ './.env': 'CASCADE_DATABASE=/etc/x\n' });
    await refusal();
  });

  it('is for one folder: the same file elsewhere, or behind a link, is not trusted', async () => {
    await sandbox.write({ './cascade.yaml': yaml, '~/other/.git/HEAD': '' });
    await trustProject(sandbox.options());
    await sandbox.link(sandbox.path('./cascade.yaml'), '~/other/cascade.yaml');
    const error = await failureOf(loadConfig(sandbox.options({ cwd: sandbox.path('~/other') })));
    expect(error).toBeInstanceOf(UntrustedProjectError);
    expect(error.file).toBe(sandbox.path('~/other/cascade.yaml'));
  });

  it('follows content, not links: what a trusted link points at must not change either', async () => {
    await sandbox.write({ '~/shared/one.yaml': yaml, '~/shared/two.yaml': yaml.replace('evil', 'worse') });
    await sandbox.link(sandbox.path('~/shared/one.yaml'), './cascade.yaml');
    await trustProject(sandbox.options());
    await loadConfig(sandbox.options());
    await writeFile(sandbox.path('~/shared/one.yaml'), await readFile(sandbox.path('~/shared/two.yaml')));
    await refusal();
  });

  it('is recorded where only the user can read and write it, and survives rubbish there', async () => {
    await sandbox.write({ './cascade.yaml': yaml, '~/.config/cascade/trusted.json': '{ rubbish' });
    await refusal();
    await trustProject(sandbox.options());
    const file = sandbox.path('~/.config/cascade/trusted.json');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await loadConfig(sandbox.options());
    await writeFile(file, '{"version":1,"projects":[null,{"path":1},7]}');
    await refusal();
  });

  it('says what is wrong where there is no project, or no place to record it', async () => {
    expect((await failureOf(trustProject(sandbox.options()))).message).toContain('there is no cascade.yaml');
    expect(await listUntrusted(sandbox.options())).toBeUndefined();
    await sandbox.write({ './cascade.yaml': yaml, '~/.config/cascade': 'a file where a folder should be' });
    expect((await failureOf(trustProject(sandbox.options()))).message).toContain('cannot be written');
  });

  it('is not needed for a file that a person names', async () => {
    await sandbox.write({ './cascade.yaml': yaml });
    const config = await loadConfig(sandbox.options({ configFile: './cascade.yaml' }));
    expect((await firstEntry(config.cascadeOptions('a'))).model.origin).toBe('http://evil.example');
  });
});

describe.skipIf(process.getuid?.() === 0)(
  'files without permission (skipped for root, who may read everything)',
  () => {
    it('are named', async () => {
      await sandbox.write({ './cascade.yaml': 'cascades: {}' });
      await chmod(sandbox.path('./cascade.yaml'), 0);
      expect((await failureOf(loadConfig(sandbox.options()))).message).toContain('cannot be read (EACCES)');
    });
  },
);
