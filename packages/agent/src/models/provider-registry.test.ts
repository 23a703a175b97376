import { type ChatModel, ConfigurationError } from '@cascade/core';
import type { Provider } from '@cascade/core/spec';
import { scriptedModel } from '@cascade/testing/models';
import { describe, expect, it } from 'vitest';
import { CascadeAgent, type ProviderFactory, registerProvider } from '../index.js';

function providerOf(model: ChatModel): Provider {
  const keys = { environment: [], required: false };
  return { specificationVersion: 'v1', name: model.provider, origin: model.origin, keys, chat: () => model };
}

const answering = (text: string) => providerOf(scriptedModel({ provider: 'mine', replies: [text] }));

async function ask(provider: string): Promise<string> {
  return (await new CascadeAgent({ models: [{ name: 'model', provider }] }).run('hi')).content;
}

describe('registerProvider', () => {
  it('finds a name in any spelling, and before the vendor of that name', async () => {
    registerProvider('My Provider', () => answering('from mine'));
    for (const spelling of ['My Provider', 'my-provider', 'MYPROVIDER']) expect(await ask(spelling)).toBe('from mine');
    registerProvider('litellm', () => answering('instead of the vendor'));
    for (const spelling of ['litellm', 'LiteLLM', 'lite-llm'])
      expect(await ask(spelling)).toBe('instead of the vendor');
    registerProvider('Lite_LLM', () => answering('later'));
    expect(await ask('litellm')).toBe('later');
  });

  it.each<[unknown, unknown, string]>([
    ['', () => answering('x'), 'registerProvider: the name must be a text that is not empty'],
    [5, () => answering('x'), 'registerProvider: the name must be a text that is not empty'],
    ['house', 5, 'registerProvider: "house" needs a function that makes the provider'],
    ['house', undefined, 'registerProvider: "house" needs a function that makes the provider'],
  ])('refuses %j at once', (name, factory, message) => {
    // Wrong on purpose, as from JavaScript.
    const register = () => registerProvider(name as string, factory as ProviderFactory);
    expect(register).toThrow(ConfigurationError);
    expect(register).toThrow(message);
  });

  const strange: Readonly<Record<string, () => unknown>> = {
    nothing: () => undefined,
    'an empty object': () => ({}),
    'half a provider': () => ({ name: 'half', chat: () => undefined }),
  };
  it.each(Object.entries(strange))('says which factory made %s', async (_what, factory) => {
    registerProvider('strange', factory as ProviderFactory);
    await expect(ask('strange')).rejects.toMatchObject({ code: 'configuration' });
    await expect(ask('strange')).rejects.toThrow('The factory of the provider "strange" must return a provider');
  });

  it('says which factory failed, and which provider has no such model', async () => {
    const cause = new Error('the vault is shut');
    registerProvider('failing', () => {
      throw cause;
    });
    const failed = ask('failing');
    await expect(failed).rejects.toThrow('The provider "failing" could not be made: the vault is shut');
    await expect(failed).rejects.toMatchObject({ code: 'configuration', cause });
    registerProvider('empty', () => ({ ...answering('x'), chat: () => undefined as never }));
    await expect(ask('empty')).rejects.toThrow('The provider "mine" returned no model for "model"');
    const chat = () => {
      throw new Error('no such');
    };
    registerProvider('choosy', () => ({ ...answering('x'), chat }));
    await expect(ask('choosy')).rejects.toThrow('The provider "mine" has no model "model": no such');
  });

  it('is what rules mean by a vendor, however a model spells it', () => {
    const rules = (glob: string) => [{ name: 'only', models: [glob] }];
    const make = (provider: string, glob: string) => () =>
      new CascadeAgent({ models: [{ name: 'gpt-4o', provider }], rules: rules(glob) });
    expect(make('OpenAI', 'openai/*')).not.toThrow();
    expect(make('OpenAI', 'OpenAI/*')).not.toThrow();
    expect(make('chatgpt', 'openai/gpt-4o')).not.toThrow();
    expect(make('OpenAI', 'anthropic/*')).toThrow('no model of the agent is "anthropic/*"');
  });
});
