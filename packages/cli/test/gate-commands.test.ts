import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ask, hardQuestion, right, script, stage, useGateStage, wrong } from './gate-stage.js';

useGateStage();

describe('cascade plan', () => {
  it('says who would be asked and at what cost, and sends nothing', async () => {
    const { code, out } = await stage.run(['plan', '--json', '-p', hardQuestion]);
    const planned = JSON.parse(out);
    expect(code).toBe(0);
    expect(planned.plan).toMatchObject({
      startTier: 0,
      domain: 'MATH',
      alongside: [{ entry: 'openai/gpt-4.1-nano', role: 'opinion' }],
    });
    expect(planned.paths).toHaveLength(3);
    for (const { usd } of planned.paths) expect(usd).toBeGreaterThan(0);
    expect(stage.upstream.requests).toHaveLength(0);
    const shown = await stage.run(['plan', '-p', hardQuestion]);
    expect(shown.out).toContain('nothing was sent');
  });

  it('says why an entry would be passed over', async () => {
    const { out } = await stage.run(['plan', '--json', '-p', 'hi'], { env: {} });
    expect(JSON.parse(out).tiers[0][0].reason).toContain('STAGE_KEY');
  });
});

describe('cascade stats', () => {
  it('shows cost, acceptance and savings over time', async () => {
    script({ text: right });
    await ask();
    script({ text: wrong });
    await ask();
    const { out } = await stage.run(['stats', '--json', '-C', 'careful']);
    const [careful] = JSON.parse(out).cascades;
    expect(careful.drafts).toBeGreaterThanOrEqual(2);
    expect(careful.acceptance).toBeGreaterThan(0);
    expect(careful.acceptance).toBeLessThan(1);
    expect(careful.days).toHaveLength(1);
    const shown = await stage.run(['stats']);
    expect(shown.out).toContain('careful');
  });
});

describe('cascade stats of shadow calls', () => {
  it('raises an alarm when accepted drafts agree less with the dear model than before', async () => {
    const { sqliteStore } = await import('@cascade/store-sqlite');
    const store = sqliteStore({ path: join(stage.home, '.local', 'share', 'cascade', 'db.sqlite') });
    const nowMs = Date.now();
    const attempts = Array.from({ length: 200 }, (_, place) => ({
      runId: `drift-${place}`,
      index: 1,
      cascade: 'drifting',
      entry: 'dear',
      provider: 'p',
      modelId: 'dear',
      role: 'shadow' as const,
      tier: 1,
      startedAtMs: nowMs - 200_000 + place * 1_000,
      latencyMs: 1,
      agreement: place < 150 ? 1 : place % 2,
    }));
    const run = { cascade: 'drifting', operation: 'generate', latencyMs: 1, status: 'answered', verdicts: [] } as const;
    await store.runs.append({ attempts, runs: [{ id: 'drift-0', startedAtMs: nowMs, ...run }] });
    await store.close();
    const { out } = await stage.run(['stats', '-C', 'drifting']);
    expect(out).toContain('200 accepted drafts agree with the dear model by 88 %');
    expect(out).toContain('ALARM: they agreed by 100 % before');
  });
});

describe('cascade judge', () => {
  it('reads drafts and writes verdicts, a line each', async () => {
    const rows = [
      { id: 'ok', prompt: hardQuestion, draft: right },
      { id: 'no', prompt: hardQuestion, draft: 'I’m sorry, I cannot assist with that.' },
      {
        id: 3,
        prompt: 'time?',
        draft: '',
        tools: [{ name: 'clock', parameters: { type: 'object' } }],
        toolCalls: [{ name: 'watch', arguments: '{}' }],
      },
    ];
    writeFileSync(join(stage.home, 'drafts.jsonl'), rows.map((row) => JSON.stringify(row)).join('\n'));
    const { code, out } = await stage.run(['judge', 'drafts.jsonl', '--json']);
    const judged = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(judged.map(({ id, veto }) => [id, veto])).toEqual([
      ['ok', false],
      ['no', true],
      [3, true],
    ]);
    expect(judged.map(({ reasons }) => reasons[0].check).slice(1)).toEqual(['refusal', 'tool']);
  });

  it.each([
    ['a missing file', 'missing.jsonl', undefined, 'There is no file'],
    ['a line that is no JSON', 'bad.jsonl', '{"id":1,"prompt":"x"}\n{', 'line 2'],
    ['a row without a prompt', 'bad.jsonl', '{"id":1}', '`prompt` must be a text'],
  ])('names file and line of %s', async (_what, file, content, message) => {
    if (content !== undefined) writeFileSync(join(stage.home, file), content);
    const { code, err } = await stage.run(['judge', file]);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
