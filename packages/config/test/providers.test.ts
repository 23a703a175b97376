import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCascade } from '@cascade/core';
import { startFakeUpstream } from '@cascade/testing/fake-upstream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importPackage, loadConfig, vendorProvider } from '../src/index.js';
import { canonicalProviderName, keyVariablesOf } from '../src/names.js';
import { createSandbox, failureOf, firstEntry, keyringWith, keysOf, type Sandbox, userFile } from './sandbox.js';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await createSandbox();
});
afterEach(() => sandbox.remove());

async function load(toml: string) {
  await sandbox.write({ [userFile]: toml });
  return loadConfig(sandbox.options());
}

const thirdParty = `
export function createProvider({ name, baseURL, headers, options }) {
  const model = (modelId) => ({
    specificationVersion: 'v1', provider: name, modelId, origin: baseURL, capabilities: {},
    async doGenerate() {
      return { content: [{ type: 'text', text: JSON.stringify({ headers, options }) }], finish: { reason: 'stop' }, usage: {}, warnings: [] };
    },
    async *doStream() {},
  });
  return { specificationVersion: 'v1', name, origin: baseURL, keys: { environment: [], required: false }, chat: model };
}
`;

describe('types', () => {
  it('speaks the protocol of OpenAI with an ollama server whose address ends in /v1', async () => {
    const paths: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      paths.push(request.url);
      response.setHeader('content-type', 'application/json');
      const message = { role: 'assistant', content: 'hello' };
      response.end(JSON.stringify({ id: 'x', choices: [{ index: 0, message, finish_reason: 'stop' }] }));
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    // A listening server on a port has an AddressInfo.
    const { port } = server.address() as AddressInfo;
    try {
      const config = await load(`[providers.studio]\ntype = "ollama"\nbase_url = "http://127.0.0.1:${port}/v1/"`);
      const cascade = createCascade(await config.directOptions('studio/qwen3'));
      const result = await cascade.generate('hi');
      expect(result.text).toBe('hello');
      expect(result.entry).toBe('studio/qwen3');
      expect(paths).toEqual(['/v1/chat/completions']);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it.each([
    ['[providers.mine]\ntype = "gemini"', 'https://generativelanguage.googleapis.com'],
    ['[providers.mine]\ntype = "google"\napi_version = "v1"', 'https://generativelanguage.googleapis.com'],
    ['[providers.mine]\ntype = "ollama"\nbase_url = "http://localhost:9"', 'http://localhost:9'],
    ['[providers.mine]\ntype = "ollama"\nbase_url = "http://localhost:9/v1"', 'http://localhost:9'],
    ['[providers.mine]\ntype = "anthropic"\nbase_url = "http://localhost:9"', 'http://localhost:9'],
    [
      '[providers.mine]\ntype = "openai"\nbase_url = "https://a.openai.azure.com"\napi_version = "x"',
      'https://a.openai.azure.com',
    ],
    [
      '[providers.mine]\ntype = "azure"\nbase_url = "https://a.openai.azure.com/openai/deployments/d"',
      'https://a.openai.azure.com',
    ],
    ['[providers.mine]\ntype = "openai_compatible"\nbase_url = "http://localhost:9/v1"', 'http://localhost:9'],
    ['[providers.mine]\ntype = "groq"', 'https://api.groq.com'],
  ])('reaches %s', async (toml, origin) => {
    const { model } = await firstEntry((await load(toml)).directOptions('mine/some-model'));
    expect(model).toMatchObject({ provider: 'mine', modelId: 'some-model', origin });
  });
});

describe('presets', () => {
  it.each([
    ['cerebras', 'https://api.cerebras.ai', 'CEREBRAS_API_KEY'],
    ['deepseek', 'https://api.deepseek.com', 'DEEPSEEK_API_KEY'],
    ['fireworks', 'https://api.fireworks.ai', 'FIREWORKS_API_KEY'],
    ['groq', 'https://api.groq.com', 'GROQ_API_KEY'],
    ['huggingface', 'https://router.huggingface.co', 'HF_API_KEY'],
    ['litellm', 'http://localhost:4000', 'LITELLM_API_KEY'],
    ['lmstudio', 'http://localhost:1234', 'LM_API_TOKEN'],
    ['mistral', 'https://api.mistral.ai', 'MISTRAL_API_KEY'],
    ['openrouter', 'https://openrouter.ai', 'OPENROUTER_API_KEY'],
    ['together', 'https://api.together.ai', 'TOGETHER_API_KEY'],
    ['vllm', 'http://localhost:8000', 'VLLM_API_KEY'],
    ['xai', 'https://api.x.ai', 'XAI_API_KEY'],
  ])('%s is there without being set up, at %s with the key from %s', async (name, origin, variable) => {
    const config = await loadConfig(sandbox.options({ env: { [variable]: 'its-key', OPENAI_API_KEY: 'not-its-key' } }));
    const entry = await firstEntry(config.directOptions(`${name}/some/model`));
    expect(entry.model).toMatchObject({ provider: name, modelId: 'some/model', origin });
    expect(await keysOf(config.directOptions(`${name}/some/model`))).toEqual(['its-key']);
    // Behind a proxy of the user's as well.
    await sandbox.write({ [userFile]: `[providers.${name}]\nbase_url = "http://127.0.0.1:1/v1"` });
    const proxied = await loadConfig(
      sandbox.options({ env: { [variable]: 'its-key', OPENAI_API_KEY: 'not-its-key' } }),
    );
    expect(await keysOf(proxied.directOptions(`${name}/some/model`))).toEqual(['its-key']);
  });

  it("is found in the user's own folder, in a package that is for `import` alone", async () => {
    const folder = '~/.config/cascade/node_modules/@cascade/providers-openai';
    const exports = { '.': { import: './index.js' }, './presets': { import: './presets.js' } };
    await sandbox.write({
      [userFile]: '',
      [`${folder}/package.json`]: JSON.stringify({ name: '@cascade/providers-openai', type: 'module', exports }),
      [`${folder}/presets.js`]: thirdParty
        .replace('createProvider', 'createGroq')
        .replaceAll('origin: baseURL', "origin: 'http://own.example'"),
    });
    const config = await loadConfig(sandbox.options({ importPackage }));
    expect((await firstEntry(config.directOptions('groq/x'))).model.origin).toBe('http://own.example');
  });

  it('is known by the name of a model that only its table of prices has', async () => {
    const config = await loadConfig(sandbox.options());
    const { model, price } = await firstEntry(config.directOptions('llama-3.3-70b-versatile'));
    expect(model.provider).toBe('groq');
    expect(price).toBeDefined();
  });

  it('claude_code is there without a key, and costs nothing more', async () => {
    const config = await loadConfig(sandbox.options());
    const entry = await firstEntry(config.directOptions('claude_code/sonnet'));
    expect(entry.model).toMatchObject({ provider: 'claude_code', modelId: 'sonnet' });
    expect(entry.price).toEqual({ inputPer1M: 0, outputPer1M: 0 });
    expect(await keysOf(config.directOptions('claude_code/sonnet'))).toEqual([]);
  });

  it('claude_code has no address', async () => {
    const config = await load('[providers.claude_code]\nbase_url = "http://127.0.0.1:1"');
    const { message } = await failureOf(config.directOptions('claude_code/sonnet'));
    expect(message).toContain('providers.claude_code has an address or headers');
  });

  it.each(['azure', 'openai_compatible'])('%s needs an address', async (type) => {
    const { message } = await failureOf(load(`[providers.mine]\ntype = "${type}"`));
    expect(message).toContain('providers.mine needs a `base_url`');
  });
});

describe('an entry with an address of its own', () => {
  const two = `
[providers.ollama]
base_url = "http://127.0.0.1:1001"
api_key_env = "DRAFTER_KEY"
headers = { x-secret = "for-1001" }
[cascades.a]
entries = [
  { provider = "ollama", model = "qwen3:4b" },
  { provider = "ollama", model = "qwen3:32b", base_url = "http://127.0.0.1:1002", api_key_env = "VERIFIER_KEY" },
  { provider = "ollama", model = "qwen3:32b", base_url = "http://127.0.0.1:1003", alias = "third" },
  { provider = "ollama", model = "qwen3:32b", base_url = "http://127.0.0.1:1001/", alias = "same" },
]`;

  it('has the key that it names, and that of its provider only at the same address', async () => {
    await sandbox.write({ [userFile]: two });
    const env = { DRAFTER_KEY: 'drafter', VERIFIER_KEY: 'verifier', OLLAMA_API_KEY: 'cloud' };
    const config = await loadConfig(
      sandbox.options({ env, keyring: keyringWith({ 'cascade/ollama': 'from-keyring' }) }),
    );
    const { entries = [] } = await config.cascadeOptions('a');
    const seen = await Promise.all(
      entries.map(async (entry) => {
        if (!('model' in entry) || typeof entry.keys !== 'function') throw new Error('not an entry');
        return [entry.model.provider, entry.model.origin, await entry.keys()];
      }),
    );
    expect(seen).toEqual([
      ['ollama', 'http://127.0.0.1:1001', ['from-keyring']],
      ['ollama', 'http://127.0.0.1:1002', ['verifier']],
      ['ollama', 'http://127.0.0.1:1003', []],
      ['ollama', 'http://127.0.0.1:1001', ['from-keyring']],
    ]);
  });

  it('reaches two servers under one name, and takes no header of the provider to the other', async () => {
    const [first, second] = [await startFakeUpstream(), await startFakeUpstream()];
    try {
      await sandbox.write({
        [userFile]: two.replace('http://127.0.0.1:1001', first.url).replace('http://127.0.0.1:1002', second.url),
      });
      const config = await loadConfig(sandbox.options({ env: { VERIFIER_KEY: 'verifier' } }));
      first.setDefault({ fault: '500' });
      const cascade = createCascade({ ...(await config.cascadeOptions('a')), retry: { delaysMs: [] } });
      expect((await cascade.generate('hi')).entry).toBe('ollama/qwen3:32b');
      expect(first.requests[0]?.headers).toMatchObject({ 'x-secret': 'for-1001' });
      expect(second.requests[0]?.headers).toMatchObject({ authorization: 'Bearer verifier' });
      expect(second.requests[0]?.headers).not.toHaveProperty('x-secret');
    } finally {
      await Promise.all([first.close(), second.close()]);
    }
  });
});

describe('a package of a third party', () => {
  it('is imported from where the file lies that names it, and gets its settings', async () => {
    await sandbox.write({ '~/.config/cascade/adapter.mjs': thirdParty });
    await sandbox.write({
      [userFile]: `
[providers.acme]
package = "./adapter.mjs"
base_url = "http://127.0.0.1:1"
headers = { x-team = "a" }
options = { deep = { list = [1, "two"] } }
`,
    });
    const config = await loadConfig(sandbox.options({ importPackage }));
    const result = await createCascade(await config.directOptions('acme/m')).generate('hi');
    expect(JSON.parse(result.text)).toEqual({ headers: { 'x-team': 'a' }, options: { deep: { list: [1, 'two'] } } });
    expect((await config.describe())[0]).toMatchObject({
      name: 'acme',
      type: './adapter.mjs',
      origin: 'http://127.0.0.1:1',
    });
  });

  it('is found among the packages beside the file', async () => {
    await sandbox.write({
      '~/.config/cascade/node_modules/acme-adapter/package.json':
        '{"name":"acme-adapter","type":"module","exports":{"import":"./index.js"}}',
      '~/.config/cascade/node_modules/acme-adapter/index.js': thirdParty,
      [userFile]: '[providers.acme]\npackage = "acme-adapter"\nbase_url = "http://127.0.0.1:1"',
    });
    const config = await loadConfig(sandbox.options({ importPackage }));
    expect((await firstEntry(config.directOptions('acme/m'))).model.provider).toBe('acme');
  });

  it.each([
    ['no-such-adapter', 'npm install no-such-adapter'],
    ['./gone.mjs', 'looked up from'],
    ['./empty.mjs', 'does not export createProvider()'],
    ['./wrong.mjs', 'does not return a provider'],
  ])('is refused with file, line and fix: %s', async (name, message) => {
    await sandbox.write({
      '~/.config/cascade/empty.mjs': '',
      '~/.config/cascade/wrong.mjs': 'export const createProvider = () => 1;',
      [userFile]: `\n[providers.acme]\npackage = "${name}"`,
    });
    const config = await loadConfig(sandbox.options({ importPackage }));
    const error = await failureOf(config.directOptions('acme/m'));
    expect(error).toMatchObject({ file: sandbox.path(userFile), line: 2, key: 'providers.acme' });
    expect(error.message).toContain(message);
  });
});

describe('prices', () => {
  const priceAt = async (toml: string, name: string) => {
    const { price } = await firstEntry((await load(toml)).directOptions(name));
    return typeof price === 'function' ? price(Date.UTC(2026, 10, 1)) : price;
  };

  it("come from the vendor's table, by the address", async () => {
    expect(await priceAt('', 'openai/gpt-4o-mini')).toMatchObject({ inputPer1M: 0.15, outputPer1M: 0.6 });
    const groq = '[providers.fast]\ntype = "openai"\nbase_url = "https://api.groq.com/openai/v1"';
    expect(await priceAt(groq, 'fast/llama-3.3-70b-versatile')).toMatchObject({ inputPer1M: 0.59 });
  });

  it('hold for a proxy that bears the name of the vendor, or says whose prices hold', async () => {
    const proxy = (name: string) => `[providers.${name}]\ntype = "openai"\nbase_url = "http://localhost/v1"\n`;
    expect(await priceAt(proxy('openai'), 'openai/gpt-4o-mini')).toMatchObject({ inputPer1M: 0.15 });
    expect(await priceAt(`${proxy('gate')}prices = "openai"`, 'gate/gpt-4o-mini')).toMatchObject({ inputPer1M: 0.15 });
  });

  it('are unknown elsewhere, never invented', async () => {
    const toml = `
[providers.vllm]
type = "openai"
base_url = "http://localhost/v1"
[providers.openai]
base_url = "https://a.openai.azure.com"
`;
    expect(await priceAt(toml, 'vllm/gpt-4o-mini')).toBeUndefined();
    expect(await priceAt(toml, 'openai/gpt-4o-mini')).toBeUndefined();
    expect(await priceAt(toml, 'anthropic/claude-99')).toBeUndefined();
  });

  it("give way to the user's own", async () => {
    const toml =
      '[cascades.a]\nentries = [{ provider = "openai", model = "gpt-4o-mini", price = { input_per_1m = 7, output_per_1m = 8 } }]';
    expect(await priceAt(toml, 'openai/gpt-4o-mini')).toEqual({ inputPer1M: 7, outputPer1M: 8 });
  });

  it('know what is retired, and name its successor once', async () => {
    const config = await load('[cascades.a]\nentries = ["anthropic/claude-3-5-haiku-20241022"]');
    await config.cascadeOptions('a');
    await config.cascadeOptions('a');
    expect(config.warnings).toEqual([
      'anthropic/claude-3-5-haiku-20241022 is retired: anthropic no longer serves it; use "claude-haiku-4-5" instead.',
    ]);
  });
});

describe('a model by its name alone', () => {
  it.each([
    ['gpt-4o-mini', 'openai'],
    ['o3', 'openai'],
    ['claude-sonnet-4-6', 'anthropic'],
    ['gemini-2.5-flash', 'google'],
    ['models/gemini-2.5-flash', 'google'],
  ])('%s is asked of %s', async (name, provider) => {
    const { model } = await firstEntry((await load('')).directOptions(name));
    expect(model).toMatchObject({ provider, modelId: name });
  });

  it('is asked of the provider that a cascade has it from, of a vendor by its prices, or of the Ollama server', async () => {
    const config = await load(`
[providers.mine]
type = "openai"
base_url = "http://localhost/v1"
[providers.groq]
type = "openai"
base_url = "https://api.groq.com/openai/v1"
[providers.house]
type = "ollama"
base_url = "http://localhost:11434/v1"
[cascades.a]
entries = ["mine/gpt-4o"]
`);
    const provider = async (name: string) => (await firstEntry(config.directOptions(name))).model.provider;
    expect(await provider('gpt-4o')).toBe('mine');
    expect(await provider('gpt-4o-mini')).toBe('openai');
    expect(await provider('llama-3.3-70b-versatile')).toBe('groq');
    expect(await provider('qwen3:8b')).toBe('house');
    expect(await provider('library/qwen3')).toBe('house');
  });

  it('goes to the provider of that vendor that was set up, under whatever name', async () => {
    const config = await load('[providers.work]\ntype = "openai"\n[providers.home]\ntype = "anthropic"');
    expect((await firstEntry(config.directOptions('gpt-4o'))).model.provider).toBe('work');
  });

  it('is refused with a suggestion when nobody is known to serve it', async () => {
    const config = await load('');
    expect((await failureOf(config.directOptions('cluade-sonnet-4-6'))).message).toContain(
      'Did you mean anthropic/claude-sonnet-4-6?',
    );
    expect((await failureOf(config.directOptions('opnai/gpt-4o'))).message).toContain('Did you mean openai/gpt-4o?');
    expect((await failureOf(config.directOptions('zzz'))).message).toContain('Write provider/model');
    expect((await failureOf(config.directOptions('openai/'))).message).toContain('names no model');
  });
});

describe('a provider by name', () => {
  const from = import.meta.dirname;
  it.each([
    ['vllm', {}, 0],
    ['lm-studio', { baseUrl: 'http://192.168.0.7:1234/v1' }, 0],
    ['ollama', { baseUrl: 'http://127.0.0.1:11434/v1' }, 0],
    ['ollama', { baseUrl: 'https://ollama.com/v1' }, undefined],
    ['openai', {}, undefined],
    ['groq', { baseUrl: 'http://127.0.0.1:1/v1' }, undefined],
  ])('%s %j costs %s where nobody is paid for calls', async (name, options, inputPer1M) => {
    expect((await vendorProvider(name, { ...options, from })).freePrice?.inputPer1M).toBe(inputPer1M);
  });

  it.each([
    ['Open-AI', 'openai', ['OPENAI_API_KEY']],
    ['gemini', 'google', ['GOOGLE_API_KEY', 'GEMINI_API_KEY']],
    ['x.ai', 'xai', ['XAI_API_KEY']],
    ['Azure OpenAI', 'azure', ['AZURE_OPENAI_API_KEY']],
    ['My Own', 'myown', []],
  ])('%s is %s, with the variables %j', (spelling, name, variables) => {
    expect(canonicalProviderName(spelling)).toBe(name);
    expect(keyVariablesOf(spelling)).toEqual(variables);
  });
});
