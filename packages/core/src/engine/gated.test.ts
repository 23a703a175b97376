import { type ScriptedModel, type ScriptedReply, scriptedEmbeddingModel, scriptedModel } from '@cascade/testing/models';
import { describe, expect, it } from 'vitest';
import {
  type CascadeEvent,
  type CascadeOptions,
  costReport,
  createCascade,
  type Draft,
  type Gate,
  type JudgeContext,
  memoryStore,
  type Plan,
  type Verdict,
} from '../index.js';

const usage = { inputTokens: 1_000, outputTokens: 100 };
const cheapPrice = { inputPer1M: 1, outputPer1M: 1 };
const dearPrice = { inputPer1M: 10, outputPer1M: 10 };
const plan: Plan = { startTier: 0, score: true, reasons: [] };

function model(provider: string, reply: ScriptedReply, capabilities = {}): ScriptedModel {
  const full = { finish: { usage }, ...(typeof reply === 'string' ? { text: reply } : reply) };
  return scriptedModel({ provider, replies: [full], capabilities });
}

interface Setup {
  readonly gate: Partial<Gate>;
  readonly cheap?: ScriptedReply;
  readonly dear?: ScriptedReply;
  readonly opinion?: ScriptedReply;
  readonly more?: Partial<CascadeOptions>;
  readonly capabilities?: object;
}

function setUp({ gate, cheap = 'draft', dear = 'dear answer', opinion = 'opinion', more, capabilities }: Setup) {
  const models = {
    cheap: model('cheap', cheap, capabilities),
    dear: model('dear', dear),
    opinion: model('other', opinion),
  };
  const store = memoryStore();
  const cascade = createCascade({
    tiers: [
      { model: models.cheap, price: cheapPrice },
      { model: models.dear, price: dearPrice },
    ],
    opinions: [{ model: models.opinion, price: cheapPrice }],
    gate: { specificationVersion: 'v1', name: 'test', judge: () => reject, ...gate },
    store,
    retry: { delaysMs: [] },
    ...more,
  });
  return { ...models, cascade, store };
}

const reject: Verdict = { decision: 'reject', tier: 0, reasons: [] };
const accept: Verdict = { decision: 'accept', tier: 0, reasons: [] };

async function eventsOf(stream: AsyncIterable<CascadeEvent>): Promise<readonly CascadeEvent[]> {
  const events: CascadeEvent[] = [];
  for await (const event of stream) events.push(event);
  return events;
}

describe('a plan', () => {
  it('may pass over the cheap tier, and is kept without the questions, which hold text', async () => {
    const question = { entry: 'other/model', role: 'opinion' } as const;
    const made = { ...plan, startTier: 1, domain: 'MATH', alongside: [question] };
    const { cascade, cheap, store } = setUp({ gate: { plan: () => made } });
    expect(await cascade.generate('hi')).toMatchObject({ text: 'dear answer', degraded: false });
    expect(cheap.calls).toHaveLength(0);
    const [run] = await store.runs.runs({ limit: 1 });
    expect(run?.plan).toEqual({ startTier: 1, score: true, domain: 'MATH', reasons: [] });
  });

  it('sees the entries that can serve, with their prices', async () => {
    let seen: unknown;
    const look = (_request: unknown, view: unknown): Plan => {
      seen = view;
      return plan;
    };
    const { cascade } = setUp({ gate: { plan: look }, capabilities: { images: false } });
    const image = { type: 'media', mediaType: 'image/png', data: new Uint8Array(1) } as const;
    await cascade.generate({ messages: [{ role: 'user', content: [image] }] });
    expect(seen).toMatchObject({
      tiers: [{ entries: [] }, { entries: [{ key: 'dear/model', price: dearPrice }] }],
      opinions: [{ key: 'other/model' }],
    });
  });

  it('that passed over the cheap tier falls back to it, marked, when nobody dearer is there', async () => {
    const { cascade } = setUp({
      gate: { plan: () => ({ ...plan, startTier: 1 }), judge: () => accept },
      dear: { failure: { class: 'server' } },
    });
    expect(await cascade.generate('hi')).toMatchObject({ text: 'draft', degraded: true });
  });

  it.each([
    ['throws', () => Promise.reject(new Error('no idea'))],
    ['names a tier that does not exist', () => ({ ...plan, startTier: 7 })],
    ['hangs', () => new Promise<Plan>(() => {})],
  ])('of a gate that %s is no plan, with a warning', async (_what, make) => {
    const { cascade } = setUp({ gate: { plan: make, judge: () => accept }, more: { timeouts: { gateMs: 20 } } });
    const result = await cascade.generate('hi');
    expect(result.text).toBe('draft');
    expect(result.warnings).toMatchObject([{ code: 'gate-failed' }]);
  });

  it('asks for log-probabilities of models that are known to give them', async () => {
    const asking = { ...plan, logprobs: 5 };
    const giving = setUp({ gate: { plan: () => asking }, capabilities: { logprobs: true } });
    await giving.cascade.generate('hi');
    expect(giving.cheap.calls[0]?.request?.logprobs).toBe(5);
    expect(giving.dear.calls[0]?.request?.logprobs).toBeUndefined();
  });
});

describe('an abort', () => {
  it.each([
    ['plans', { plan: () => new Promise<Plan>(() => {}) }],
    ['judges', { judge: () => new Promise<Verdict>(() => {}) }],
  ])('ends a run at once whose gate %s for ever', async (_what, gate) => {
    const { cascade } = setUp({ gate });
    const startedAtMs = performance.now();
    await expect(cascade.generate('hi', { signal: AbortSignal.timeout(30) })).rejects.toMatchObject({
      code: 'aborted',
    });
    expect(performance.now() - startedAtMs).toBeLessThan(5_000);
  });
});

describe('a second opinion', () => {
  const asks: Partial<Gate> = {
    plan: () => ({ ...plan, alongside: [{ entry: 'other/model', role: 'opinion' }] }),
    async judge({ alongside }) {
      const reply = await alongside[0];
      return reply && 'response' in reply && reply.response.content.length > 0 ? accept : reject;
    },
  };

  it('is asked beside the draft, billed and logged with its role', async () => {
    const { cascade, opinion } = setUp({ gate: asks });
    const result = await cascade.generate('hi');
    expect(result.text).toBe('draft');
    expect(opinion.calls).toHaveLength(1);
    expect(result.attempts.map(({ role }) => role).sort()).toEqual(['answer', 'opinion']);
    expect(result.costUsd).toBeCloseTo(0.0022, 10);
  });

  it.each([
    ['fails', { failure: { class: 'server' as const } }],
    ['is missing', undefined],
  ])('that %s is no evidence, and costs nobody an answer', async (_what, reply) => {
    const gate = reply
      ? asks
      : { ...asks, plan: () => ({ ...plan, alongside: [{ entry: 'nobody', role: 'opinion' }] }) };
    const { cascade } = setUp({ gate: gate as Partial<Gate>, ...(reply && { opinion: reply }) });
    expect((await cascade.generate('hi')).text).toBe('dear answer');
  });

  it('that nobody waits for any more is ended, and its cost estimated', async () => {
    const gate: Partial<Gate> = { ...asks, judge: () => accept };
    const { cascade, opinion } = setUp({ gate, opinion: { hangs: true } });
    const result = await cascade.generate('hi');
    expect(opinion.calls[0]?.wasAborted).toBe(true);
    expect(result.attempts.find(({ role }) => role === 'opinion')).toMatchObject({
      failure: { class: 'aborted', message: 'no longer needed' },
      costBasis: 'estimated',
    });
    expect(result.run.costBasis).toBe('blended');
  });

  it('may be asked after the draft, and texts may be embedded', async () => {
    const embedder = scriptedEmbeddingModel({ provider: 'vectors', replies: [{ dimensions: 2 }] });
    const gate: Partial<Gate> = {
      async judge(_draft: Draft, context: JudgeContext) {
        const reply = await context.ask({ entry: 'other/model', role: 'opinion' });
        const vectors = await context.embed('vectors/embedding', ['a', 'b']);
        return 'response' in reply && vectors?.length === 2 ? accept : reject;
      },
    };
    const opinions = [model('other', 'opinion'), embedder];
    const { cascade } = setUp({ gate, more: { opinions } });
    const result = await cascade.generate('hi');
    expect(result.text).toBe('draft');
    expect(result.attempts).toHaveLength(3);
  });

  it('ends with the run when the caller leaves', async () => {
    const { cascade, opinion } = setUp({ gate: asks, opinion: { hangs: true }, cheap: { hangs: true } });
    const controller = new AbortController();
    const answer = cascade.generate('hi', { signal: controller.signal });
    await new Promise((resolve) => setTimeout(resolve, 5));
    controller.abort();
    await expect(answer).rejects.toMatchObject({ code: 'aborted' });
    expect(opinion.calls[0]?.wasAborted).toBe(true);
  });
});

describe('a draft that streams', () => {
  const chunks = ['I am ', 'sorry, ', 'but no'];

  it('is cancelled as soon as the gate sees that it is hopeless, at an estimated cost', async () => {
    const watch: Gate['watch'] = () => (part) =>
      'text' in part && part.text.includes('sorry') ? { check: 'refusal', text: 'it refuses' } : undefined;
    const { cascade, cheap, store } = setUp({ gate: { watch }, cheap: { chunks, hangs: true } });
    const events = await eventsOf(cascade.stream('hi'));
    expect(cheap.calls[0]?.wasAborted).toBe(true);
    expect(events.find((event) => event.type === 'verdict')).toMatchObject({ verdict: { veto: 'refusal' } });
    const end = events.at(-1);
    expect(end).toMatchObject({ type: 'end', result: { text: 'dear answer', degraded: false } });
    expect((await store.runs.attempts({ limit: 9, entry: 'cheap/model' }))[0]).toMatchObject({
      failure: { class: 'aborted' },
      costBasis: 'estimated',
    });
    expect(await store.cooldowns.list()).toEqual([]);
  });

  it('is handed out at once when optimistic, and taken back when rejected', async () => {
    const { cascade } = setUp({ gate: {}, cheap: { chunks }, more: { streaming: 'optimistic' } });
    const events = await eventsOf(cascade.stream('hi'));
    const told = events.flatMap((event) =>
      event.type === 'part' ? [`${event.final}`] : event.type === 'retract' ? [event.reason] : [],
    );
    expect(told.slice(0, 5)).toEqual(['false', 'false', 'false', 'rejected', 'true']);
  });

  it('is handed out once when optimistic and accepted', async () => {
    const { cascade } = setUp({
      gate: { judge: () => accept },
      cheap: { chunks },
      more: { streaming: 'optimistic' },
    });
    const events = await eventsOf(cascade.stream('hi'));
    const parts = events.filter((event) => event.type === 'part' && event.part.type === 'text-delta');
    expect(parts).toHaveLength(3);
    expect(events.at(-1)).toMatchObject({ result: { text: 'I am sorry, but no' } });
  });
});

describe('the last tier', () => {
  const vetoOf =
    (veto: string) =>
    (draft: Draft): Verdict =>
      draft.response.content.some((part) => part.type === 'text' && part.text === 'bad')
        ? { ...reject, veto, reasons: [{ check: veto, text: 'it is bad' }] }
        : { ...accept, decision: draft.tiersLeft === 0 ? 'accept' : 'reject' };

  it('goes on to its next entry when an answer is useless', async () => {
    const tiers = [model('cheap', 'draft'), [model('dear', 'bad'), model('backup', 'good')]];
    const { cascade } = setUp({ gate: { judge: vetoOf('schema') }, more: { tiers } });
    expect(await cascade.generate('hi')).toMatchObject({ text: 'good', entry: 'backup/model', degraded: false });
  });

  it('hands out with a warning what is merely doubtful', async () => {
    const { cascade } = setUp({ gate: { judge: vetoOf('language') }, dear: 'bad' });
    const result = await cascade.generate('hi');
    expect(result.text).toBe('bad');
    expect(result.warnings).toContainEqual({ code: 'gate-doubts', text: 'dear/model: it is bad (language)' });
  });

  it('fails when every answer is useless, and says which checks threw them away', async () => {
    const { cascade } = setUp({ gate: { judge: vetoOf('schema') }, cheap: 'bad', dear: 'bad' });
    await expect(cascade.generate('hi')).rejects.toThrow('the gate threw away every answer (schema)');
  });
});

describe('a verdict', () => {
  it.each([
    ['hangs', () => new Promise<Verdict>(() => {})],
    ['is nonsense', () => ({ decision: 'perhaps', tier: 0, reasons: [] }) as unknown as Verdict],
    ['has an impossible score', () => ({ ...accept, score: Number.NaN })],
  ])('that %s counts as none, with a warning', async (_what, judge) => {
    const { cascade } = setUp({ gate: { judge }, more: { timeouts: { gateMs: 20 } } });
    const result = await cascade.generate('hi');
    expect(result.text).toBe('dear answer');
    expect(result.warnings[0]?.code).toBe('gate-failed');
  });
});

describe('the costs of a cascade', () => {
  it('are compared with what the dear model cost, where it ran', async () => {
    const { cascade } = setUp({ gate: {} });
    const report = costReport(await cascade.generate('hi'));
    expect(report).toMatchObject({
      totalUsd: 0.0121,
      baselineUsd: 0.011,
      baselineBasis: 'measured',
      savedUsd: -0.0011,
    });
    expect([...report.byTier]).toEqual([
      [0, 0.0011],
      [1, 0.011],
    ]);
  });

  it('are compared with an estimate where it did not, and with nothing where no price is known', async () => {
    const { cascade, cheap, dear } = setUp({ gate: { judge: () => accept } });
    expect(costReport(await cascade.generate('hi'))).toMatchObject({
      baselineUsd: 0.011,
      baselineBasis: 'estimated',
      savedUsd: 0.0099,
    });
    const unknown = createCascade({
      tiers: [{ model: cheap, price: cheapPrice }, dear],
      gate: { specificationVersion: 'v1', name: 'yes', judge: () => accept },
    });
    expect(costReport(await unknown.generate('hi'))).not.toHaveProperty('savedUsd');
  });
});

describe('three tiers', () => {
  it('are walked one after the other until a draft is accepted, with failover inside each', async () => {
    const broken = scriptedModel({ provider: 'broken', replies: [{ failure: { class: 'server' } }] });
    const models = ['small', 'middle', 'large'].map((name) => model(name, name));
    const [small, middle, large] = models;
    if (small === undefined || middle === undefined || large === undefined) throw new Error('three models');
    const judge = (draft: Draft): Verdict => ({
      ...(draft.entry.startsWith('middle') ? accept : reject),
      tier: draft.tier,
    });
    const cascade = createCascade({
      tiers: [small, [broken, middle], large],
      gate: { specificationVersion: 'v1', name: 'middle', judge },
      retry: { delaysMs: [] },
    });
    const { text, run } = await cascade.generate('hi');
    expect(text).toBe('middle');
    expect(run.verdicts.map(({ tier, decision }) => [tier, decision])).toEqual([
      [0, 'reject'],
      [1, 'accept'],
    ]);
    expect(large.calls).toHaveLength(0);
  });
});

describe('tiers in the wrong order', () => {
  it('are warned of, and work', async () => {
    const { cheap, dear } = setUp({ gate: {} });
    const cascade = createCascade({
      tiers: [
        { model: dear, price: dearPrice },
        { model: cheap, price: cheapPrice },
      ],
      gate: { specificationVersion: 'v1', name: 'no', judge: () => reject },
    });
    const { warnings, text } = await cascade.generate('hi');
    expect(text).toBe('draft');
    expect(warnings).toContainEqual({
      code: 'tier-order',
      text: 'tier 1 (cheap/model) costs less than tier 0 (dear/model)',
    });
  });
});

describe('a shadow call', () => {
  it('asks the dear model after the answer has gone out, and writes down how far they agree', async () => {
    const gate: Partial<Gate> = { judge: () => ({ ...accept, shadow: true, score: 0.8 }), compare: () => 0.25 };
    const { cascade, dear, store } = setUp({ gate });
    const result = await cascade.generate('hi');
    expect(result.attempts).toHaveLength(1);
    await cascade.close();
    expect(dear.calls).toHaveLength(1);
    const [shadow] = (await store.runs.attempts({ limit: 9 })).filter(({ role }) => role === 'shadow');
    expect(shadow).toMatchObject({ runId: result.runId, index: 1, agreement: 0.25, entry: 'dear/model' });
  });

  it('that fails reaches nobody', async () => {
    const gate: Partial<Gate> = {
      judge: () => ({ ...accept, shadow: true }),
      compare: () => Promise.reject(new Error('x')),
    };
    const { cascade, store } = setUp({ gate, dear: { failure: { class: 'server' } } });
    expect((await cascade.generate('hi')).warnings).toEqual([]);
    await cascade.close();
    expect(await store.runs.attempts({ limit: 9 })).toHaveLength(2);
  });
});
