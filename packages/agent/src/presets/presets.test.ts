import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPrices } from '@cascade/prices';
import { type FakeUpstream, startFakeUpstream } from '@cascade/testing/fake-upstream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { CascadeAgent, type CascadeAgentOptions, createPreset, fromEnv, presets } from '../index.js';
import { vendors } from './from-env.js';

let upstream: FakeUpstream;
beforeAll(async () => {
  upstream = await startFakeUpstream();
});
afterAll(() => upstream.close());
beforeEach(() => {
  upstream.reset();
  upstream.setDefault({ text: 'Paris.', usage: { inputTokens: 100, outputTokens: 50 } });
});

/** The same models at the address of the upstream. */
function here({ models, opinions: _opinions, ...options }: CascadeAgentOptions): CascadeAgentOptions {
  const tiers = models.map((tier) => [tier].flat().map((model) => ({ ...model, baseUrl: `${upstream.url}/v1` })));
  return { ...options, models: tiers };
}

async function expectToday(provider: string, name: string): Promise<void> {
  const model = (await loadPrices(provider))?.findModel(name);
  expect(model, `${provider}/${name}`).toBeDefined();
  expect(model?.isRetired ?? false, `${provider}/${name}`).toBe(false);
  expect(model?.endsOn).toBeUndefined();
  expect((await loadPrices(provider))?.findPrice(name, Date.UTC(2026, 10, 20))).toBeDefined();
}

describe('presets', () => {
  it.each(Object.entries(presets))('%s names models that are there today', async (_name, preset) => {
    const models = [...preset.models, ...('opinions' in preset ? preset.opinions : [])];
    for (const { provider, name } of models) {
      if (provider !== 'ollama') await expectToday(String(provider), name);
    }
  });

  it('can be changed', () => {
    expect(createPreset('balanced', { maxSteps: 2 })).toMatchObject({ models: presets.balanced.models, maxSteps: 2 });
    expect(() => createPreset('best' as 'balanced')).toThrow('There is no preset "best"');
  });

  it('leave out their opinions where one model takes the place of theirs', () => {
    const models = [{ provider: 'openai', name: 'gpt-5.6' }];
    const keys = { OPENAI_API_KEY: 'sk-mine', ANTHROPIC_API_KEY: 'sk-ant-mine' };
    for (const options of [createPreset('balanced', { models }), fromEnv({ models }, keys)]) {
      expect(options).toEqual({ models });
      expect(() => new CascadeAgent(options)).not.toThrow();
    }
    const two = [...models, ...presets.anthropicOnly.models];
    expect(createPreset('balanced', { models: two }).opinions).toEqual(presets.balanced.opinions);
  });

  it('cost nothing where they are local, so that budgets hold nobody up', async () => {
    const agent = new CascadeAgent(here(createPreset('freeLocal', { budget: { monthly: 50 } })));
    const result = await agent.run('What is the capital of France?', { maxCost: 0.01 });
    expect(result).toMatchObject({ content: 'Paris.', modelUsed: 'ollama/llama3.2', totalCost: 0, warnings: [] });
  });
});

describe('fromEnv', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });

  it.each(vendors)('knows models of $provider that are there today', async ({ provider, cheap, dear }) => {
    for (const name of [cheap, dear]) await expectToday(provider, name);
    const variable = provider === 'google' ? 'GEMINI_API_KEY' : `${provider.toUpperCase()}_API_KEY`;
    expect(fromEnv({}, { [variable]: 'k' }).models).toEqual([
      { provider, name: cheap, apiKey: 'k' },
      [{ provider, name: dear, apiKey: 'k' }],
    ]);
  });

  it('makes a cascade of several keys, with opinions of another vendor, and calls with them', async () => {
    const options = fromEnv({ maxSteps: 2 }, { OPENAI_API_KEY: 'sk-mine', ANTHROPIC_API_KEY: 'sk-ant-mine' });
    expect(options).toMatchObject({ maxSteps: 2, opinions: [{ provider: 'openai', apiKey: 'sk-mine' }] });
    expect(options.models.flat().map(({ provider }) => provider)).toEqual(['anthropic', 'anthropic', 'openai']);
    const agent = new CascadeAgent(here(fromEnv({}, { OPENAI_API_KEY: 'sk-mine' })));
    expect((await agent.run('What is the capital of France?')).content).toBe('Paris.');
    expect(upstream.requests[0]?.headers.authorization).toBe('Bearer sk-mine');
  });

  it('looks at `.env` beside the program, too, and leaves keys where they are', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cascade-agent-'));
    await writeFile(join(folder, '.env'), 'GROQ_API_KEY=gsk-1\nANTHROPIC_API_KEY=\n');
    vi.spyOn(process, 'cwd').mockReturnValue(folder);
    for (const name of ['ANTHROPIC_API_KEY', 'OPENAI_API_KEY', 'GOOGLE_API_KEY', 'GEMINI_API_KEY', 'GROQ_API_KEY']) {
      vi.stubEnv(name, '');
    }
    vi.stubEnv('MISTRAL_API_KEY', 'k');
    expect(fromEnv().models[0]).toEqual({ provider: 'mistral', name: 'mistral-small-2603' });
    vi.stubEnv('MISTRAL_API_KEY', '');
    expect(fromEnv().models[0]).toEqual({ provider: 'groq', name: 'openai/gpt-oss-20b' });
    await rm(folder, { recursive: true });
  });

  it('says which variables it looks for', () => {
    expect(() => fromEnv({}, {})).toThrow(
      'set one of ANTHROPIC_API_KEY, OPENAI_API_KEY, GOOGLE_API_KEY or GEMINI_API_KEY',
    );
    expect(() => fromEnv({}, { OPENAI_API_KEY: '' })).toThrow('fromEnv: no key is set');
  });
});
