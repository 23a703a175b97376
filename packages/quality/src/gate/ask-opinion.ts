import type { ChatResponse, Draft, JudgeContext } from '@cascade/core/spec';
import type { DraftView } from '../draft-view.js';
import { type Agreement, compareAnswers } from '../opinion/compare-answers.js';
import type { ResolvedGate } from './resolve-gate.js';
import { similarity } from './similarity.js';
import { viewDraft } from './view-draft.js';

/** What a second opinion came to. */
export interface Opinion {
  /** Undefined: no evidence. */
  readonly agreement: number | undefined;
  /** For people. */
  readonly text: string;
  /** Whether somebody was asked. */
  readonly wasAsked: boolean;
}

/** The reply that was asked for beside the draft, or one that is asked for now; missing, late, failed or incomparable is no evidence. */
export async function askOpinion(
  draft: Draft,
  view: DraftView,
  context: JudgeContext,
  { opinion }: ResolvedGate,
): Promise<Opinion> {
  const beside = draft.plan.alongside?.findIndex(({ role }) => role === 'opinion') ?? -1;
  const after = draft.plan.afterwards?.find(({ role }) => role === 'opinion');
  const pending = beside >= 0 ? draft.alongside[beside] : after && context.ask(after);
  if (pending === undefined) return { agreement: undefined, text: '', wasAsked: false };
  const reply = await inTime(pending, opinion.graceMs);
  if (reply === undefined) return nothing(`no second opinion within ${opinion.graceMs} ms`);
  if ('failure' in reply) return nothing(`the second opinion failed: ${reply.failure.class}`);
  const { agreement, comparable, reason } = compare(view, reply.response, draft);
  if (comparable) return { agreement, text: reason, wasAsked: true };
  const vectors = similarity(view.text, textOf(reply.response), opinion.embedding, context);
  const alike = await inTime(vectors, opinion.graceMs);
  return alike === undefined ? nothing(reason) : { agreement: alike, text: 'similarity of the texts', wasAsked: true };
}

function compare(view: DraftView, response: ChatResponse, { request }: Draft): Agreement {
  const other = viewDraft(request, response);
  const { prompt, jsonSchema, tools } = view;
  return compareAnswers(view, other, { prompt, jsonSchema, tools });
}

function nothing(text: string): Opinion {
  return { agreement: undefined, text, wasAsked: true };
}

function textOf({ content }: ChatResponse): string {
  return content.map((part) => (part.type === 'text' ? part.text : '')).join('');
}

function inTime<T>(reply: Promise<T>, limitMs: number): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), limitMs);
    reply.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
