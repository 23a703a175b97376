import { join } from 'node:path';
import { createCascade } from '@cascade/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../src/index.js';
import { createSandbox, type Sandbox, userFile } from './sandbox.js';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await createSandbox();
});
afterEach(() => sandbox.remove());

const importOpenAI = async (name: string): Promise<unknown> => {
  if (name !== '@cascade/providers-openai') throw new Error(`not installed: ${name}`);
  return import('../../providers-openai/src/index.js');
};

describe('a simple configuration', () => {
  it('makes a cascade of a project file', async () => {
    await sandbox.write({
      './cascade.yaml':
        'cascades:\n  fast:\n    entries:\n      - openai/gpt-4o-mini\n      - { provider: openai, model: gpt-4o, alias: big }\n',
    });
    const env = { OPENAI_API_KEY: 'sk-test' };
    const config = await loadConfig(sandbox.options({ env, importPackage: importOpenAI }));
    expect(config.cascadeNames).toEqual(['fast']);
    const options = await config.cascadeOptions('fast');
    expect(createCascade(options).entries).toEqual(['openai/gpt-4o-mini', 'big']);
  });

  it('has the folders of XDG as defaults', async () => {
    const config = await loadConfig(sandbox.options());
    expect(config.databasePath).toBe(join(sandbox.home, '.local/share/cascade/db.sqlite'));
    expect(config.failedPromptsDir).toBe(join(sandbox.home, '.local/share/cascade/failed_prompts'));
    expect(config.files).toEqual([]);
  });

  it('accepts the configuration of the older tool unchanged', async () => {
    await sandbox.write({
      [userFile]: `
[providers.openai]
type = "openai"
api_key_service = "openai"
api_key_env = "OPENAI_API_KEY"

[providers.local]
type = "ollama"
base_url = "http://localhost:8000/v1"

[cascades.quick]
entries = [
  { provider = "local", model = "qwen3" },
  { provider = "openai", model = "gpt-4o-mini" },
]

[database]
path = "~/.local/share/llm-cascade/db.sqlite"

[failure_persistence]
dir = "~/.local/share/llm-cascade/failed_prompts"
`,
    });
    const config = await loadConfig(sandbox.options({ importPackage: importOpenAI }));
    expect(config.databasePath).toBe(join(sandbox.home, '.local/share/llm-cascade/db.sqlite'));
    expect(config.failedPromptsDir).toBe(join(sandbox.home, '.local/share/llm-cascade/failed_prompts'));
    const options = await config.cascadeOptions('quick');
    expect(options.cooldown).toEqual({ afterFailures: 1 });
    expect(createCascade(options).entries).toEqual(['local/qwen3', 'openai/gpt-4o-mini']);
  });
});
