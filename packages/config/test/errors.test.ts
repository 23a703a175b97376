import { ConfigurationError } from '@cascade/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../src/index.js';
import { createSandbox, failureOf, type Sandbox, userFile } from './sandbox.js';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await createSandbox();
});
afterEach(() => sandbox.remove());

async function errorOf(name: string, text: string) {
  await sandbox.write({ [name]: text });
  return failureOf(loadConfig(sandbox.options()));
}

interface Mistake {
  readonly what: string;
  readonly yaml: string;
  readonly toml: string;
  readonly line: number;
  readonly key: string;
  readonly message: string;
}

const mistakes: readonly Mistake[] = [
  {
    what: 'an unknown key with a near miss',
    yaml: '# first\ncascades:\n  fast:\n    entries:\n      - provider: openai\n        modle: gpt-4o\n',
    toml: '# first\n\n[cascades.fast]\nentries = [\n  { provider = "openai",\n    modle = "gpt-4o" }]\n',
    line: 6,
    key: 'cascades.fast.entries[0].modle',
    message: 'Did you mean `model`?',
  },
  {
    what: 'a wrong type',
    yaml: 'cascades:\n  fast:\n    max_attempts: "12"\n    entries: [openai/gpt-4o]\n',
    toml: '[cascades.fast]\nentries = ["openai/gpt-4o"]\nmax_attempts = "12"\n',
    line: 3,
    key: 'cascades.fast.max_attempts',
    message: 'must be a whole number from 1 to 1000, got "12"',
  },
  {
    what: 'a number out of range',
    yaml: 'cascades:\n  fast:\n    entries: [{ provider: openai, model: gpt-4o, temperature: 3 }]\n',
    toml: '\n[cascades.fast]\nentries = [{ provider = "openai", model = "gpt-4o", temperature = 3 }]\n',
    line: 3,
    key: 'cascades.fast.entries[0].temperature',
    message: 'must be a number from 0 to 2, got 3',
  },
  {
    what: 'a provider that is not set up',
    yaml: 'cascades:\n  fast:\n    entries:\n      - provider: opnai\n        model: gpt-4o\n',
    toml: '[cascades.fast]\n\n[[cascades.fast.entries]]\nprovider = "opnai"\nmodel = "gpt-4o"\n',
    line: 4,
    key: 'cascades.fast.entries[0].provider',
    message: 'names a provider that is not set up, got "opnai". Did you mean "openai"?',
  },
  {
    what: 'a default cascade that is not set up',
    yaml: '\ndefault_cascade: fats\ncascades: { fast: { entries: [openai/gpt-4o] } }\n',
    toml: '\ndefault_cascade = "fats"\n[cascades.fast]\nentries = ["openai/gpt-4o"]\n',
    line: 2,
    key: 'default_cascade',
    message: 'names a cascade that is not set up, got "fats". Did you mean "fast"?',
  },
  {
    what: 'camel case',
    yaml: 'cascades:\n  fast:\n    maxAttempts: 3\n    entries: [openai/gpt-4o]\n',
    toml: '[cascades]\n[cascades.fast]\nmaxAttempts = 3\nentries = ["openai/gpt-4o"]\n',
    line: 3,
    key: 'cascades.fast.maxAttempts',
    message: 'Did you mean `max_attempts`?',
  },
  {
    what: 'both entries and tiers',
    yaml: 'cascades:\n  fast:\n    entries: [openai/gpt-4o]\n    tiers: [openai/gpt-4o]\n',
    toml: '\n[cascades.fast]\nentries = ["openai/gpt-4o"]\ntiers = ["openai/gpt-4o"]\n',
    line: 2,
    key: 'cascades.fast',
    message: 'has both `entries` and `tiers`',
  },
  {
    what: 'the same entry twice',
    yaml: 'cascades:\n  fast:\n    entries:\n      - openai/gpt-4o\n      - openai/gpt-4o\n',
    toml: '[cascades.fast]\nentries = [\n\n  "openai/gpt-4o",\n  "openai/gpt-4o"]\n',
    line: 5,
    key: 'cascades.fast.entries[1]',
    message: 'Give one of them an `alias`.',
  },
  {
    what: 'a missing setting',
    yaml: 'cascades:\n  fast:\n    entries:\n      - { provider: openai }\n',
    toml: '[cascades.fast]\nentries = [\n  # which?\n  { provider = "openai" }]\n',
    line: 4,
    key: 'cascades.fast.entries[0]',
    message: 'needs `model`',
  },
  {
    what: 'a provider within the model',
    yaml: 'cascades:\n  fast:\n    entries:\n      - { model: openai/gpt-4o }\n',
    toml: '[cascades.fast]\nentries = [\n  # which?\n  { model = "openai/gpt-4o" }]\n',
    line: 4,
    key: 'cascades.fast.entries[0]',
    message: 'Add it: `provider: openai` and `model: gpt-4o`',
  },
];

describe.each(mistakes)('$what', ({ yaml, toml, line, key, message }) => {
  it('is refused in YAML with file, line and key', async () => {
    const error = await errorOf('./cascade.yaml', yaml);
    expect(error).toMatchObject({ file: sandbox.path('./cascade.yaml'), line, key });
    expect(error.message).toContain(`${sandbox.path('./cascade.yaml')}:${line}: ${key} `);
    expect(error.message).toContain(message);
    expect(ConfigurationError.isInstance(error)).toBe(true);
  });

  it('is refused in TOML with file, line and key', async () => {
    const error = await errorOf(userFile, toml);
    expect(error).toMatchObject({ file: sandbox.path(userFile), line, key });
    expect(error.message).toContain(message);
  });
});

describe('syntax errors', () => {
  it('name the line, and quote nothing of the file', async () => {
    const toml = await errorOf(userFile, '[providers.openai]\nheaders = { authorization = "sk-secret\n');
    expect(toml).toMatchObject({ file: sandbox.path(userFile), line: 2 });
    await sandbox.write({ [userFile]: '' });
    const yaml = await errorOf('./cascade.yaml', 'cascades:\n  - "sk-secret\n');
    expect(yaml).toMatchObject({ file: sandbox.path('./cascade.yaml'), line: 3 });
    expect(`${toml.message}${toml.cause}${yaml.message}${yaml.stack}`).not.toContain('sk-secret');
  });

  it('refuses a name that stands there twice', async () => {
    const error = await errorOf('./cascade.yaml', 'cascades: {}\ncascades: {}\n');
    expect(error).toMatchObject({ line: 2 });
  });
});

describe('secrets in wrong places', () => {
  const key = 'sk-live-0123456789';

  it.each([
    ['as the name of the variable', `[providers.openai]\napi_key_env = "${key}"`, 'not the key itself'],
    ['as a setting of its own', `[providers.openai]\napi_key = "${key}"`, 'Keys do not belong into files'],
    ['in an address', `[providers.openai]\nbase_url = "https://user:${key}@example.com"`, 'without a user or password'],
    ['in a header of the wrong type', `[providers.openai]\nheaders = { a = ["${key}"] }`, 'must be a text'],
  ])('are refused and not shown: %s', async (_where, toml, message) => {
    const error = await errorOf(userFile, toml);
    expect(error.message).toContain(message);
    expect(error.message).not.toContain(key);
    expect(error).toMatchObject({ line: 2 });
  });
});

describe('settings that do not go together', () => {
  it.each([
    ['[providers.mine]\nbase_url = "http://localhost"', 'needs a `type`'],
    ['[providers.mine]\ntype = "openai"\npackage = "x"', 'has both `type` and `package`'],
    ['[providers.mine]\ntype = "anthropic"\norganization = "x"', 'only for type openai'],
    ['[providers.mine]\ntype = "openai"\n[providers.mine.options]\na = 1', 'which are for a `package`'],
    ['[providers."a/b"]\ntype = "openai"', 'is not a good name'],
    ['[providers.mine]\ntype = "opnai"', 'must be "openai" or "anthropic" or "gemini" or "google" or "ollama"'],
    ['[providers.mine]\ntype = "openai"\nbase_url = "ftp://x"', 'must be a URL'],
    ['[cascades.x]\nentries = ["gpt-4o"]', 'must be "provider/model"'],
    ['[cascades.x]\nentries = []', 'must be a list of 1 to 100 items'],
  ])('are refused: %s', async (toml, message) => {
    expect((await errorOf(userFile, toml)).message).toContain(message);
  });

  it('names the variable that names a cascade in vain', async () => {
    await sandbox.write({ './cascade.yaml': 'cascades: { fast: { entries: [openai/gpt-4o] } }' });
    const env = { CASCADE_DEFAULT_CASCADE: 'fsat' };
    const error = await failureOf(loadConfig(sandbox.options({ env })));
    expect(error.message).toContain('CASCADE_DEFAULT_CASCADE names a cascade that is not set up, got "fsat"');
  });
});
