import { describe, expect, it } from 'vitest';
import { finding, guardedAgent } from '../../test/guarded-agent.js';
import {
  type Guardrail,
  type GuardrailOptions,
  injectionGuardrail,
  moderationGuardrail,
  openaiModeration,
  piiGuardrail,
} from '../index.js';

const redact = piiGuardrail({ action: 'redact' });

const own = (inspect: unknown): Guardrail => ({
  name: 'own',
  action: 'redact',
  inspect: inspect as Guardrail['inspect'],
});
const moderate = () => [];

describe('a guardrail that fails', () => {
  it('blocks with its name and the cause, whose words may hold the text', async () => {
    const broken = own(() => {
      throw new Error('out of order: hello world');
    });
    const { model, agent } = guardedAgent(['ok'], { input: [broken] });
    const error = await agent.run('hello world').catch((reason: unknown) => reason);
    const cause = { message: 'out of order: hello world' };
    expect(error).toMatchObject({ code: 'guardrail', guardrail: 'own', label: 'FAILED', stage: 'input', cause });
    expect(String(error)).toContain(
      'The guardrail "own" failed, which blocks what was to be sent: Error, which is the',
    );
    expect(String(error)).not.toContain('hello');
    expect(model.calls).toHaveLength(0);
  });

  it.each<[string, unknown, string]>([
    ['nothing', () => undefined, 'must return a list of findings, not undefined'],
    ['null', () => null, 'must return a list of findings, not null'],
    ['a text', () => 'CARD', 'must return a list of findings, not string'],
    ['no label', () => [{ start: 0, end: 2 }], 'must label each finding'],
    ['a label that is a text', () => [{ label: 'hello [you]', start: 0, end: 2 }], 'must label each finding'],
    ['a negative start', () => [{ label: 'X', start: -5, end: 3 }], 'found X from -5 to 3'],
    ['an end behind the text', () => [{ label: 'X', start: 2, end: 999 }], 'found X from 2 to 999'],
    ['an end before the start', () => [{ label: 'X', start: 5, end: 2 }], 'found X from 5 to 2'],
    ['nothing of the text', () => [{ label: 'X', start: 5, end: 5 }], 'found X from 5 to 5'],
    ['no numbers', () => [{ label: 'X', start: Number.NaN, end: '3' }], 'found X from NaN to 3'],
  ])('by finding %s blocks', async (_what, inspect, message) => {
    for (const stage of ['input', 'output'] as const) {
      const error = await guardedAgent(['hello there'], { [stage]: [own(inspect)] })
        .agent.run('hello world')
        .catch((reason: unknown) => reason);
      expect(error).toMatchObject({ code: 'guardrail', guardrail: 'own', label: 'FAILED', stage });
      expect(String(error)).toContain(message);
      expect(String(error)).not.toMatch(/hello/);
    }
  });

  it('passes where it may fail, and a flag and a warning say so', async () => {
    const broken: Guardrail = { ...own(() => Promise.reject(new Error('down'))), onError: 'allow' };
    const { agent } = guardedAgent(['ok'], { output: [broken] });
    const { content, flags, warnings } = await agent.run('hi');
    expect(content).toBe('ok');
    expect(flags).toEqual([{ guardrail: 'own', label: 'UNCHECKED', stage: 'output', count: 1 }]);
    expect(warnings).toContain('The guardrail "own" failed, and let through what came back (1)');
  });

  it('that hangs ends with the signal of the call', async () => {
    for (const stage of ['input', 'output'] as const) {
      const controller = new AbortController();
      const hanging: Guardrail = {
        ...own(() => {
          setTimeout(() => controller.abort(new Error('enough')), 5);
          return new Promise(() => {});
        }),
        onError: 'allow',
      };
      const { agent } = guardedAgent(['ok'], { [stage]: [hanging] });
      await expect(agent.run('hi', { signal: controller.signal })).rejects.toMatchObject({
        code: 'aborted',
        cause: { message: 'enough' },
      });
    }
  });

  it('for what is nested too deep says so', async () => {
    const output = JSON.parse(`${'['.repeat(300)}${']'.repeat(300)}`);
    const { agent } = guardedAgent(['ok'], { input: [redact] });
    const content = [{ type: 'tool-result', id: 'c', name: 't', output }] as const;
    await expect(agent.run([{ role: 'user', content }])).rejects.toThrow('nested more than 200 deep');
  });
});

describe('what is wrong', () => {
  it.each<[object, string]>([
    [{ inputs: [] }, 'did you mean "input"?'],
    [{ input: redact }, 'guardrails.input must be a list'],
    [{ output: [{ name: 'x', action: 'warn', inspect: () => [] }] }, 'guardrails.output[0] must be a guardrail'],
    [{ output: [{ ...finding('x', 'X'), onError: 'pass' }] }, 'onError block or allow'],
    [{ restore: 'yes' }, 'restore must be true or false'],
    [{ maxLength: 0 }, 'maxLength must be a number of at least 1'],
  ])('is said at once: %j', (guardrails, message) => {
    expect(() => guardedAgent(['ok'], guardrails as GuardrailOptions)).toThrow(message);
  });

  it.each<[(options: never) => unknown, unknown, string]>([
    [piiGuardrail, undefined, 'piiGuardrail must be an object'],
    [piiGuardrail, {}, 'piiGuardrail.action is missing'],
    [piiGuardrail, { action: 'warn' }, 'piiGuardrail.action must be'],
    [piiGuardrail, { action: 'flag', type: ['card'] }, 'piiGuardrail: unknown option "type"; known are action, types'],
    [piiGuardrail, { action: 'flag', types: 'card' }, 'piiGuardrail.types must be a list'],
    [piiGuardrail, { action: 'flag', types: [] }, 'piiGuardrail.types must be a list of at least one'],
    [piiGuardrail, { action: 'flag', types: ['passport'] }, 'got ["passport"]'],
    [injectionGuardrail, { action: 'block', roles: 'user' }, 'injectionGuardrail.roles must be a list'],
    [injectionGuardrail, { action: 'block', roles: [] }, 'injectionGuardrail.roles must be a list of at least one'],
    [injectionGuardrail, { action: 'block', role: ['user'] }, 'unknown option "role"'],
    [moderationGuardrail, { action: 'flag' }, 'moderationGuardrail.moderate is missing'],
    [moderationGuardrail, { action: 'flag', moderate: 'openai' }, 'moderate must be a function'],
    [moderationGuardrail, { action: 'flag', moderate, onErrors: 'allow' }, 'unknown option "onErrors"'],
    [moderationGuardrail, { action: 'flag', moderate, onError: 'pass' }, "onError must be 'block' or 'allow'"],
    [moderationGuardrail, { action: 'flag', moderate, timeoutMs: Infinity }, 'timeoutMs must be a whole number'],
    [moderationGuardrail, { action: 'flag', moderate, timeoutMs: 0 }, 'timeoutMs must be a whole number'],
    [moderationGuardrail, { action: 'flag', moderate, categories: 'violence' }, 'categories must be a list'],
    [openaiModeration, { apikey: 'x' }, 'unknown option "apikey"'],
    [openaiModeration, { apiKey: '' }, 'apiKey must be a text'],
    [openaiModeration, { baseUrl: 'nonsense' }, 'baseUrl must be an http(s) address'],
  ])('is said of a guardrail where it is made: %o %j', (make, options, message) => {
    expect(() => make(options as never)).toThrow(message);
    expect(() => make(options as never)).toThrow(expect.objectContaining({ code: 'configuration' }));
  });

  it('never shows a key', () => {
    expect(() => openaiModeration({ apiKey: ['sk-secret'] as never })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('sk-secret') }),
    );
  });
});
