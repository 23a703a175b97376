import type { Draft, JudgeContext, Reply } from '@cascade/core/spec';
import type { DraftView } from '../draft-view.js';
import { agreementOfSamples } from '../opinion/agreement-of-samples.js';
import type { ResolvedGate } from './resolve-gate.js';
import { viewDraft } from './view-draft.js';

/** What the drafting model says when it is asked again. */
export interface DrafterEvidence {
  /** How far further samples agree with the draft, in [0, 1]. */
  readonly samples?: number;
  /** Probability of "yes" to the question whether the answer is right. */
  readonly selfCheck?: number;
}

/** Asks the drafting model for more samples and for a word on its own answer, as far as the options want it. */
export async function askDrafter(
  draft: Draft,
  view: DraftView,
  context: JudgeContext,
  { opinion }: ResolvedGate,
): Promise<DrafterEvidence> {
  const [samples, selfCheck] = await Promise.all([
    opinion.samples > 0 ? sampleAgain(draft, view, context, opinion.samples) : undefined,
    opinion.selfCheck && givesLogprobs(draft) ? checkItself(draft, view, context) : undefined,
  ]);
  return { ...(samples !== undefined && { samples }), ...(selfCheck !== undefined && { selfCheck }) };
}

async function sampleAgain(
  { request, entry }: Draft,
  view: DraftView,
  context: JudgeContext,
  count: number,
): Promise<number | undefined> {
  // Without some chance every sample would be the same.
  const varied = { ...request, temperature: Math.max(0.7, request.temperature ?? 0) };
  const replies = await Promise.all(
    Array.from({ length: count }, () => context.ask({ entry, role: 'sample', request: varied })),
  );
  const texts = replies.flatMap((reply) => ('response' in reply ? [viewDraft(request, reply.response).text] : []));
  if (texts.length === 0) return undefined;
  const { prompt, jsonSchema, tools } = view;
  const found = agreementOfSamples([view.text, ...texts], { prompt, jsonSchema, tools });
  return found.comparable ? found.withFirst : undefined;
}

function givesLogprobs({ response, view, tier, entry }: Draft): boolean {
  if (response.logprobs !== undefined) return true;
  return view.tiers[tier]?.entries.find(({ key }) => key === entry)?.capabilities.logprobs === true;
}

const question = 'Is the answer above correct? Reply with one word: Yes or No.';

/** P(True) (Kadavath et al., Language Models (Mostly) Know What They Know, 2022): the log-probability of "yes". */
async function checkItself(
  { request, entry }: Draft,
  { text }: DraftView,
  context: JudgeContext,
): Promise<number | undefined> {
  const { output: _output, tools: _tools, toolChoice: _choice, ...plain } = request;
  const messages = [
    ...request.messages,
    { role: 'assistant', content: text },
    { role: 'user', content: question },
  ] as const;
  const asked = { ...plain, messages, maxOutputTokens: 16, temperature: 0, logprobs: 5 };
  return probabilityOfYes(await context.ask({ entry, role: 'self-check', request: asked }));
}

function probabilityOfYes(reply: Reply): number | undefined {
  const first = 'response' in reply ? reply.response.logprobs?.find(({ token }) => /[a-z]/i.test(token)) : undefined;
  if (first === undefined) return undefined;
  let [yes, no] = [0, 0];
  for (const [token, logprob] of first.top ?? [[first.token, first.logprob]]) {
    const word = token.trim().toLowerCase();
    if (word === 'yes') yes += Math.exp(logprob);
    if (word === 'no') no += Math.exp(logprob);
  }
  return yes + no === 0 ? undefined : yes / (yes + no);
}
