import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStage, pair, type Stage } from './stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
beforeEach(async () => {
  stage.upstream.reset();
  stage.configure(pair);
  await stage.run(['reset', '--all']);
  await stage.run(['failed', 'delete', '--all']);
});

async function failOnce(question: string): Promise<void> {
  stage.upstream.script('openai-chat', '*', [{ fault: '500' }]);
  stage.upstream.script('anthropic', '*', [{ fault: '529' }]);
  expect((await stage.run(['-p', question])).code).toBe(1);
}

describe('cascade status and reset', () => {
  it('shows every entry with its circuit, time left and last error, and ends a rest on request', async () => {
    stage.upstream.script('openai-chat', '*', [{ fault: '429-retry-after-120' }]);
    await stage.run(['-p', 'hi']);
    const { out } = await stage.run(['status']);
    expect(out).toMatch(
      /main +openai\/gpt-4o-mini \(key [0-9a-f]{8}\) +resting +(2 min|1 min \d+ s) +rate-limited: openai 429/,
    );
    expect(out).toMatch(/main +anthropic\/claude-opus-4-7 +closed/);
    const json = JSON.parse((await stage.run(['status', '--json'])).out);
    expect(json.entries[0]).toMatchObject({
      entry: 'openai/gpt-4o-mini',
      state: 'resting',
      lastFailure: 'rate-limited',
    });
    expect((await stage.run(['reset', 'openai/gpt-4o-mini'])).err).toBe('1 cooldown ended\n');
    expect((await stage.run(['status'])).out).not.toContain('resting');
  });

  it('wants to know which cooldowns shall end', async () => {
    expect(await stage.run(['reset'])).toMatchObject({ code: 2, err: expect.stringContaining('--all') });
  });
});

describe('a command without a configuration', () => {
  it('says on standard error what to do first', async () => {
    stage.configure('');
    const { out, err, code } = await stage.run(['status']);
    expect({ out, code }).toEqual({ out: '', code: 0 });
    expect(err).toContain('cascade init');
  });

  it('keeps no prompt, and exits 2, while there is no key', async () => {
    const { code, err } = await stage.run(['-p', 'hi'], { env: {} });
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(/openai\/gpt-4o-mini: .*STAGE_KEY/) });
    expect((await stage.run(['failed', 'list'])).err).toContain('No failed prompts');
  });
});

describe('cascade log', () => {
  it('shows the attempts, newest first, by run, entry, cascade and time', async () => {
    stage.upstream.script('openai-chat', '*', [{ fault: '500' }]);
    const { runId } = JSON.parse((await stage.run(['-p', 'hi', '--json'])).out);
    const log = async (...argv: string[]) => JSON.parse((await stage.run(['log', '--json', ...argv])).out);
    const attempts = await log('--run', runId);
    expect(attempts.map((attempt: { entry: string }) => attempt.entry)).toEqual([
      'anthropic/claude-opus-4-7',
      'openai/gpt-4o-mini',
    ]);
    expect(await log('--run', runId, '--entry', 'openai/gpt-4o-mini')).toHaveLength(1);
    expect(await log('--run', runId, '-C', 'other')).toHaveLength(0);
    expect(await log('--run', runId, '--since', '1h')).toHaveLength(2);
    expect(await log('--since', '2099-01-01')).toHaveLength(0);
    const { out } = await stage.run(['log', '-n', '2']);
    expect(out).toMatch(/anthropic\/claude-opus-4-7 .* answered\n.*openai\/gpt-4o-mini .* server: openai 500/);
    expect(await stage.run(['log', '--since', 'yesterday-ish'])).toMatchObject({ code: 2 });
  });
});

describe('cascade failed', () => {
  it('lists, shows, replays and removes a prompt', async () => {
    await failOnce('why is the sky blue');
    const [kept] = JSON.parse((await stage.run(['failed', 'list', '--json'])).out);
    expect((await stage.run(['failed', 'list'])).out).toContain(kept.location);
    expect(JSON.parse((await stage.run(['failed', 'show', kept.location])).out)).toMatchObject({
      cascade: 'main',
      conversation: { messages: [{ role: 'user', content: 'why is the sky blue' }] },
      attempts: [{ entry: 'openai/gpt-4o-mini' }, { entry: 'anthropic/claude-opus-4-7' }],
    });
    stage.upstream.script('openai-chat', '*', [{ text: 'Because.' }]);
    expect(await stage.run(['failed', 'replay', kept.location])).toMatchObject({ code: 0, out: 'Because.\n' });
    expect(existsSync(kept.location)).toBe(false);
  });

  it('keeps a prompt, once, that fails again', async () => {
    await failOnce('again and again');
    stage.upstream.setDefault({ fault: '503' });
    expect(await stage.run(['failed', 'replay'])).toMatchObject({ code: 1, out: '' });
    expect(JSON.parse((await stage.run(['failed', 'list', '--json'])).out)).toHaveLength(1);
  });

  it('replays under budgets and limits, and books what that costs', async () => {
    await failOnce('within a budget');
    stage.configure(`${pair}\n[cascades.main.budget]\nusd = 9\nover = "day"\n`);
    expect(await stage.run(['failed', 'replay'])).toMatchObject({ code: 0 });
    const { out } = await stage.run(['budget', '--json']);
    expect(JSON.stringify(JSON.parse(out))).toMatch(/"used":[1-9]/);
  });

  it('writes answers into a folder, with progress for many', async () => {
    await failOnce('one');
    await failOnce('two');
    const { err, code } = await stage.run(['failed', 'replay', '--out', 'answers']);
    expect(code).toBe(0);
    expect(err).toMatch(/\[1\/2\][\s\S]*\[2\/2\][\s\S]*2 of 2 answered/);
    expect(readdirSync(join(stage.home, 'answers')).filter((name) => name.endsWith('.txt'))).toHaveLength(2);
    expect((await stage.run(['failed', 'list'])).err).toContain('No failed prompts');
  });

  it('asks entries that rest only when told to ignore cooldowns', async () => {
    stage.upstream.script('openai-chat', '*', [{ fault: '429-retry-after-120' }]);
    stage.upstream.script('anthropic', '*', [{ fault: '429-retry-after-120' }]);
    await stage.run(['-p', 'both rest now']);
    expect((await stage.run(['failed', 'replay'])).code).toBe(1);
    expect((await stage.run(['failed', 'replay', '--ignore-cooldowns'])).code).toBe(0);
  });

  it("accepts the older tool's file", async () => {
    const folder = join(stage.home, '.local', 'share', 'cascade', 'failed_prompts');
    mkdirSync(folder, { recursive: true });
    const envelope = {
      cascade_name: 'main',
      timestamp: '2026-04-01T10:00:00Z',
      conversation: { messages: [{ role: 'user', content: 'from the older tool' }] },
    };
    writeFileSync(join(folder, 'main_20260401_100000.json'), JSON.stringify(envelope));
    expect((await stage.run(['failed', 'replay'])).code).toBe(0);
    expect(stage.upstream.requests.at(-1)?.rawBody).toContain('from the older tool');
    expect(existsSync(join(folder, 'main_20260401_100000.json'))).toBe(false);
  });

  it('asks the one model again that a run without a cascade asked', async () => {
    stage.upstream.script('anthropic', '*', [{ fault: '400' }]);
    await stage.run(['-p', 'hi', '--model', 'anthropic/claude-opus-4-7']);
    await stage.run(['failed', 'replay']);
    expect(stage.upstream.requests.map(({ protocol }) => protocol)).toEqual(['anthropic', 'anthropic']);
  });

  it('exits 2 for a prompt that is not there', async () => {
    expect(await stage.run(['failed', 'show', 'nothing'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('cascade failed list'),
    });
  });
});

describe('cascade init', () => {
  it('writes no TOML under another name, and ignores a relative folder of the environment as the configuration does', async () => {
    const refused = await stage.run(['init', '-y', '-c', 'my.yaml'], { env: { OPENAI_API_KEY: 'k' } });
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('my.yaml must end in .toml') });
    const env = { OPENAI_API_KEY: 'k', XDG_CONFIG_HOME: 'relative' };
    const { err } = await stage.run(['init', '-y', '--force'], { env });
    expect(err).toContain(`wrote ${stage.configPath}\n`);
    stage.configure(pair);
  });

  it('writes a commented configuration from what it finds, that works at once, and overwrites nothing', async () => {
    const config = join(stage.home, 'new', 'config.toml');
    const env = { OPENAI_API_KEY: 'sk-x', GEMINI_API_KEY: 'g-x', OLLAMA_HOST: stage.upstream.url };
    const { code, err } = await stage.run(['init', '-c', config], { env });
    expect(err).toContain('found openai: OPENAI_API_KEY is set');
    expect(err).toContain('found ollama: a server answers');
    expect(code).toBe(0);
    const text = readFileSync(config, 'utf8');
    expect(text).toMatch(/entries = \[\n.*"openai".*\n.*"google".*\n.*"ollama"/);
    expect(text).not.toContain('sk-x');
    expect((await stage.run(['status', '-c', config], { env })).out).toContain('openai/gpt-4o-mini');
    expect(await stage.run(['init', '-c', config], { env })).toMatchObject({
      code: 2,
      err: expect.stringContaining('--force'),
    });
  });
});

describe('cascade trust', () => {
  it('stops before a project that would send keys elsewhere, and goes on once a person trusts it', async () => {
    const project = join(stage.home, 'project');
    mkdirSync(join(project, '.git'), { recursive: true });
    writeFileSync(
      join(project, 'cascade.yaml'),
      `providers:\n  openai:\n    base_url: ${stage.upstream.url}/evil/v1\n`,
    );
    const before = await stage.run(['-p', 'hi'], { cwd: project });
    expect(before).toMatchObject({ code: 2, err: expect.stringContaining('cascade trust') });
    expect(stage.upstream.requests).toHaveLength(0);
    expect(await stage.run(['trust'], { cwd: project })).toMatchObject({
      code: 2,
      err: expect.stringMatching(/base_url[\s\S]*--yes/),
    });
    expect((await stage.run(['trust', '--yes'], { cwd: project })).code).toBe(0);
    expect((await stage.run(['-p', 'hi'], { cwd: project })).code).toBe(0);
    expect(await stage.run(['trust'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is no cascade.yaml'),
    });
  });
});

describe('cascade completion', () => {
  it.each(['bash', 'zsh', 'fish'])('writes a script for %s that knows the commands and options', async (shell) => {
    const { code, out } = await stage.run(['completion', shell]);
    expect(code).toBe(0);
    for (const word of ['status', 'replay', 'ignore-cooldowns', 'max-tokens']) expect(out).toContain(word);
    expect(out).not.toContain('ticket');
  });
});
