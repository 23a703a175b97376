import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MissingKeyError } from '@cascade/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guardedAgent } from '../../test/guarded-agent.js';
import { moderationGuardrail, openaiModeration, piiGuardrail } from '../index.js';

const redact = piiGuardrail({ action: 'redact' });

describe('moderation', () => {
  let server: Server;
  let baseUrl: string;
  const bodies: string[] = [];
  let answer: (input: readonly string[]) => { status: number; body: unknown };
  const judged = (input: readonly string[]) => ({
    status: 200,
    body: {
      results: input.map((text) => {
        const harassment = text.includes('idiot');
        return { flagged: harassment, categories: { 'harassment/threatening': harassment, violence: false } };
      }),
    },
  });
  beforeAll(async () => {
    server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      bodies.push(body);
      const { status, body: told } = answer(JSON.parse(body).input);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(told));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const moderated = (onError?: 'block' | 'allow') => {
    const moderate = openaiModeration({ baseUrl, apiKey: 'sk-test-key-1' });
    return moderationGuardrail({ action: 'block', moderate, ...(onError && { onError }) });
  };

  it('asks the endpoint, which sees only what was redacted', async () => {
    answer = judged;
    bodies.length = 0;
    const { agent } = guardedAgent(['ok'], { input: [moderated(), redact] });
    expect((await agent.run('card 4111 1111 1111 1111')).content).toBe('ok');
    expect(bodies).toHaveLength(1);
    expect(bodies[0]).toContain('card [CARD_1]');
    await expect(agent.run('you idiot')).rejects.toMatchObject({ label: 'HARASSMENT_THREATENING' });
    await expect(agent.run(`${'x'.repeat(25_000)} idiot`)).rejects.toMatchObject({ code: 'guardrail' });
  });

  it.each<[string, () => { status: number; body: unknown }, string]>([
    ['fails', () => ({ status: 500, body: {} }), 'the server answered with status 500'],
    ['says nothing', () => ({ status: 200, body: { results: [] } }), 'has not one result for each piece'],
    ['speaks of something else', () => ({ status: 200, body: { results: [{ ok: true }] } }), 'whether it is flagged'],
  ])('that %s blocks and says why, unless it may fail: then a flag and a warning say so', async (_what, reply, why) => {
    answer = reply;
    const blocking = guardedAgent(['ok'], { input: [moderated()] });
    const error = await blocking.agent.run('hi').catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'guardrail', guardrail: 'moderation', label: 'FAILED' });
    expect(String(error)).toContain(
      'The guardrail "moderation" failed, which blocks what was to be sent: openaiModeration: ',
    );
    expect(String(error)).toContain(why);
    expect(String(error)).not.toContain('sk-test');
    expect(blocking.model.calls).toHaveLength(0);
    const { content, flags, warnings } = await guardedAgent(['ok'], { input: [moderated('allow')] }).agent.run('hi');
    expect(content).toBe('ok');
    expect(flags).toEqual([{ guardrail: 'moderation', label: 'UNCHECKED', stage: 'input', count: 1 }]);
    expect(warnings).toContain('The guardrail "moderation" failed, and let through what was sent (1)');
  });

  it('that cannot be reached, or has no key, is named', async () => {
    const far = openaiModeration({ baseUrl: 'http://127.0.0.1:1/v1', apiKey: 'sk-test-key-1' });
    const asked = guardedAgent(['ok'], { input: [moderationGuardrail({ action: 'block', moderate: far })] });
    await expect(asked.agent.run('hi')).rejects.toThrow('openaiModeration: could not reach 127.0.0.1:1');
    const keyless = moderationGuardrail({ action: 'block', moderate: openaiModeration({ baseUrl }) });
    await expect(guardedAgent(['ok'], { input: [keyless] }).agent.run('hi')).rejects.toThrow('set OPENAI_API_KEY');
  });

  it('takes a function, with a limit of time', async () => {
    const hanging = moderationGuardrail({ action: 'block', moderate: () => new Promise(() => {}), timeoutMs: 20 });
    const asked = guardedAgent(['ok'], { input: [hanging] });
    await expect(asked.agent.run('hi')).rejects.toThrow('moderation took longer than 20 ms: raise timeoutMs');
    const moderate = (text: string) => (text.includes('war') ? ['violence'] : []);
    const flagging = moderationGuardrail({ action: 'flag', moderate, categories: ['violence'] });
    expect((await guardedAgent(['ok'], { output: [flagging] }).agent.run('hi')).flags).toEqual([]);
    expect((await guardedAgent(['war'], { output: [flagging] }).agent.run('hi')).flags).toMatchObject([
      { label: 'VIOLENCE' },
    ]);
    const whole = moderationGuardrail({ action: 'redact', moderate });
    expect((await guardedAgent(['war'], { output: [whole] }).agent.run('hi')).content).toBe('[VIOLENCE]');
  });

  it('sends the key of the environment to no other address', async () => {
    const moderate = openaiModeration({ baseUrl });
    const { signal } = new AbortController();
    const asked = Promise.resolve(moderate('hi', { signal })).catch((error: unknown) => error);
    expect(MissingKeyError.isInstance(await asked)).toBe(true);
  });
});
