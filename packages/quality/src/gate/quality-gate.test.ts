import type {
  CascadeView,
  ChatRequest,
  Draft,
  EntryView,
  Json,
  JudgeContext,
  Message,
  Plan,
  Reply,
} from '@cascade/core/spec';
import { describe, expect, it } from 'vitest';
import { qualityGate } from './quality-gate.js';
import type { QualityGateOptions } from './quality-gate-options.js';

function entry(key: string, price?: number): EntryView {
  return {
    key,
    provider: key,
    modelId: key,
    kind: 'chat',
    capabilities: {},
    ...(price !== undefined && { price: { inputPer1M: price, outputPer1M: price } }),
  };
}

function viewOf(cheap = 1, dear: number | undefined = 30, opinion = 1): CascadeView {
  return {
    name: 'test',
    tiers: [
      { index: 0, entries: [entry('cheap', cheap)] },
      { index: 1, entries: [entry('dear', dear)] },
    ],
    opinions: [entry('other', opinion)],
  };
}

const question =
  'A shop sells pens at 3 for 2 dollars and pads at 4 dollars each. Ann buys 12 pens and 5 pads and pays with a 50 dollar bill. How much change does she get?';
const right = '12 pens cost 8 dollars, 5 pads cost 20 dollars, together 28. 50 - 28 = 22. The answer is 22.';

function ask(prompt: string): ChatRequest {
  return { messages: [{ role: 'user', content: prompt }] };
}

function replyOf(text: string): Reply {
  return { response: { content: [{ type: 'text', text }], finish: { reason: 'stop', usage: {} } } };
}

interface Case {
  readonly options?: QualityGateOptions;
  readonly prompt?: string;
  readonly draft?: string;
  readonly opinion?: Reply | Promise<Reply>;
  readonly view?: CascadeView;
  readonly tiersLeft?: number;
}

async function judge({
  options = {},
  prompt = question,
  draft = right,
  opinion,
  view = viewOf(),
  tiersLeft = 1,
}: Case) {
  const gate = qualityGate(options);
  const request = ask(prompt);
  const plan: Plan = (await gate.plan?.(request, view)) ?? { startTier: 0, score: true, reasons: [] };
  const asked: string[] = [];
  const answer = async (key: string): Promise<Reply> => {
    asked.push(key);
    return opinion ?? { failure: { class: 'server', scope: 'entry', message: 'down' } };
  };
  const context: JudgeContext = {
    signal: new AbortController().signal,
    ask: ({ entry: key }) => answer(key),
    embed: async () => undefined,
  };
  const alongside = (plan.alongside ?? []).map(({ entry: key }) => answer(key));
  const response = {
    content: [{ type: 'text' as const, text: draft }],
    finish: { reason: 'stop' as const, usage: {} },
  };
  const shared: Draft = { request, response, entry: 'cheap', tier: 0, tiersLeft, plan, view, alongside };
  return { plan, asked, verdict: await gate.judge(shared, context) };
}

describe('the plan', () => {
  it('asks a cheap opinion beside the draft, a dearer one after it, one that is too dear never', async () => {
    const plan = async (opinion: number) => (await judge({ view: viewOf(1, 30, opinion) })).plan;
    expect((await plan(1)).alongside).toEqual([{ entry: 'other', role: 'opinion' }]);
    expect((await plan(2)).afterwards).toEqual([{ entry: 'other', role: 'opinion' }]);
    expect(JSON.stringify((await plan(10)).reasons)).toContain('it costs 33 % of the dear model, more than 10 %');
  });

  it('asks nobody whose price is unknown, and nobody about open-ended questions', async () => {
    const unknown = await judge({ view: { ...viewOf(), opinions: [entry('other')] } });
    expect(JSON.stringify(unknown.plan.reasons)).toContain('is not known');
    const open = await judge({
      prompt: 'Write a short story about a lighthouse keeper who finds a letter in a bottle.',
    });
    expect(open.asked).toEqual([]);
  });

  it('asks nobody where no other tier could answer, and goes through the hard checks alone', async () => {
    const view = { ...viewOf(), tiers: viewOf().tiers.slice(0, 1) };
    const { plan, asked, verdict } = await judge({ view, tiersLeft: 0 });
    expect(plan).toMatchObject({ startTier: 0, score: false });
    expect([plan.logprobs, asked, verdict.decision]).toEqual([undefined, [], 'accept']);
    const veto = { options: { ownChecks: [() => ({ veto: 'house' })] }, view, tiersLeft: 0 };
    expect((await judge(veto)).verdict).toMatchObject({ decision: 'reject', veto: 'house' });
  });

  it('does not take the drafting model for its own second opinion', async () => {
    const view = { ...viewOf(), opinions: [entry('cheap', 1)] };
    expect((await judge({ view })).asked).toEqual([]);
  });

  it('sends prompts straight to the dear model where a draft costs more than it helps', async () => {
    expect((await judge({ view: viewOf(27, 30, 30) })).plan.startTier).toBe(1);
    expect((await judge({ view: viewOf(27, 30, 30), options: { route: false } })).plan.startTier).toBe(0);
  });

  it('makes no guess about what pays when a price is unknown', async () => {
    expect(
      (
        await judge({
          view: {
            ...viewOf(),
            tiers: [viewOf().tiers[0] ?? { index: 0, entries: [] }, { index: 1, entries: [entry('dear')] }],
          },
        })
      ).plan.startTier,
    ).toBe(0);
  });

  it('learns from its own verdicts that drafts of a kind are not accepted', async () => {
    const gate = qualityGate({ threshold: 1 });
    const view = viewOf(9, 30, 1);
    const context = {
      signal: new AbortController().signal,
      ask: async () => replyOf('7'),
      embed: async () => undefined,
    };
    let drafts = 0;
    for (let turn = 0; turn < 40; turn++) {
      const request = ask(question);
      const plan = (await gate.plan?.(request, view)) ?? { startTier: 0, score: true, reasons: [] };
      if (plan.startTier > 0) continue;
      drafts++;
      const response = {
        content: [{ type: 'text' as const, text: right }],
        finish: { reason: 'stop' as const, usage: {} },
      };
      await gate.judge(
        { request, response, entry: 'cheap', tier: 0, tiersLeft: 1, plan, view, alongside: [] },
        context,
      );
    }
    expect(drafts).toBeGreaterThan(0);
    expect(drafts).toBeLessThan(25);
  });
});

describe('a verdict', () => {
  it('follows a second opinion: agreement accepts, contradiction rejects', async () => {
    expect((await judge({ opinion: replyOf('It is **22** dollars.') })).verdict).toMatchObject({ decision: 'accept' });
    expect((await judge({ opinion: replyOf('The answer is 31.') })).verdict).toMatchObject({ decision: 'reject' });
  });

  it.each([
    ['fails', undefined, 'the second opinion failed: server'],
    ['is late', new Promise<Reply>(() => {}), 'no second opinion within 20 ms'],
  ])('takes an opinion that %s for no evidence', async (_what, opinion, reason) => {
    const { verdict } = await judge({ ...(opinion && { opinion }), options: { opinion: { graceMs: 20 } } });
    expect(JSON.stringify(verdict.reasons)).toContain(reason);
    expect(verdict.score).toBeGreaterThan(0);
  });

  it('is a veto when a hard check finds something, and asks nobody afterwards', async () => {
    const { verdict, asked } = await judge({ draft: "I'm sorry, but I can't help with that.", view: viewOf(1, 30, 2) });
    expect(verdict).toMatchObject({ decision: 'reject', veto: 'refusal', score: 0 });
    expect(asked).toEqual([]);
  });

  it('makes only hard checks where no tier is left', async () => {
    expect((await judge({ tiersLeft: 0 })).verdict).toMatchObject({ decision: 'accept' });
    expect((await judge({ tiersLeft: 0 })).verdict.score).toBeUndefined();
  });

  it('never quotes the draft or the prompt: verdicts are kept in the log', async () => {
    const secret = 'xyzzy-4711';
    for (const draft of [secret, `${secret} `.repeat(60), `I cannot help with ${secret}.`, `{"a": "${secret}`]) {
      const { verdict, plan } = await judge({ draft, prompt: `${question} Answer in JSON. ${secret}` });
      expect(JSON.stringify([verdict.reasons, plan.reasons])).not.toContain(secret);
    }
  });

  it.each([
    ['a veto', async () => ({ veto: 'sandbox', reason: 'it does not run' }), { decision: 'reject', veto: 'sandbox' }],
    ['a score', () => ({ score: 0 }), { decision: 'reject' }],
    ['nothing', () => undefined, {}],
    [
      'an error',
      () => {
        throw new Error('broken');
      },
      {},
    ],
    ['nonsense', () => ({ score: Number.NaN }), {}],
  ])('heeds a check of your own that gives %s', async (_what, check, expected) => {
    const { verdict } = await judge({ options: { ownChecks: [check], opinion: { when: 'never' } } });
    expect(verdict).toMatchObject(expected);
    expect(verdict.score).not.toBeNaN();
  });

  it('asks for shadow calls as often as told, while the money of the day lasts', async () => {
    const view = viewOf(1, 1_000_000, 1);
    const options = { opinion: { when: 'never' as const }, threshold: 0, random: () => 0.4 };
    expect((await judge({ options: { ...options, shadow: { share: 0.5 } } })).verdict.shadow).toBe(true);
    expect((await judge({ options: { ...options, shadow: { share: 0.3 } } })).verdict.shadow).toBeUndefined();
    expect((await judge({ options: { ...options, shadow: { share: 0.5 } }, view })).verdict.shadow).toBeUndefined();
  });
});

describe('the comparison with the dear model', () => {
  it('raises an alarm when accepted drafts agree less than they did', async () => {
    const alarms: unknown[] = [];
    const gate = qualityGate({ onDrift: (alarm) => alarms.push(alarm) });
    const context = {
      signal: new AbortController().signal,
      ask: async () => replyOf(''),
      embed: async () => undefined,
    };
    const compare = async (dear: string) => {
      const request = ask(question);
      const plan: Plan = { startTier: 0, score: true, reasons: [] };
      const response = {
        content: [{ type: 'text' as const, text: right }],
        finish: { reason: 'stop' as const, usage: {} },
      };
      const draft: Draft = {
        request,
        response,
        entry: 'cheap',
        tier: 0,
        tiersLeft: 1,
        plan,
        view: viewOf(),
        alongside: [],
      };
      const other = replyOf(dear);
      return 'response' in other ? gate.compare?.(draft, other.response, context) : undefined;
    };
    expect(await compare('The answer is 22.')).toBe(1);
    for (let turn = 0; turn < 150; turn++) await compare('The answer is 22.');
    expect(alarms).toEqual([]);
    for (let turn = 0; turn < 50; turn++) await compare(turn % 2 === 0 ? 'The answer is 22.' : 'The answer is 40.');
    expect(alarms).toHaveLength(1);
  });
});

describe('the options of a gate', () => {
  it.each([
    [{ threshold: 1.2 }, 'threshold must be a number from 0 to 1, got 1.2'],
    [{ threshold: { hard: -1 } }, 'threshold.hard must be a number from 0 to 1, got -1'],
    [{ threshold: 'forCascde' }, 'did you mean "forCascade"?'],
    [{ domains: { MATHS: {} } }, 'did you mean "MATH"?'],
    [{ opinion: { maxPriceShare: 2 } }, 'opinion.maxPriceShare must be a number from 0 to 1, got 2'],
    [{ opinion: { graceMS: 2 } }, 'did you mean "graceMs"?'],
    [{ treshold: 0.5 }, 'did you mean "threshold"?'],
    [{ checks: { minWords: 9, maxWords: 3 } }, 'checks.maxWords must be a number of at least 9, got 3'],
    [{ shadow: { maxUsdPerDay: Number.NaN } }, 'shadow.maxUsdPerDay must be a number of at least 0'],
    [{ opinion: { samples: -1 } }, 'opinion.samples must be a number from 0 to 10'],
    [{ shadow: { share: 5 } }, 'shadow.share must be a number from 0 to 1, got 5'],
    [{ checks: { language: 'german' } }, 'checks.language must be the code of a language, got "german"; use de'],
    [{ checks: { language: 'xx' } }, 'checks.language must be the code of a language, got "xx"; use af, ar,'],
    [{ checks: { language: 7 } }, 'checks.language must be the code of a language, got "7"'],
    [{ checks: { minWords: 9, maxWords: 3 } }, 'checks.maxWords must be a number of at least 9, got 3'],
    [{ checks: { code: 'no' } }, 'checks.code must be true or false, got no'],
    [{ opinion: { samples: 1.5 } }, 'opinion.samples must be a whole number, got 1.5'],
    [{ opinion: { selfCheck: 'yes' } }, 'opinion.selfCheck must be true or false, got yes'],
    [{ logprobs: 1 }, 'logprobs must be true or false, got 1'],
    [{ route: 'false' }, 'route must be true or false, got false'],
    [{ ownChecks: ['lint'] }, 'ownChecks[0] must be a function, got string'],
    [{ domains: { MATH: { treshold: 0.5 } } }, 'did you mean "threshold"?'],
    [{ domains: { MATH: { startTier: 0.5 } } }, 'domains.MATH.startTier must be a whole number, got 0.5'],
    [{ now: 12 }, 'qualityGate.now must be a function, got number'],
    [null, 'qualityGate must be an object of options, got null'],
    [{ threshold: null }, 'qualityGate.threshold must be a number from 0 to 1, numbers by complexity, or one of for'],
    [{ threshold: true }, 'qualityGate.threshold must be a number from 0 to 1, numbers by complexity, or one of for'],
    [{ opinion: null }, 'qualityGate.opinion must be an object of options, got null'],
    [{ domains: 5 }, 'qualityGate.domains must be an object of options, got 5'],
    [{ domains: { MATH: null } }, 'qualityGate.domains.MATH must be an object of options, got null'],
    [{ ownChecks: 5 }, 'qualityGate.ownChecks must be a list, got 5'],
    [{ checks: { skip: 'echo' } }, 'qualityGate.checks.skip must be a list, got echo'],
    [{ calibration: null }, 'qualityGate.calibration.threshold must be a number from 0 to 1'],
  ])('%j is refused with the fix', (options, message) => {
    expect(() => qualityGate(options as QualityGateOptions)).toThrow(message);
  });
});

describe('a draft that calls a tool', () => {
  const tools = [
    { name: 'weather', inputSchema: { type: 'object', properties: { city: { type: 'string' } } } },
  ] as const;

  async function judgeCall(input: Json, options: QualityGateOptions = {}, text = '') {
    const gate = qualityGate(options);
    const request: ChatRequest = { ...ask(question), tools };
    const call = { type: 'tool-call', id: 'c1', name: 'weather', input } as const;
    const content = text === '' ? [call] : [{ type: 'text', text } as const, call];
    const response = { content, finish: { reason: 'tool-calls' as const, usage: {} } };
    const plan: Plan = { startTier: 0, score: true, reasons: [], complexity: 'hard', domain: 'MATH' };
    const draft: Draft = {
      request,
      response,
      entry: 'cheap',
      tier: 0,
      tiersLeft: 1,
      plan,
      view: viewOf(),
      alongside: [],
    };
    const context: JudgeContext = {
      signal: new AbortController().signal,
      ask: async () => ({ failure: { class: 'server', scope: 'entry', message: 'down' } }),
      embed: async () => undefined,
    };
    return gate.judge(draft, context);
  }

  it.each(['', 'Let me look that up.'])(
    'is accepted when the call fits its schema, whatever is said beside it: "%s"',
    async (text) => {
      expect(await judgeCall({ city: 'Paris' }, {}, text)).toMatchObject({ decision: 'accept', score: 0.8 });
      expect(await judgeCall({ city: 'Paris' }, { threshold: 'strict' }, text)).toMatchObject({ decision: 'reject' });
    },
  );

  it('is thrown away when it does not', async () => {
    expect(await judgeCall({ city: 5 })).toMatchObject({ decision: 'reject', veto: 'tool' });
  });
});

describe('a draft that tells what a tool has said', () => {
  it.each<[Message['role'], boolean]>([
    ['tool', true],
    ['user', false],
  ])('may tell of an error, after the message of a %s: %s', async (role, isFine) => {
    const text = 'The payment service is temporarily unavailable.';
    const result = { type: 'tool-result', id: 'c1', name: 'pay', output: 'unavailable' } as const;
    const call = { type: 'tool-call', id: 'c1', name: 'pay', input: {} } as const;
    const messages: Message[] = [
      { role: 'user', content: 'Pay the bill of the plumber' },
      { role: 'assistant', content: [call] },
      { role: 'tool', content: [result] },
    ];
    if (role === 'user') messages.push({ role: 'user', content: 'What is the capital of France?' });
    const response = { content: [{ type: 'text', text } as const], finish: { reason: 'stop' as const, usage: {} } };
    const plan: Plan = { startTier: 0, score: true, reasons: [] };
    const draft = {
      request: { messages },
      response,
      entry: 'dear',
      tier: 1,
      tiersLeft: 0,
      plan,
      view: viewOf(),
      alongside: [],
    };
    const context: JudgeContext = {
      signal: new AbortController().signal,
      ask: async () => ({ failure: { class: 'server', scope: 'entry', message: 'down' } }),
      embed: async () => undefined,
    };
    const { decision } = await qualityGate().judge(draft, context);
    expect(decision).toBe(isFine ? 'accept' : 'reject');
  });
});
