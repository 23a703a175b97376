import { type ScriptedReply, scriptedModel } from '@cascade/testing/models';
import { describe, expect, it } from 'vitest';
import {
  type CascadeEvent,
  type CascadeOptions,
  createCascade,
  type Gate,
  memoryStore,
  type Verdict,
} from '../index.js';

function model(provider: string, reply: ScriptedReply) {
  return scriptedModel({ provider, replies: [reply] });
}

/** A gate that says what it is told, one verdict for each draft. */
function gateOf(...verdicts: readonly (Partial<Verdict> | Error)[]): Gate {
  let turn = 0;
  return {
    specificationVersion: 'v1',
    name: 'scripted',
    judge({ tier }) {
      const verdict = verdicts[turn++] ?? {};
      if (verdict instanceof Error) throw verdict;
      return { decision: 'reject', tier, reasons: [], ...verdict };
    },
  };
}

function tiers(gate: Gate, more: Partial<CascadeOptions> = {}, dear: ScriptedReply = 'dear') {
  const store = memoryStore();
  const models = [model('cheap', 'cheap draft'), model('dear', dear)];
  return { store, models, cascade: createCascade({ tiers: models, gate, store, retry: { delaysMs: [] }, ...more }) };
}

function texts(events: readonly CascadeEvent[]): readonly string[] {
  return events.flatMap((event) =>
    event.type === 'part' && event.part.type === 'text-delta' ? [event.part.text] : [],
  );
}

describe('tiers', () => {
  it('need a gate', () => {
    expect(() => createCascade({ tiers: [model('a', 'x'), model('b', 'x')] })).toThrow('npm install @cascade/quality');
  });

  it('stop at the draft that the gate accepts', async () => {
    const { cascade, models, store } = tiers(gateOf({ decision: 'accept', score: 0.9 }));
    const result = await cascade.generate('hi');
    expect(result).toMatchObject({ text: 'cheap draft', entry: 'cheap/model', degraded: false });
    expect(models[1]?.calls).toHaveLength(0);
    expect((await store.runs.runs({ limit: 1 }))[0]?.verdicts).toMatchObject([{ decision: 'accept', score: 0.9 }]);
  });

  it('go on to the dearer one after a rejection; the last one is not judged', async () => {
    const { cascade } = tiers(gateOf({ decision: 'reject' }, { decision: 'reject' }));
    expect(await cascade.generate('hi')).toMatchObject({ text: 'dear', entry: 'dear/model', degraded: false });
  });

  it('hold a draft back until it is judged: a rejected one is never seen', async () => {
    const { cascade } = tiers(gateOf({ decision: 'reject' }), {}, { chunks: ['de', 'ar'] });
    const events: CascadeEvent[] = [];
    for await (const event of cascade.stream('hi')) events.push(event);
    expect(texts(events)).toEqual(['de', 'ar']);
    const verdict = events.findIndex((event) => event.type === 'verdict');
    expect(events.findIndex((event) => event.type === 'part')).toBeGreaterThan(verdict);
  });

  it('are passed over when they are down', async () => {
    const { models } = tiers(gateOf());
    const broken = model('broken', { failure: { class: 'server' } });
    const cascade = createCascade({ tiers: [broken, models[1] ?? broken], gate: gateOf(), retry: { delaysMs: [] } });
    expect((await cascade.generate('hi')).entry).toBe('dear/model');
  });

  it('leave the best draft that was not vetoed, marked, when the dear model is down', async () => {
    const { cascade } = tiers(gateOf({ decision: 'reject', score: 0.4 }), {}, { failure: { class: 'server' } });
    expect(await cascade.generate('hi')).toMatchObject({
      text: 'cheap draft',
      degraded: true,
      run: { status: 'degraded' },
    });
  });

  it('never hand out a vetoed draft', async () => {
    const { cascade } = tiers(gateOf({ decision: 'reject', veto: 'empty' }), {}, { failure: { class: 'server' } });
    await expect(cascade.generate('hi')).rejects.toMatchObject({ code: 'all-tiers-failed' });
  });

  it('fail instead of degrading when told so', async () => {
    const { cascade } = tiers(
      gateOf({ decision: 'reject' }),
      { onExhausted: 'fail' },
      { failure: { class: 'server' } },
    );
    await expect(cascade.generate('hi')).rejects.toThrow('no answer satisfied the gate');
  });

  it.each([
    ['escalate', 'dear/model'],
    ['accept', 'cheap/model'],
  ] as const)('%s when the gate abstains, as told', async (onAbstain, entry) => {
    const { cascade } = tiers(gateOf({ decision: 'abstain' }), { onAbstain });
    expect((await cascade.generate('hi')).entry).toBe(entry);
  });

  it('take a gate that throws for one that abstains, with a warning', async () => {
    const { cascade } = tiers(gateOf(new Error('out of order')));
    const result = await cascade.generate('hi');
    expect(result.entry).toBe('dear/model');
    expect(result.warnings).toContainEqual({ code: 'gate-failed', text: 'The gate failed: out of order' });
  });

  it('can be asked directly, without the gate', async () => {
    const { cascade } = tiers(gateOf());
    expect((await cascade.generate('hi', { tier: 0 })).text).toBe('cheap draft');
    expect((await cascade.generate('hi', { tier: 1 })).text).toBe('dear');
    await expect(cascade.generate('hi', { tier: 2 })).rejects.toThrow(
      'options.tier must be a whole number from 0 to 1, got 2',
    );
  });
});
