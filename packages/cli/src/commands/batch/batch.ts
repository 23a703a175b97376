import { resolve } from 'node:path';
import { type BatchOutcome, mostUnderWay, openRowFile, type RowFile, runInOrder } from '@cascade/agent/batch';
import { BudgetExceededError, type Cascade, type CascadeResult, RunError } from '@cascade/core';
import { defined } from '@cascade/core/provider-kit';
import type { CascadeChoice } from '../../choose-cascade.js';
import { exitCodes } from '../../exit-codes.js';
import { readLinesOf } from '../../input/read-lines-of.js';
import type { Io } from '../../io.js';
import { openCascade } from '../../open-cascade.js';
import { openSession } from '../../open-session.js';
import { formatCount, formatUsd } from '../../render/format.js';
import { oneLine, printable } from '../../render/printable.js';
import { showBar } from '../../render/show-bar.js';
import { UsageError } from '../../usage-error.js';
import {
  type AnsweredRow,
  assertDifferentIds,
  type BatchRow,
  isAnswerTo,
  keyOfAnswered,
  parseBatchRow,
  rowKey,
} from './batch-row.js';
import { describeWaiting, openVendor, type Vendor } from './open-vendor.js';
import { RowsPurse } from './rows-purse.js';

export interface BatchCommandOptions extends CascadeChoice {
  readonly out: string;
  readonly config?: string;
  readonly concurrency: number;
  readonly vendorBatch?: boolean;
  readonly maxCost?: number;
  readonly json?: boolean;
}

/** What became of the rows. */
interface Tally {
  /** Answered by this call, or before. */
  answered: number;
  failed: number;
  /** Left for another time: there was no money. */
  notAsked: number;
  /** Spent by this call, in US dollars, as far as is known. */
  costUsd: number;
}

/** `cascade batch FILE --out FILE`: many questions, each answered once. */
export async function batchCommand(io: Io, file: string, options: BatchCommandOptions): Promise<number> {
  const rows = await readLinesOf(io, file, parseBatchRow);
  assertDifferentIds(rows);
  const path = resolve(io.cwd, options.out);
  if (file !== '-' && resolve(io.cwd, file) === path) throw new UsageError('--out must be another file than the rows');
  const { config, store } = await openSession(io, options.config);
  // The rows are kept already, in their file.
  const { failedPrompts: _none, ...parts } = store;
  const vendor = options.vendorBatch ? await openVendor(path, options.concurrency) : undefined;
  const open = () => openCascade(io, config, options, parts, vendor?.apply);
  let isWhole = false;
  try {
    const tally = await answerRows(io, rows, path, { open, vendor, options });
    isWhole = true;
    await report(io, tally, rows.length, path, options.json);
    return tally.answered === rows.length ? exitCodes.answered : exitCodes.unanswered;
  } finally {
    await vendor?.end(isWhole);
    await store.close();
  }
}

interface Asking {
  readonly open: () => Promise<Cascade>;
  readonly vendor: Vendor | undefined;
  readonly options: BatchCommandOptions;
}

/** The answers are in the file when it resolves, in the order of the rows. */
async function answerRows(io: Io, rows: readonly BatchRow[], path: string, asking: Asking): Promise<Tally> {
  const { open, vendor, options } = asking;
  const cascade = await open();
  const out = await openRowFile(path, keyOfAnswered);
  let order: readonly string[] | undefined;
  try {
    const tally = await askAll(io, { cascade, vendor }, rows, out, options);
    order = rows.map(({ id }) => rowKey(id));
    return tally;
  } finally {
    // What nobody waits for any more must not keep the cascade.
    if (order === undefined) await vendor?.cancel();
    await out.close(order);
    await cascade.close();
  }
}

async function askAll(
  io: Io,
  { cascade, vendor }: { readonly cascade: Cascade; readonly vendor: Vendor | undefined },
  rows: readonly BatchRow[],
  out: RowFile,
  { concurrency, maxCost }: BatchCommandOptions,
): Promise<Tally> {
  const { left, spentUsd } = await unanswered(rows, out);
  const tally: Tally = { answered: rows.length - left.length, failed: 0, notAsked: 0, costUsd: 0 };
  const bar = await showBar(io, rows.length, tally.answered, vendor === undefined ? 'eta' : 'note');
  vendor?.onChange((waitingFor) => bar.note(describeWaiting(waitingFor)));
  // All rows are under way at once: what they will cost together is reserved before.
  const purse = vendor && maxCost !== undefined ? new RowsPurse(maxCost, spentUsd) : undefined;
  const work = {
    ask({ conversation }: BatchRow, _index: number, signal: AbortSignal): Promise<CascadeResult> {
      if (purse !== undefined) return cascade.generate(conversation, { signal, purse });
      const maxCostUsd = maxCost === undefined ? undefined : rounded(maxCost - spentUsd - tally.costUsd);
      return cascade.generate(conversation, defined({ signal, maxCostUsd }));
    },
    async done(outcome: BatchOutcome<CascadeResult>, { id, digest }: BatchRow): Promise<void> {
      if ('error' in outcome && BudgetExceededError.isInstance(outcome.error)) {
        tally.costUsd += costOf(outcome.error) ?? 0;
        if (tally.notAsked++ === 0) io.err(`${oneLine(outcome.error.message, 500)}\n`);
        return;
      }
      const row = { ...answeredRow(id, outcome), inputSha256: digest };
      await out.append(rowKey(id), row);
      tally.costUsd += row.costUsd ?? 0;
      if (row.error === undefined) tally.answered++;
      else tally.failed++;
      bar.at(tally.answered + tally.failed, tally.failed, tally.costUsd);
    },
  };
  try {
    const atOnce = vendor === undefined ? concurrency : mostUnderWay;
    const how = { concurrency: atOnce, stopOnBudget: true, signal: io.signal };
    for await (const _outcome of runInOrder(left, work, how));
  } finally {
    vendor?.onChange(() => {});
    bar.stop();
  }
  return tally;
}

/** To a billionth of a dollar, and never less than nothing. */
function rounded(usd: number): number {
  return Math.max(0, Math.round(usd * 1e9) / 1e9);
}

/** The rows without an answer, and what an earlier call has spent. */
async function unanswered(
  rows: readonly BatchRow[],
  out: RowFile,
): Promise<{ readonly left: readonly BatchRow[]; readonly spentUsd: number }> {
  const left: BatchRow[] = [];
  let spentUsd = 0;
  for (const row of rows) {
    // What `keyOfAnswered` takes for such a row.
    const answered = (await out.read(rowKey(row.id))) as AnsweredRow | undefined;
    spentUsd += answered?.costUsd ?? 0;
    if (answered === undefined || !isAnswerTo(row, answered)) left.push(row);
  }
  return { left, spentUsd };
}

function answeredRow(id: string | number, outcome: BatchOutcome<CascadeResult>): AnsweredRow {
  if ('result' in outcome) {
    const { text, entry, costUsd = null, toolCalls } = outcome.result;
    return { id, content: text, entry, costUsd, ...(toolCalls.length > 0 && { toolCalls }) };
  }
  const { error } = outcome;
  const message = error instanceof Error ? error.message : String(error);
  return { id, content: null, entry: null, costUsd: costOf(error), error: oneLine(message, 2_000) };
}

/** What a run without an answer has cost; null when a part of it is not known. */
function costOf(error: unknown): number | null {
  let sum = 0;
  for (const { costUsd } of RunError.isInstance(error) ? error.attempts : []) {
    if (costUsd === undefined) return null;
    sum += costUsd;
  }
  return sum;
}

async function report(io: Io, tally: Tally, rows: number, path: string, json = false): Promise<void> {
  if (json) {
    await io.out(`${JSON.stringify({ rows, ...tally, out: path }, null, 2)}\n`);
    return;
  }
  const { answered, failed, notAsked, costUsd } = tally;
  const rest = [
    ...(failed > 0 ? [`${formatCount(failed)} failed`] : []),
    ...(notAsked > 0
      ? [`${formatCount(notAsked)} not asked, for what is left of --max-cost or a budget is not enough`]
      : []),
  ];
  const what = [`${formatCount(answered)} of ${formatCount(rows)} answered`, ...rest, `cost: ${formatUsd(costUsd)}`];
  io.err(`${what.join(', ')}\n${printable(path)}\n`);
  if (rest.length > 0) io.err('The same command again asks what has no answer yet.\n');
}
