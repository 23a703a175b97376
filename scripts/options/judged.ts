import type { CascadeView, ChatRequest, Draft, EntryView, Gate, Plan, Reply, TokenLogprob } from '@cascade/core';

export const sum =
  'A shop sells pens at 3 for 2 dollars and pads at 4 dollars each. Ann buys 12 pens and 5 pads and pays with a 50 dollar bill. How much change does she get?';
export const right = '12 pens cost 8 dollars, 5 pads cost 20 dollars, together 28. 50 - 28 = 22. The answer is 22.';
export const essay = 'Write a short story about a lighthouse keeper who finds a letter in a bottle.';

const entry = (key: string, price: number, more: Partial<EntryView> = {}): EntryView => ({
  key,
  provider: key,
  modelId: key,
  kind: 'chat',
  capabilities: { logprobs: true },
  price: { inputPer1M: price, outputPer1M: price },
  ...more,
});

export interface Scene {
  readonly prompt?: string;
  readonly draft?: string;
  /** Instead of what the gate finds. */
  readonly complexity?: string;
  readonly cheap?: number;
  readonly opinionAfterMs?: number;
  readonly judgements?: number;
  /** Key of an embedding model that is there. */
  readonly embeds?: string;
}

const yes: readonly TokenLogprob[] = [{ token: 'No', logprob: -0.1, top: [['No', -0.1]] }];

/** What a gate plans for a prompt, what it asks, and how it judges the draft, as often as is wished. */
export async function judged(gate: Gate, scene: Scene = {}): Promise<unknown> {
  const {
    prompt = sum,
    draft: text = right,
    cheap = 1,
    opinionAfterMs = 0,
    judgements = 1,
    embeds,
    complexity,
  } = scene;
  const opinions = [entry('other', 1), ...(embeds ? [entry(embeds, 1, { kind: 'embedding' })] : [])];
  const tiers = [entry('cheap', cheap), entry('dear', 30)].map((each, index) => ({ index, entries: [each] }));
  const view: CascadeView = { name: 'test', tiers, opinions };
  const request: ChatRequest = { messages: [{ role: 'user', content: prompt }] };
  const planned: Plan = (await gate.plan?.(request, view)) ?? { startTier: 0, score: true, reasons: [] };
  const plan: Plan = { ...planned, ...(complexity !== undefined && { complexity }) };
  const asked: string[] = [];
  const ask = async ({ entry: key, role }: { readonly entry: string; readonly role: string }): Promise<Reply> => {
    asked.push(`${key} ${role}`);
    if (role === 'opinion') await new Promise((resolve) => setTimeout(resolve, opinionAfterMs));
    const logprobs = role === 'self-check' && { logprobs: yes };
    const content = [{ type: 'text', text: 'The answer is 31.' }] as const;
    return { response: { content, finish: { reason: 'stop', usage: {} }, ...logprobs } };
  };
  const embed = async () => [new Float32Array([1, 0]), new Float32Array([1, 1])];
  const context = { signal: new AbortController().signal, ask, embed };
  const response = { content: [{ type: 'text', text }], finish: { reason: 'stop', usage: {} } } as const;
  const verdicts: unknown[] = [];
  for (let turn = 0; turn < judgements; turn++) {
    const alongside = (plan.alongside ?? []).map(ask);
    const draft: Draft = { request, response, entry: 'cheap', tier: 0, tiersLeft: 1, plan, view, alongside };
    const { decision, veto, score, threshold, shadow } = await gate.judge(draft, context);
    verdicts.push([decision, veto, score?.toFixed(3), threshold, shadow]);
  }
  const { startTier, logprobs, afterwards } = plan;
  return { startTier, logprobs, afterwards, asked, verdicts };
}

export const german =
  'Das sind 31, und diese lange Antwort ist auf Deutsch und nicht auf Englisch, denn der Nutzer wollte das so und wir sind mit ihm einer Meinung.';
export const refusal = "I'm sorry, but I can't help with that.";
export const brokenCode = '```python\ndef f(:\n  return ((1\n```';
