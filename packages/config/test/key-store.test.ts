import { readdir, readFile, stat } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig, maskKey, openKeyStore, type WritableKeyring } from '../src/index.js';
import { createSandbox, firstEntry, keysOf, type Sandbox, userFile } from './sandbox.js';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await createSandbox();
  await sandbox.write({ [userFile]: '' });
});
afterEach(() => sandbox.remove());

function memoryKeyring(): WritableKeyring & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    get: async (service, user) => kept.get(`${service}/${user}`),
    set: async (service, user, key) => void kept.set(`${service}/${user}`, key),
    delete: async (service, user) => kept.delete(`${service}/${user}`),
  };
}

const noKeyring: WritableKeyring = {
  get: async () => undefined,
  set: () => Promise.reject(new Error('There is no keyring')),
  delete: async () => false,
};

const open = (keyring: WritableKeyring, timeoutMs?: number) =>
  openKeyStore({ env: {}, home: sandbox.home, keyring, ...(timeoutMs !== undefined && { timeoutMs }) });
const file = () => sandbox.path('~/.config/cascade/keys/openai.key');

describe('openKeyStore', () => {
  it('keeps keys in the keyring, and nothing on the disk', async () => {
    const keyring = memoryKeyring();
    const store = open(keyring);
    expect(await store.set('openai', ['sk-one', 'sk-two'])).toEqual({
      in: 'keyring',
      service: 'cascade',
      user: 'openai',
    });
    expect(await store.get('openai')).toEqual(['sk-one', 'sk-two']);
    expect(await readdir(sandbox.path('~/.config/cascade'))).toEqual(['config.toml']);
  });

  it('keeps them in a file that only the user can read where there is no keyring', async () => {
    const store = open(noKeyring);
    expect(await store.set('openai', ['sk-one'])).toEqual({ in: 'file', path: file() });
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    expect(await store.get('openai')).toEqual(['sk-one']);
    expect(await store.providersWithFile()).toEqual(['openai']);
    const config = await loadConfig(sandbox.options({ keyring: noKeyring, env: { OPENAI_API_KEY: 'sk-env' } }));
    expect(await keysOf(config.directOptions('openai/x'))).toEqual(['sk-one']);
    expect((await config.describe())[0]).toMatchObject({ name: 'openai', key: { from: 'file', path: file() } });
  });

  it('takes the file away when the keyring is there again', async () => {
    await open(noKeyring).set('openai', ['sk-one']);
    await open(memoryKeyring()).set('openai', ['sk-two']);
    await expect(readFile(file(), 'utf8')).rejects.toThrow('ENOENT');
  });

  it('does not believe a keyring that forgets', async () => {
    const forgetful = { ...memoryKeyring(), set: async () => {} };
    expect(await open(forgetful).set('openai', ['sk-one'])).toMatchObject({ in: 'file' });
  });

  it('does not wait for ever for a keyring that keeps silent', async () => {
    const never = () => new Promise<never>(() => {});
    const store = open({ get: never, set: never, delete: never }, 20);
    expect(await store.set('openai', ['sk-one'])).toMatchObject({ in: 'file' });
    expect(await store.get('openai')).toEqual(['sk-one']);
    expect(await store.delete('openai')).toBe(true);
  });

  it('deletes wherever a key is kept, and says whether there was one', async () => {
    for (const keyring of [memoryKeyring(), noKeyring]) {
      const store = open(keyring);
      await store.set('openai', ['sk-one']);
      expect(await store.delete('openai')).toBe(true);
      expect(await store.delete('openai')).toBe(false);
      expect(await store.get('openai')).toEqual([]);
    }
  });

  it('keeps names of providers from leading anywhere else', async () => {
    const { path } = Object(await open(noKeyring).set('../../evil', ['sk-one']));
    expect(path).toBe(sandbox.path('~/.config/cascade/keys/..%2F..%2Fevil.key'));
    expect(await open(noKeyring).providersWithFile()).toEqual(['../../evil']);
  });
});

describe('several keys', () => {
  it('of a keyring or a file are a pool, whose kind the file chooses', async () => {
    await open(noKeyring).set('openai', ['sk-one', 'sk-two']);
    const entry = await firstEntry((await loadConfig(sandbox.options())).directOptions('openai/x'));
    const order = () => entry.keyPool?.order([{ id: 'a' }, { id: 'b' }]).map(({ id }) => id);
    expect(order()).toEqual(['a', 'b']);
    entry.keyPool?.used('a');
    expect(order()).toEqual(['b', 'a']);
    await sandbox.write({ [userFile]: '[providers.openai]\nkey_pool = "in_order"\n' });
    const inOrder = await firstEntry((await loadConfig(sandbox.options())).directOptions('openai/x'));
    expect(inOrder.keyPool).toBeUndefined();
  });

  it('come from several variables, of which those that are not set play no part', async () => {
    await sandbox.write({
      [userFile]: '[providers.openai]\napi_key_env = ["ONE", "TWO", "THREE"]\nkey_pool = "least_used"\n',
    });
    const config = await loadConfig(sandbox.options({ env: { ONE: 'sk-one', THREE: 'sk-three' } }));
    expect(await keysOf(config.directOptions('openai/x'))).toEqual(['sk-one', 'sk-three']);
    expect((await config.describe())[0]?.key).toEqual({ from: 'environment', name: 'ONE, THREE' });
  });

  it('are one pool for all entries of a provider', async () => {
    await sandbox.write({ [userFile]: '[cascades.a]\nentries = ["openai/x", "openai/y"]\n' });
    const { entries = [] } = await (await loadConfig(sandbox.options())).cascadeOptions('a');
    const pools = entries.map((entry) => ('keyPool' in entry ? entry.keyPool : undefined));
    expect(pools[0]).toBeDefined();
    expect(pools[0]).toBe(pools[1]);
  });
});

describe('maskKey', () => {
  it.each([
    ['sk-proj-abcdefghijklmnop', 'sk-p...mnop'],
    ['short-key', '****'],
    ['', '****'],
    ['🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑', '🔑🔑🔑🔑...🔑🔑🔑🔑'],
  ])('shows of %s no more than %s', (key, masked) => {
    expect(maskKey(key)).toBe(masked);
  });
});

describe('redact', () => {
  it('takes out every key that was looked up, however it is written', async () => {
    const key = 'sk/with+signs"and more';
    const config = await loadConfig(sandbox.options({ env: { OPENAI_API_KEY: key } }));
    await keysOf(config.directOptions('openai/x'));
    const text = `${key} ${encodeURIComponent(key)} ${JSON.stringify(key)}`;
    expect(config.redact(text)).toBe('[key] [key] "[key]"');
  });
});
