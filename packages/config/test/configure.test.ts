import { chmod, lstat, readFile, stat } from 'node:fs/promises';
import { createCascade } from '@cascade/core';
import { startFakeUpstream } from '@cascade/testing/fake-upstream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ConfigureOptions, configureProvider, loadConfig } from '../src/index.js';
import { createSandbox, failureOf, firstEntry, type Sandbox, userFile } from './sandbox.js';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await createSandbox();
});
afterEach(() => sandbox.remove());

type Wanted = Pick<ConfigureOptions, 'provider'> & Partial<ConfigureOptions>;
const configure = (wanted: Wanted) =>
  configureProvider({ cwd: sandbox.project, env: {}, home: sandbox.home, ...wanted });
const written = () => readFile(sandbox.path(userFile), 'utf8');

describe('configureProvider', () => {
  it('makes the first provider with a model the default, in a file that nobody else can read', async () => {
    const done = await configure({ provider: 'openai', model: 'gpt-4o-mini' });
    expect(done).toMatchObject({ provider: 'openai', model: 'gpt-4o-mini', isDefault: true });
    expect((await stat(done.file)).mode & 0o777).toBe(0o600);
    const config = await loadConfig(sandbox.options());
    expect(config.defaultModel).toBe('openai/gpt-4o-mini');
    expect((await firstEntry(config.directOptions('openai'))).model).toMatchObject({ modelId: 'gpt-4o-mini' });
  });

  it('leaves a default that is there alone, unless it is asked to', async () => {
    await configure({ provider: 'openai', model: 'gpt-4o-mini' });
    expect(await configure({ provider: 'anthropic', model: 'claude-haiku-4-5' })).toMatchObject({ isDefault: false });
    expect((await loadConfig(sandbox.options())).defaultModel).toBe('openai/gpt-4o-mini');
    expect((await written()).endsWith('model = "claude-haiku-4-5"\n')).toBe(true);
    expect(await configure({ provider: 'anthropic', setDefault: true })).toMatchObject({ model: 'claude-haiku-4-5' });
    expect((await loadConfig(sandbox.options())).defaultModel).toBe('anthropic/claude-haiku-4-5');
  });

  it("reaches a server that speaks OpenAI's protocol, as Ollama and vLLM do", async () => {
    const upstream = await startFakeUpstream();
    upstream.setDefault({ text: 'Paris.' });
    await configure({ provider: 'ollama', model: 'qwen3', baseUrl: `${upstream.url}/v1` });
    const options = await (await loadConfig(sandbox.options())).directOptions('ollama');
    const result = await createCascade(options).generate('What is the capital of France?');
    expect(result).toMatchObject({ entry: 'ollama/qwen3', text: 'Paris.' });
    expect(upstream.requests.map(({ path }) => path)).toEqual(['/v1/chat/completions']);
    await upstream.close();
  });

  it("takes a deployment of Azure's for what it is, model included", async () => {
    const baseUrl = 'https://mine.openai.azure.com/openai/deployments/gpt-4o-eu';
    expect(await configure({ provider: 'openai', baseUrl })).toMatchObject({ model: 'gpt-4o-eu', isDefault: true });
    const config = await loadConfig(sandbox.options({ env: { AZURE_OPENAI_API_KEY: 'sk-azure' } }));
    const openai = (await config.describe()).find(({ name }) => name === 'openai');
    expect(openai).toMatchObject({
      origin: 'https://mine.openai.azure.com',
      key: { from: 'environment', name: 'AZURE_OPENAI_API_KEY' },
    });
  });

  it.each([
    ['gemini', 'google'],
    ['Claude', 'anthropic'],
    ['Open-AI', 'openai'],
    ['google_ai', 'google'],
    ['claude-code', 'claude_code'],
    ['Groq', 'groq'],
    ['together-ai', 'together'],
    ['x.ai', 'xai'],
    ['hf', 'huggingface'],
    ['LM Studio', 'lmstudio'],
  ])('takes the older spelling %s for %s', async (provider, name) => {
    expect(await configure({ provider, model: 'm' })).toMatchObject({ provider: name });
  });

  it.each([
    ['azure', 'https://mine.openai.azure.com', 'azure', 'azure'],
    ['azure-openai', 'https://mine.openai.azure.com/openai/v1', 'azure', 'azure'],
    ['work', 'https://mine.openai.azure.com/openai/deployments/d', 'work', 'azure'],
    ['openai-compatible', 'http://localhost/v1', 'openai_compatible', 'openai_compatible'],
  ])('writes what %s at %s speaks', async (provider, baseUrl, name, type) => {
    expect(await configure({ provider, baseUrl })).toMatchObject({ provider: name });
    expect(await written()).toContain(`[providers.${name}]\ntype = "${type}"\n`);
    const described = await (await loadConfig(sandbox.options())).describe([name]);
    expect(described).toMatchObject([{ name, origin: new URL(baseUrl).origin }]);
  });

  it('says which providers need an address', async () => {
    await expect(configure({ provider: 'azure' })).rejects.toThrow('azure has no address of its own. Add --base-url');
  });

  it('takes any name with an address, and no unknown one without', async () => {
    expect(await configure({ provider: 'studio', baseUrl: 'http://localhost:1234/v1', model: 'm' })).toMatchObject({
      provider: 'studio',
    });
    expect(await written()).toContain('[providers.studio]\ntype = "openai_compatible"\n');
    await expect(configure({ provider: 'opnai' })).rejects.toThrow('Did you mean "openai"?');
    await expect(configure({ provider: 'nobody-knows-me' })).rejects.toThrow('--base-url');
  });

  it.each([
    ['ftp://example.com', 'must be a URL such as'],
    ['https://user:secret@example.com/v1', 'without a user or password in it'],
    ['example.com', 'must be a URL such as'],
  ])('writes no address like %s, and nothing else then', async (baseUrl, message) => {
    const error = await failureOf(configure({ provider: 'openai', baseUrl }));
    expect(error.message).toContain(message);
    expect(error.message).not.toContain('secret');
    await expect(written()).rejects.toThrow('ENOENT');
  });

  it('changes nothing but what it is told, and keeps mode and link of the file', async () => {
    const text =
      '# my settings\n[providers.openai] # work\norganization = "org-1"\n\n[cascades.main]\nentries = ["openai/x"]\n';
    await sandbox.write({ '~/dotfiles/cascade.toml': text });
    await chmod(sandbox.path('~/dotfiles/cascade.toml'), 0o644);
    await sandbox.link(sandbox.path('~/dotfiles/cascade.toml'), userFile);
    await configure({ provider: 'openai', model: 'gpt-4o' });
    const lines = (await written()).split('\n');
    for (const line of text.split('\n')) expect(lines).toContain(line);
    expect((await lstat(sandbox.path(userFile))).isSymbolicLink()).toBe(true);
    expect((await stat(sandbox.path(userFile))).mode & 0o777).toBe(0o644);
  });

  it('says where a file is broken that it should change, and leaves it', async () => {
    await sandbox.write({ [userFile]: '[providers.openai]\nmodle = "x"\n' });
    await expect(configure({ provider: 'openai', model: 'm' })).rejects.toThrow(
      /config\.toml:2:.*Did you mean `model`/,
    );
    expect(await written()).toContain('modle');
  });

  it('says when a key that is kept would go to another address', async () => {
    expect(await configure({ provider: 'openai', model: 'm' })).toMatchObject({ hasNewAddress: false });
    expect(await configure({ provider: 'openai', baseUrl: 'http://localhost/v1' })).toMatchObject({
      hasNewAddress: true,
    });
  });
});

describe('agent', () => {
  const user = { [userFile]: '[providers.openai]\nmodel = "gpt-4o-mini"\n[agent]\nprovider = "openai"\n' };

  it('is chosen by the repository before the user, and by the environment before both', async () => {
    await sandbox.write({ ...user, './cascade.yaml': 'agent: { provider: anthropic, model: claude-haiku-4-5 }' });
    expect((await loadConfig(sandbox.options())).defaultModel).toBe('anthropic/claude-haiku-4-5');
    await sandbox.write({ './cascade.yaml': 'cascades: { a: { entries: [openai/x] } }' });
    expect((await loadConfig(sandbox.options())).defaultModel).toBe('openai/gpt-4o-mini');
    const env = { CASCADE_DEFAULT_CASCADE: 'a' };
    expect(await loadConfig(sandbox.options({ env }))).toMatchObject({ defaultModel: undefined, defaultCascade: 'a' });
  });

  it("gives way to a nearer file's default_cascade", async () => {
    await sandbox.write({ ...user, './cascade.yaml': 'default_cascade: a\ncascades: { a: { entries: [openai/x] } }' });
    expect(await loadConfig(sandbox.options())).toMatchObject({ defaultModel: undefined, defaultCascade: 'a' });
  });

  it.each([
    [
      'agent: { provider: opnai, model: x }',
      'agent.provider names a provider that is not set up, got "opnai". Did you',
    ],
    ['agent: { provider: anthropic }', 'agent names no model. Add `model` here, or to the provider "anthropic".'],
    ['agent: { model: x }', 'agent needs `provider`'],
    ['agent: openai', 'agent must be a table of settings'],
  ])('that is wrong is told with its place: %s', async (yaml, message) => {
    await sandbox.write({ './cascade.yaml': yaml });
    expect((await failureOf(loadConfig(sandbox.options()))).message).toContain(message);
  });
});
