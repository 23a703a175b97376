import { MissingKeyError } from '@cascade/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type KeyringPort, loadConfig } from '../src/index.js';
import { createSandbox, keyringWith, keysOf, type Sandbox, userFile } from './sandbox.js';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await createSandbox();
});
afterEach(() => sandbox.remove());

async function load(toml: string, more: { env?: Record<string, string>; keyring?: KeyringPort } = {}) {
  await sandbox.write({ [userFile]: toml });
  return loadConfig(sandbox.options(more));
}

describe('where a key comes from', () => {
  it('is the keyring first, ours before that of the older tool, then the environment', async () => {
    const env = { OPENAI_API_KEY: ' sk-env\n' };
    const both = keyringWith({ 'cascade/openai': 'sk-ours', 'llm-cascade/openai': 'sk-older' });
    const older = keyringWith({ 'llm-cascade/openai': 'sk-older\n' });
    expect(await keysOf((await load('', { env, keyring: both })).directOptions('openai/x'))).toEqual(['sk-ours']);
    expect(await keysOf((await load('', { env, keyring: older })).directOptions('openai/x'))).toEqual(['sk-older']);
    expect(await keysOf((await load('', { env })).directOptions('openai/x'))).toEqual(['sk-env']);
    expect(both.asked).toEqual(['cascade/openai']);
    expect(older.asked).toEqual(['cascade/openai', 'llm-cascade/openai']);
  });

  it('is found under `api_key_service` too', async () => {
    const keyring = keyringWith({ 'llm-cascade/shared': 'sk-shared' });
    const config = await load('[providers.openai]\napi_key_service = "shared"', { keyring });
    expect(await keysOf(config.directOptions('openai/x'))).toEqual(['sk-shared']);
    expect(keyring.asked).toEqual(['cascade/openai', 'cascade/shared', 'llm-cascade/shared']);
  });

  it('is asked for only when a provider is about to be called, and once', async () => {
    const keyring = keyringWith({ 'cascade/openai': 'sk' });
    const config = await load('[cascades.a]\nentries = ["openai/x", "openai/y", "anthropic/z"]', { keyring });
    const { entries = [] } = await config.cascadeOptions('a');
    expect(keyring.asked).toEqual([]);
    for (const entry of entries.slice(0, 2)) {
      if ('keys' in entry && typeof entry.keys === 'function') expect(await entry.keys()).toEqual(['sk']);
    }
    expect(keyring.asked).toEqual(['cascade/openai']);
  });

  it("is the variable of that provider, never another's", async () => {
    const env = {
      OPENAI_API_KEY: 'sk-openai',
      ANTHROPIC_API_KEY: 'sk-ant',
      VLLM_API_KEY: 'sk-vllm',
      OTHER: 'sk-other',
    };
    const config = await load(
      `
[providers.groq]
type = "openai"
base_url = "https://api.groq.com/openai/v1"
[providers.vllm]
type = "openai"
base_url = "http://localhost:8000/v1"
[providers.named]
type = "openai"
base_url = "http://localhost:8000/v1"
api_key_env = "OTHER"
[providers.second]
type = "openai"
[providers.anthropic]
type = "openai"
base_url = "http://localhost:8000/v1"
[providers.openai]
base_url = "http://localhost:8001/v1"
[providers.azure]
type = "openai"
base_url = "https://mine.openai.azure.com"
`,
      { env: { ...env, AZURE_OPENAI_API_KEY: 'sk-azure' } },
    );
    const keys = async (name: string) => keysOf(config.directOptions(`${name}/x`));
    expect(await keys('groq')).toEqual([]);
    expect(await keys('vllm')).toEqual(['sk-vllm']);
    expect(await keys('named')).toEqual(['sk-other']);
    expect(await keys('second')).toEqual(['sk-openai']);
    expect(await keys('anthropic')).toEqual([]);
    expect(await keys('openai')).toEqual(['sk-openai']);
    expect(await keys('azure')).toEqual(['sk-azure']);
  });

  it('is told when a key is needed and there is none', async () => {
    const config = await load(
      '[providers.local]\ntype = "openai"\nbase_url = "http://localhost/v1"\napi_key_env = "LOCAL"',
    );
    await expect(keysOf(config.directOptions('openai/x'))).rejects.toThrow(
      'No API key for openai: set OPENAI_API_KEY, or run: cascade keys set openai',
    );
    await expect(keysOf(config.directOptions('local/x'))).rejects.toBeInstanceOf(MissingKeyError);
  });
});

describe('a keyring that fails', () => {
  it('counts as empty', async () => {
    const env = { OPENAI_API_KEY: 'sk-env' };
    const keyring = { get: () => Promise.reject(new Error('no Secret Service')) };
    const config = await load('', { env, keyring });
    expect(await keysOf(config.directOptions('openai/x'))).toEqual(['sk-env']);
    expect(config.warnings).toEqual([]);
  });
});

describe('the keyring of this machine', () => {
  it('is asked without an error, whether there is one or not', async () => {
    const { systemKeyring, ...options } = { ...(await import('../src/index.js')), ...sandbox.options() };
    await sandbox.write({ [userFile]: '' });
    const config = await loadConfig({ ...options, env: { OPENAI_API_KEY: 'sk-env' }, keyring: systemKeyring });
    expect(await keysOf(config.directOptions('openai/x'))).toHaveLength(1);
  });
});

describe('describe', () => {
  it('tells type, address and where the key comes from, and never a key', async () => {
    const keyring = keyringWith({ 'cascade/openai': 'sk-openai' });
    await sandbox.write({
      './cascade.yaml': 'cascades: { a: { entries: [google/x] } }',
      './.env': 'GEMINI_API_KEY=sk-dotenv',
    });
    const config = await load('[providers.vllm]\ntype = "ollama"\nbase_url = "http://localhost:8000/v1"', {
      keyring,
      env: { ANTHROPIC_API_KEY: 'sk-ant' },
    });
    const described = await config.describe();
    expect(JSON.stringify(described)).not.toContain('sk-');
    expect(described[0]).toMatchObject({
      name: 'vllm',
      type: 'ollama',
      file: sandbox.path(userFile),
      origin: 'http://localhost:8000',
      key: { from: 'none', isRequired: false },
    });
    const byName = Object.fromEntries(described.map((each) => [each.name, each]));
    expect(byName.openai).toMatchObject({
      origin: 'https://api.openai.com',
      key: { from: 'keyring', service: 'cascade', user: 'openai' },
    });
    expect(byName.anthropic?.key).toEqual({ from: 'environment', name: 'ANTHROPIC_API_KEY' });
    expect(byName.google?.key).toEqual({ from: 'environment', name: 'GEMINI_API_KEY', file: sandbox.path('./.env') });
  });

  it('says why a provider cannot be used', async () => {
    await sandbox.write({ [userFile]: '' });
    const importPackage = () => Promise.reject(new Error('not there'));
    const config = await loadConfig(sandbox.options({ importPackage }));
    expect((await config.describe()).map(({ problem }) => problem)[0]).toContain(
      'npm install @cascade/providers-openai',
    );
  });
});
