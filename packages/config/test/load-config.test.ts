import { join } from 'node:path';
import { createCascade } from '@cascade/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../src/index.js';
import { createSandbox, failureOf, firstEntry, type Sandbox, userFile } from './sandbox.js';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await createSandbox();
});
afterEach(() => sandbox.remove());

const olderTool = `
[providers.openai]
type = "openai"
api_key_service = "openai"
api_key_env = "OPENAI_API_KEY"

[providers.gemini]
type = "gemini"
api_key_env = "GOOGLE_API_KEY"

[providers.groq]
type = "openai"
base_url = "https://api.groq.com/openai/v1"
api_key_service = "groq"
api_key_env = "GROQ_API_KEY"

[cascades.quick]
entries = [
  { provider = "groq", model = "llama-3.3-70b-versatile" },
  { provider = "openai", model = "gpt-4o-mini" },
]

[database]
path = "~/.local/share/llm-cascade/db.sqlite"

[failure_persistence]
dir = "~/.local/share/llm-cascade/failed_prompts"
`;

describe('files', () => {
  it('makes a cascade of a project file', async () => {
    await sandbox.write({
      './cascade.yaml':
        'cascades:\n  fast:\n    entries:\n      - openai/gpt-4o-mini\n      - { provider: openai, model: gpt-4o, alias: big }\n',
    });
    const config = await loadConfig(sandbox.options());
    expect(config.cascadeNames).toEqual(['fast']);
    expect(createCascade(await config.cascadeOptions('fast')).entries).toEqual(['openai/gpt-4o-mini', 'big']);
  });

  it('knows nothing and says so where there is no file', async () => {
    const config = await loadConfig(sandbox.options());
    expect(config.files).toEqual([]);
    expect(config.cascadeNames).toEqual([]);
    expect(config.defaultCascade).toBeUndefined();
    expect(config.databasePath).toBe(join(sandbox.home, '.local/share/cascade/db.sqlite'));
    expect(config.failedPromptsDir).toBe(join(sandbox.home, '.local/share/cascade/failed_prompts'));
    expect((await failureOf(config.cascadeOptions('fast'))).message).toContain('cascade init');
  });

  it('searches upwards, and stops at the first folder with .git', async () => {
    await sandbox.write({
      '~/cascade.yaml': 'default_cascade: outer\ncascades: { outer: { entries: [openai/gpt-4o] } }',
      './packages/deep/readme.txt': '',
    });
    const cwd = sandbox.path('./packages/deep');
    expect((await loadConfig(sandbox.options({ cwd }))).files).toEqual([]);
    await sandbox.write({ './cascade.yml': 'cascades: { inner: { entries: [openai/gpt-4o] } }' });
    const config = await loadConfig(sandbox.options({ cwd }));
    expect(config.files).toEqual([{ path: sandbox.path('./cascade.yml'), kind: 'project' }]);
  });

  it('searches up to the home folder where there is no .git', async () => {
    await sandbox.write({
      '~/cascade.yaml': 'cascades: { outer: { entries: [openai/gpt-4o] } }',
      '~/notes/today/readme.txt': '',
    });
    const config = await loadConfig(sandbox.options({ cwd: sandbox.path('~/notes/today') }));
    expect(config.cascadeNames).toEqual(['outer']);
  });

  it('reads the file that was named instead of all others', async () => {
    await sandbox.write({
      [userFile]: 'default_cascade = "mine"\n[cascades.mine]\nentries = ["openai/gpt-4o"]',
      './cascade.yaml': 'cascades: { ours: { entries: [openai/gpt-4o] } }',
      './other.yaml': 'database: { path: here.sqlite }\ncascades: { named: { entries: [openai/gpt-4o] } }',
    });
    const config = await loadConfig(sandbox.options({ configFile: 'other.yaml' }));
    expect(config.files).toEqual([{ path: sandbox.path('./other.yaml'), kind: 'explicit' }]);
    expect(config.cascadeNames).toEqual(['named']);
    expect(config.databasePath).toBe(sandbox.path('./here.sqlite'));
    const error = await failureOf(loadConfig(sandbox.options({ configFile: 'gone.toml' })));
    expect(error).toMatchObject({ file: sandbox.path('./gone.toml') });
    expect(error.message).toContain('there is no such file');
  });

  it('accepts the configuration of the older tool unchanged, and rests after one failure as that does', async () => {
    await sandbox.write({ [userFile]: olderTool });
    const config = await loadConfig(sandbox.options());
    expect(config.databasePath).toBe(join(sandbox.home, '.local/share/llm-cascade/db.sqlite'));
    expect(config.failedPromptsDir).toBe(join(sandbox.home, '.local/share/llm-cascade/failed_prompts'));
    const options = await config.cascadeOptions('quick');
    expect(options.cooldown).toEqual({ afterFailures: 1 });
    expect(createCascade(options).entries).toEqual(['groq/llama-3.3-70b-versatile', 'openai/gpt-4o-mini']);
  });

  it("mentions the older tool's file and does not read it", async () => {
    await sandbox.write({ '~/.config/llm-cascade/config.toml': olderTool });
    const config = await loadConfig(sandbox.options());
    expect(config.cascadeNames).toEqual([]);
    expect(config.warnings.join()).toContain(sandbox.path('~/.config/llm-cascade/config.toml'));
  });
});

describe('precedence', () => {
  const both = {
    [userFile]:
      'default_cascade = "user"\n[cascades.user]\nentries = ["openai/gpt-4o"]\n[cascades.same]\nentries = ["openai/gpt-4o"]',
    './cascade.yaml':
      'default_cascade: project\ncascades:\n  project: { entries: [openai/gpt-4o] }\n  same: { entries: [openai/gpt-4.1] }\n',
  };

  it('takes the default from the environment, then .env, then the project, then the user', async () => {
    const found: (string | undefined)[] = [];
    const load = async (env = {}) => void found.push((await loadConfig(sandbox.options({ env }))).defaultCascade);
    await sandbox.write({ [userFile]: both[userFile] ?? '' });
    await load();
    await sandbox.write(both);
    await load();
    await sandbox.write({ './.env': 'export CASCADE_DEFAULT_CASCADE="user"' });
    await load();
    await load({ CASCADE_DEFAULT_CASCADE: 'same' });
    expect(found).toEqual(['user', 'project', 'user', 'same']);
  });

  it('replaces a cascade of the user by one of the project as a whole', async () => {
    await sandbox.write(both);
    const config = await loadConfig(sandbox.options());
    expect(config.cascadeNames).toEqual(['project', 'same', 'user']);
    expect(createCascade(await config.cascadeOptions('same')).entries).toEqual(['openai/gpt-4.1']);
  });

  it('takes paths from the environment before files; relative ones start where they stand', async () => {
    await sandbox.write({
      [userFile]: '[database]\npath = "mine.sqlite"\nretention_days = 7\n[failed_prompts]\nmax_age_days = 2',
    });
    const config = await loadConfig(sandbox.options({ env: { CASCADE_FAILED_PROMPTS: 'failed' } }));
    expect(config.databasePath).toBe(sandbox.path('~/.config/cascade/mine.sqlite'));
    expect(config.retention).toEqual({ retentionDays: 7 });
    expect(config.failedPromptsDir).toBe(sandbox.path('./failed'));
    expect(config.failedPromptLimits).toEqual({ maxAgeMs: 172_800_000 });
    const other = await loadConfig(sandbox.options({ env: { CASCADE_DATABASE: '~/x.db', XDG_DATA_HOME: '/data' } }));
    expect(other.databasePath).toBe(sandbox.path('~/x.db'));
    expect(other.failedPromptsDir).toBe('/data/cascade/failed_prompts');
  });

  it('lets the nearest setting win: overrides, entry, provider', async () => {
    await sandbox.write({
      [userFile]: `
[providers.openai]
timeouts = { attempt_ms = 1, idle_ms = 1, first_content_ms = 1 }
retry = { delays_ms = [1], patience_ms = 1 }

[cascades.fast]
entries = [{ provider = "openai", model = "gpt-4o", timeouts = { attempt_ms = 2, idle_ms = 2 }, temperature = 0.2, top_p = 0.5 }]
timeouts = { run_ms = 9 }
max_attempts = 3
when_all_cooling = { wait_ms = 100 }
on_interrupted = "restart"
`,
    });
    const config = await loadConfig(sandbox.options());
    const overrides = { timeouts: { attemptMs: 3, runMs: 4 }, parameters: { temperature: 1 }, maxAttempts: 5 };
    const options = await config.cascadeOptions('fast', overrides);
    expect(options).toMatchObject({
      maxAttempts: 5,
      whenAllCooling: { waitMs: 100 },
      onInterrupted: 'restart',
      timeouts: { runMs: 4 },
    });
    const entry = await firstEntry(Promise.resolve(options));
    expect(entry.timeouts).toEqual({ attemptMs: 3, idleMs: 2, firstContentMs: 1 });
    expect(entry.retry).toEqual({ delaysMs: [1], patienceMs: 1 });
    expect(entry.parameters).toEqual({ temperature: 1, topP: 0.5 });
    expect(createCascade(options).name).toBe('fast');
  });

  it('reads every setting of an entry, and tiers', async () => {
    await sandbox.write({
      './mine.yaml': `
cascades:
  careful:
    tiers:
      - provider: openai
        model: gpt-4o-mini
        alias: draft
        max_output_tokens: 100
        stop: [END]
        seed: 7
        reasoning: low
        logprobs: 2
        cache_prompt: true
        parameters: { user: me, metadata: { a: 1 } }
        price: { input_per_1m: 1, output_per_1m: 2, cache_write_1h_per_1m: 3, steps: [{ above_input_tokens: 10, input_per_1m: 4, output_per_1m: 5 }] }
        cooldown: { base_ms: 1, max_ms: 2, after_failures: 4, window_ms: 3 }
      - [openai/gpt-4o, anthropic/claude-sonnet-4-6]
`,
    });
    const { tiers, cooldown } = await (
      await loadConfig(sandbox.options({ configFile: sandbox.path('./mine.yaml') }))
    ).cascadeOptions('careful');
    expect(cooldown).toBeUndefined();
    expect(tiers?.map((tier) => (Array.isArray(tier) ? tier.length : 1))).toEqual([1, 2]);
    expect(tiers?.flat()[0]).toMatchObject({
      alias: 'draft',
      parameters: {
        maxOutputTokens: 100,
        stop: ['END'],
        seed: 7,
        reasoning: 'low',
        logprobs: 2,
        cachePrompt: true,
        parameters: { user: 'me', metadata: { a: 1 } },
      },
      price: {
        inputPer1M: 1,
        outputPer1M: 2,
        cacheWrite1hPer1M: 3,
        steps: [{ inputPer1M: 4, outputPer1M: 5, aboveInputTokens: 10 }],
      },
      cooldown: { baseMs: 1, maxMs: 2, afterFailures: 4, windowMs: 3 },
    });
  });
});
