import type {
  CascadeView,
  ChatRequest,
  ChatResponse,
  EntryView,
  Gate,
  JudgeContext,
  Price,
  Reply,
} from '@cascade/core/spec';
import type { EvalRow, RecordedAnswer } from './eval-row.js';
import { fitPrice } from './fit-price.js';

/** Names of the recorded models that play a cascade. */
export interface Cast {
  readonly weak: string;
  readonly strong: string;
  /** Offered for a second opinion; the gate may decline. */
  readonly opinion?: string;
}

/** A recorded question that went through the gate. */
export interface ReplayedRow {
  readonly id: string;
  /** As the gate sees it; absent where the prompt alone decides. */
  readonly domain?: string;
  /** What thresholds are compared with, in [0, 1]; 0 for vetoed drafts. */
  readonly score: number;
  readonly opinionAsked: boolean;
  /** False: the plan sent the prompt straight to the dear model. Its score then only ranks, and no threshold accepts it. */
  readonly isDrafted: boolean;
  readonly decision: 'accept' | 'reject' | 'abstain';
  readonly draftQuality: number;
  readonly dearQuality: number;
  /** What was paid for the draft: 0 where none was made. */
  readonly draftUsd: number;
  readonly opinionUsd: number;
  /** What is paid only when the cheap model is chosen: its call, where the prompt alone decides. */
  readonly acceptedUsd: number;
  readonly dearUsd: number;
  /** What a draft costs, made or not. */
  readonly cheapUsd: number;
}

const opinionKey = 'opinion';
const noReply: Reply = { failure: { class: 'not-found', scope: 'request', message: 'not recorded' } };

/**
 * Sends recorded questions through a gate, in order: it plans, looks at the draft, asks for the opinion, judges. Grades
 * and references are not part of what it sees.
 *
 * @param gates - the gate, and another one that scores what the first would not have drafted, so that all can be ranked
 * @param onRow - told after each row
 */
export async function replay(
  rows: readonly EvalRow[],
  cast: Cast,
  gates: { readonly gate: Gate; readonly ranker: Gate },
  onRow: (done: number) => void = () => {},
): Promise<readonly ReplayedRow[]> {
  const view = viewOf(rows, cast);
  const replayed: ReplayedRow[] = [];
  for (const [place, row] of rows.entries()) {
    replayed.push(await replayRow(row, cast, gates, view));
    onRow(place + 1);
  }
  return replayed;
}

/** Rows in which every model of the cast has answered. */
export function rowsOf(rows: readonly EvalRow[], { weak, strong, opinion }: Cast): readonly EvalRow[] {
  const models = [weak, strong, ...(opinion === undefined ? [] : [opinion])];
  return rows.filter(({ responses }) => models.every((model) => responses.has(model)));
}

async function replayRow(
  row: EvalRow,
  cast: Cast,
  { gate, ranker }: { readonly gate: Gate; readonly ranker: Gate },
  view: CascadeView,
): Promise<ReplayedRow> {
  const { weak, strong, opinion } = cast;
  const [draft, dear] = [answerOf(row, weak), answerOf(row, strong)];
  const second = opinion === undefined ? undefined : answerOf(row, opinion);
  const request: ChatRequest = { messages: [{ role: 'user', content: row.prompt }] };
  let opinionAsked = false;
  const reply = (entry: string): Reply => {
    if (entry !== opinionKey || second === undefined) return noReply;
    opinionAsked = true;
    return { response: responseOf(second) };
  };
  const plan = (await gate.plan?.(request, view)) ?? { startTier: 0, score: true, reasons: [] };
  const isDrafted = plan.startTier === 0;
  const context: JudgeContext = {
    signal: new AbortController().signal,
    ask: async ({ entry }) => reply(entry),
    embed: async () => undefined,
  };
  const alongside = isDrafted ? (plan.alongside ?? []).map(async ({ entry }) => reply(entry)) : [];
  const shared = { request, response: responseOf(draft), entry: 'weak', tier: 0, tiersLeft: 1, plan, view, alongside };
  const verdict = await (isDrafted ? gate : ranker).judge(shared, context);
  return {
    id: row.id,
    ...(plan.domain !== undefined && { domain: plan.domain }),
    score: verdict.veto === undefined ? (verdict.score ?? 1) : 0,
    opinionAsked,
    isDrafted,
    decision: isDrafted ? verdict.decision : 'reject',
    draftQuality: draft.score,
    dearQuality: dear.score,
    draftUsd: isDrafted ? draft.costUsd : 0,
    opinionUsd: opinionAsked && second !== undefined ? second.costUsd : 0,
    acceptedUsd: 0,
    dearUsd: dear.costUsd,
    cheapUsd: draft.costUsd,
  };
}

function answerOf(row: EvalRow, model: string): RecordedAnswer {
  const answer = row.responses.get(model);
  if (answer === undefined) throw new Error(`row ${row.id} has no answer of ${model}`);
  return answer;
}

/** The text, or where there is none the final answer. */
function responseOf({ text, answer = '', inputTokens, outputTokens }: RecordedAnswer): ChatResponse {
  return {
    content: [{ type: 'text', text: text ?? answer }],
    finish: { reason: 'stop', usage: { inputTokens, outputTokens } },
  };
}

/** The cascade that the recorded models make up, with prices as their answers were charged. */
export function viewOf(rows: readonly EvalRow[], { weak, strong, opinion }: Cast): CascadeView {
  const entry = (key: string, model: string): EntryView => {
    const answers = rows.flatMap(({ responses }) => responses.get(model) ?? []);
    const price: Price | undefined = fitPrice(answers);
    return { key, provider: 'recorded', modelId: model, kind: 'chat', capabilities: {}, ...(price && { price }) };
  };
  return {
    name: 'recorded',
    tiers: [
      { index: 0, entries: [entry('weak', weak)] },
      { index: 1, entries: [entry('strong', strong)] },
    ],
    opinions: opinion === undefined ? [] : [entry(opinionKey, opinion)],
  };
}
