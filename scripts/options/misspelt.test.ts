import { createAnthropic } from '@cascade/providers-anthropic';
import { createClaudeCode } from '@cascade/providers-claude-code';
import { createGoogle } from '@cascade/providers-google';
import { createOllama } from '@cascade/providers-ollama';
import { azureOpenAI, createOpenAI, openaiCompatible } from '@cascade/providers-openai';
import { createGroq } from '@cascade/providers-openai/presets';
import { expect, it } from 'vitest';

const factories = {
  createOpenAI,
  azureOpenAI,
  openaiCompatible,
  createGroq,
  createAnthropic,
  createGoogle,
  createOllama,
};

it.each(Object.entries(factories))('%s refuses a misspelt address, and shows no key', (_name, create) => {
  const settings = { name: 'a', baseURL: 'https://a.invalid', baseUrl: 'https://house.invalid', apiKey: 'sk-secret' };
  expect(() => create(settings)).toThrow(/unknown option "baseUrl"; known are name/);
  expect(() => create(settings)).not.toThrow(/sk-secret/);
});

it('createClaudeCode refuses a misspelt path', () => {
  const settings = { executable: '/opt/claude' };
  expect(() => createClaudeCode(settings as object)).toThrow('unknown option "executable"; known are name');
});
