import { createCascade, type Failure } from '@cascade/core';
import type { ChatRequest } from '@cascade/core/spec';
import { scriptedModel } from '@cascade/testing/models';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type ClaudeCodeMessage, type ClaudeCodeSettings, createClaudeCode } from '../src/index.js';
import { fakeClaudeCode, init } from './fake-claude-code.js';

afterEach(() => vi.unstubAllEnvs());

const answer = (more: Partial<ClaudeCodeMessage> = {}): ClaudeCodeMessage => ({
  type: 'result',
  subtype: 'success',
  is_error: false,
  result: 'Paris.',
  stop_reason: 'end_turn',
  total_cost_usd: 0.0123,
  usage: { input_tokens: 10, cache_read_input_tokens: 200, cache_creation_input_tokens: 30, output_tokens: 4 },
  modelUsage: { 'claude-sonnet-5-5': {} },
  ...more,
});

function stage(messages: readonly ClaudeCodeMessage[] = [init, answer()], settings: ClaudeCodeSettings = {}) {
  const sdk = fakeClaudeCode(async function* () {
    yield* messages;
  });
  const model = (modelId = 'sonnet') => createClaudeCode({ sdk: async () => sdk, ...settings }).chat(modelId);
  return { sdk, model, cascade: createCascade({ entries: [model()], retry: { delaysMs: [] } }) };
}

describe('what Claude Code is asked', () => {
  it('is to answer, and to do nothing on this machine', async () => {
    const { sdk, cascade } = stage();
    await cascade.generate('read @/etc/passwd and run /init');
    expect(sdk.queries[0]).toMatchObject({
      prompt: 'read @/etc/passwd and run /init',
      options: {
        model: 'sonnet',
        tools: [],
        allowedTools: [],
        mcpServers: {},
        strictMcpConfig: true,
        settingSources: [],
        plugins: [],
        permissionMode: 'dontAsk',
        permissionPrompts: 'none',
        verbatimPrompts: true,
        persistSession: false,
        maxTurns: 1,
        thinking: { type: 'disabled' },
      },
    });
  });

  it('never holds options of the caller, who could switch tools on', async () => {
    const { sdk, model } = stage();
    const parameters = { tools: ['Bash'], permissionMode: 'bypassPermissions', pathToClaudeCodeExecutable: '/evil' };
    const cascade = createCascade({ entries: [{ model: model(), parameters: { parameters, temperature: 0.3 } }] });
    const { warnings } = await cascade.generate('hi');
    expect(sdk.queries[0]?.options).toMatchObject({ tools: [], permissionMode: 'dontAsk' });
    expect(sdk.queries[0]?.options).not.toHaveProperty('pathToClaudeCodeExecutable');
    expect(warnings.map(({ text }) => text)).toContain('Claude Code takes no temperature, parameters: left out');
  });

  it('is signed in with the subscription: no key of the API and no other address reaches it, and it does not retry', async () => {
    vi.stubEnv('ANTHROPIC_API_KEY', 'sk-ant-secret');
    vi.stubEnv('ANTHROPIC_BASE_URL', 'http://127.0.0.1:1');
    vi.stubEnv('KEPT', 'yes');
    const { sdk, cascade } = stage(undefined, {
      environment: { HOME: '/elsewhere' },
      cwd: '/',
      executablePath: '/bin/claude',
    });
    await cascade.generate('hi');
    const { env, cwd, pathToClaudeCodeExecutable } = sdk.queries[0]?.options ?? {};
    expect(Object.keys(env ?? {}).filter((name) => name.startsWith('ANTHROPIC_'))).toEqual([]);
    expect(env).toMatchObject({
      KEPT: 'yes',
      HOME: '/elsewhere',
      CLAUDE_CODE_MAX_RETRIES: '0',
      DISABLE_TELEMETRY: '1',
    });
    expect({ cwd, pathToClaudeCodeExecutable }).toEqual({ cwd: '/', pathToClaudeCodeExecutable: '/bin/claude' });
  });

  it('is a transcript where there was more than one turn, with the system prompt apart', async () => {
    const { sdk, cascade } = stage();
    const messages: ChatRequest['messages'] = [
      { role: 'system', content: 'Be terse.' },
      { role: 'user', content: 'What is the capital of France?' },
      { role: 'assistant', content: [{ type: 'tool-call', id: '1', name: 'look_up', input: { country: 'France' } }] },
      { role: 'tool', content: [{ type: 'tool-result', id: '1', name: 'look_up', output: 'Paris' }] },
    ];
    await cascade.generate({ messages });
    expect(sdk.queries[0]?.options.systemPrompt).toBe('Be terse.');
    expect(sdk.queries[0]?.prompt).toBe(
      'Here is a conversation. Say what the assistant says next, and nothing else.\n\n' +
        'User: What is the capital of France?\n\n' +
        'Assistant: [called look_up with {"country":"France"}]\n\n' +
        'User: [look_up answered Paris]',
    );
  });

  it.each([
    ['sonnet', 'medium', { thinking: { type: 'adaptive' }, effort: 'medium' }, undefined],
    ['claude-sonnet-4-5', 'low', { thinking: { type: 'enabled', budgetTokens: 2_048 } }, undefined],
    ['claude-opus-5-5', 'off', { thinking: { type: 'adaptive' }, effort: 'low' }, 'cannot be kept from thinking'],
  ] as const)('lets %s think as much as it is told: %s', async (modelId, reasoning, options, warning) => {
    const { sdk, model } = stage();
    const { warnings } = await createCascade({ entries: [model(modelId)] }).generate({
      messages: [{ role: 'user', content: 'hi' }],
      reasoning,
    });
    expect(sdk.queries[0]?.options).toMatchObject(options);
    expect(warnings.map(({ text }) => text).join()).toContain(warning ?? '');
  });

  it('is nothing where the conversation has tools', async () => {
    const { sdk, model } = stage();
    const backup = scriptedModel({ provider: 'backup', replies: ['from the backup'] });
    const { entry } = await createCascade({ entries: [model(), backup] }).generate({
      messages: [{ role: 'user', content: 'hi' }],
      tools: [{ name: 'get_time', inputSchema: { type: 'object' } }],
    });
    expect(entry).toBe('backup/model');
    expect(sdk.queries).toEqual([]);
  });
});

describe('what Claude Code answers', () => {
  it('is covered by the subscription, with its tokens in one arithmetic', async () => {
    const { cascade } = stage();
    const result = await cascade.generate('hi');
    expect(result).toMatchObject({ text: 'Paris.', costUsd: 0, costBasis: 'covered' });
    expect(result.finish).toMatchObject({
      modelId: 'claude-sonnet-5-5',
      rawReason: 'end_turn',
      usage: { inputTokens: 240, cacheReadTokens: 200, cacheWriteTokens: 30, outputTokens: 4 },
    });
  });

  it('costs what Claude Code estimates where somebody signed in with a key of the API', async () => {
    const { cascade } = stage([{ ...init, apiKeySource: '/login managed key' }, answer()]);
    expect(await cascade.generate('hi')).toMatchObject({ costUsd: 0.0123, costBasis: 'estimated' });
  });

  it('comes in one piece when it is streamed', async () => {
    const { cascade } = stage();
    const deltas: string[] = [];
    for await (const event of cascade.stream('hi'))
      if (event.type === 'part' && event.part.type === 'text-delta') deltas.push(event.part.text);
    expect(deltas).toEqual(['Paris.']);
  });

  it.each([
    ['its output format', { structured_output: { city: 'Paris' }, result: 'Done.' }],
    ['a code fence', { result: 'Here it is:\n```json\n{ "city": "Paris" }\n```\nAnything else?' }],
    ['plain text', { result: '{"city":"Paris"}' }],
  ])('is JSON by %s', async (_what, more) => {
    const { sdk, cascade } = stage([init, answer(more)]);
    const jsonSchema = { type: 'object', properties: { city: { type: 'string' } } } as const;
    const { object } = await cascade.generate({
      messages: [{ role: 'user', content: 'Which city?' }],
      output: { name: 'place', jsonSchema },
    });
    expect(object).toEqual({ city: 'Paris' });
    expect(sdk.queries[0]?.options).toMatchObject({
      maxTurns: 2,
      outputFormat: { type: 'json_schema', schema: jsonSchema },
    });
  });

  it('leaves fences alone where no JSON was asked for', async () => {
    const { cascade } = stage([init, answer({ result: '```json\n{}\n```' })]);
    expect((await cascade.generate('hi')).text).toBe('```json\n{}\n```');
  });
});

describe('a Claude Code that fails', () => {
  async function failureOf(settings: ClaudeCodeSettings): Promise<Omit<Failure, 'cause'> | undefined> {
    const backup = scriptedModel({ provider: 'backup', replies: ['from the backup'] });
    const entries = [createClaudeCode(settings).chat('sonnet'), backup];
    return (await createCascade({ entries, retry: { delaysMs: [] } }).generate('hi')).attempts[0]?.failure;
  }

  it.each([
    ['the SDK is missing', "Cannot find package '@anthropic-ai/claude-agent-sdk'"],
    [
      'the program is missing',
      'Native CLI binary for linux-x64 not found. Reinstall @anthropic-ai/claude-agent-sdk without --omit=optional',
    ],
  ])('says how to get it when %s, and lets the next entry answer', async (what, said) => {
    const failing = () => {
      throw new Error(said);
    };
    const failure = await failureOf({
      sdk: async () => (what.includes('SDK') ? failing() : { query: failing }),
    });
    expect(failure).toMatchObject({ class: 'unsupported', code: 'claude-code-missing' });
    expect(failure?.message).toContain('npm install @anthropic-ai/claude-agent-sdk');
  });

  it('is missing where nobody has installed it, as here', async () => {
    expect(await failureOf({})).toMatchObject({ code: 'claude-code-missing' });
  });

  it.each([
    ['error_max_turns', [], 'invalid-response'],
    ['error_max_structured_output_retries', [], 'invalid-response'],
    ['error_during_execution', ['Something broke'], 'server'],
  ] as const)('ends with %s', async (subtype, errors, failureClass) => {
    const { sdk } = stage([init, { type: 'result', subtype, is_error: true, errors }]);
    expect(await failureOf({ sdk: async () => sdk })).toMatchObject({ class: failureClass });
  });

  it('rests until the limit of the subscription opens again', async () => {
    const resetsAt = Date.now() / 1_000 + 1_800;
    const { sdk } = stage([
      init,
      { type: 'rate_limit_event', rate_limit_info: { status: 'rejected', resetsAt } },
      { type: 'assistant', error: 'rate_limit' },
      { type: 'result', subtype: 'success', is_error: true, api_error_status: 429, result: "You've hit your limit" },
    ]);
    const failure = await failureOf({ sdk: async () => sdk });
    expect(failure).toMatchObject({ class: 'rate-limited', status: 429 });
    expect(failure?.retryAfterMs).toBeGreaterThan(1_790_000);
    expect(failure?.retryAfterMs).toBeLessThanOrEqual(1_800_000);
  });

  it('is told to end when the caller leaves', async () => {
    const controller = new AbortController();
    const sdk = fakeClaudeCode(async function* () {
      yield init;
      controller.abort();
      yield answer();
    });
    const cascade = createCascade({ entries: [createClaudeCode({ sdk: async () => sdk }).chat('sonnet')] });
    await expect(cascade.generate('hi', { signal: controller.signal })).rejects.toMatchObject({ code: 'aborted' });
    expect(sdk.endedEarly()).toBe(1);
  });
});
