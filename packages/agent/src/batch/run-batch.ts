import { type Clock, ConfigurationError, checkValue, optionChecks } from '@cascade/core';
import { defined } from '@cascade/core/provider-kit';
import { assertKnown } from '../assert-options.js';
import { fitsOutput } from '../cache/output-schema.js';
import type { AgentResult } from '../run/agent-result.js';
import type { AgentCallOptions } from '../run/call-options.js';
import type { AgentInput } from '../run/conversation-of.js';
import { rawOutput, withOutput } from '../run/output-of.js';
import type { AgentBatchOutcome, BatchItem, BatchOptions } from './batch-options.js';
import { digestOf } from './digest-of.js';
import { ProgressTally } from './progress-tally.js';
import { decodeResult, encodeResult } from './result-json.js';
import { openRowFile, type RowFile } from './row-file.js';
import { type BatchWork, checkConcurrency, runInOrder } from './run-in-order.js';
import { keyOfBatchRow } from './vendor/batch-register.js';
import { checkVendorBatch } from './vendor/check-vendor-batch.js';
import { mostUnderWay } from './vendor/most-under-way.js';
import type { VendorBatches, VendorBatchesOptions } from './vendor/open-vendor-batches.js';

type Items = Iterable<BatchItem> | AsyncIterable<BatchItem>;
type Run = (input: AgentInput, options: AgentCallOptions) => Promise<AgentResult>;

const known: Readonly<Record<keyof BatchOptions, true>> = {
  concurrency: true,
  stopOnBudget: true,
  signal: true,
  onProgress: true,
  resume: true,
  vendorBatch: true,
};

/** Who answers the items. */
export interface BatchRunner {
  readonly run: Run;
  close(): Promise<void>;
}

export interface BatchAgent {
  readonly clock: Clock | undefined;
  /** @param vendor - where models are asked in batches of their vendors */
  openRunner(vendor: VendorBatches | undefined): BatchRunner;
}

/** An agent's answers to many items, in their order. */
export async function* runBatch(
  items: Items,
  { openRunner, clock }: BatchAgent,
  { onProgress, resume, vendorBatch, ...options }: BatchOptions,
): AsyncGenerator<AgentBatchOutcome> {
  const file = resume === undefined ? undefined : await openRowFile(resume, keyOfRow);
  const progress = new ProgressTally(Array.isArray(items) ? items.length : undefined, onProgress);
  const vendor = await openVendor(vendorBatch, {
    ...defined({ concurrency: options.concurrency, file, clock }),
    onChange: (waitingFor) => progress.waitFor(waitingFor),
  });
  const runner = openRunner(vendor);
  let isWhole = false;
  try {
    const concurrency = vendor === undefined ? {} : { concurrency: mostUnderWay };
    yield* runInOrder(items, workOf(runner, file, progress), { ...options, ...concurrency });
    isWhole = true;
  } finally {
    // Who is not waited for any more must not be waited for by the runner.
    if (!isWhole) await vendor?.close();
    await runner.close();
    if (isWhole) await vendor?.finish();
    await vendor?.close();
    await file?.close();
  }
}

async function openVendor(
  vendorBatch: BatchOptions['vendorBatch'],
  options: VendorBatchesOptions,
): Promise<VendorBatches | undefined> {
  if (vendorBatch === undefined || vendorBatch === false) return undefined;
  // Loaded here, for most batches are made of calls.
  const { openVendorBatches } = await import('./vendor/open-vendor-batches.js');
  return openVendorBatches({ ...(vendorBatch !== true && vendorBatch), ...options });
}

function workOf(
  { run }: BatchRunner,
  file: RowFile | undefined,
  progress: ProgressTally,
): BatchWork<BatchItem, AgentResult> {
  // As they came, before schemas made something else of their objects.
  const asked = new Map<number, AgentResult>();
  return {
    async ask(item, index, signal) {
      const kept = await readAnswer(file, index, item);
      const result = kept ?? (await askItem(run, item, signal));
      if (kept === undefined) asked.set(index, result);
      return withOutput(result, partsOf(item).options?.output);
    },
    async done(outcome, item) {
      const { index } = outcome;
      const made = asked.get(index);
      asked.delete(index);
      if ('result' in outcome && made !== undefined) await keepAnswer(file, index, item, made);
      progress.count(outcome, 'result' in outcome && made === undefined);
    },
  };
}

/** @throws ConfigurationError that names option, value and fix */
export function checkBatch(items: Items, options: BatchOptions): void {
  assertKnown('batch', options, known);
  const isMany =
    typeof items === 'object' && items !== null && (Symbol.iterator in items || Symbol.asyncIterator in items);
  if (!isMany) throw new ConfigurationError('batch: items must be a list, or something else to loop over');
  checkValue('batch: signal', options.signal, optionChecks.run.signal);
  if (options.stopOnBudget !== undefined && typeof options.stopOnBudget !== 'boolean') {
    throw new ConfigurationError('batch: stopOnBudget must be true or false');
  }
  if (options.onProgress !== undefined && typeof options.onProgress !== 'function') {
    throw new ConfigurationError('batch: onProgress must be a function');
  }
  if (options.resume !== undefined && (typeof options.resume !== 'string' || options.resume.trim() === '')) {
    throw new ConfigurationError('batch: resume must be the path of a file');
  }
  checkConcurrency(options.concurrency ?? 1);
  checkVendorBatch(options.vendorBatch);
}

function askItem(run: Run, item: BatchItem, signal: AbortSignal): Promise<AgentResult> {
  const { input, options = {} } = partsOf(item);
  const both = options.signal === undefined ? signal : AbortSignal.any([options.signal, signal]);
  return run(input, { ...options, ...(options.output && { output: rawOutput(options.output) }), signal: both });
}

function partsOf(item: BatchItem): { readonly input: AgentInput; readonly options?: AgentCallOptions } {
  return typeof item === 'object' && item !== null && 'input' in item ? item : { input: item };
}

interface Row {
  readonly index: number;
  /** SHA-256 of the item: another question in its place is asked. */
  readonly item: string;
  readonly result: unknown;
}

function rowKey(index: number, item: string): string {
  return `${index}:${item}`;
}

function keyOfRow(row: unknown): string | undefined {
  const { index, item, result }: Partial<Row> = Object(row);
  return typeof index === 'number' && typeof item === 'string' && result !== undefined
    ? rowKey(index, item)
    : keyOfBatchRow(row);
}

function digest(item: BatchItem): string {
  const { input, options: { signal: _signal, tools = {}, output, ...options } = {} } = partsOf(item);
  // What functions do nobody can read: tools are told apart by their names.
  return digestOf({ input, options, tools: Object.keys(tools), output: output !== undefined });
}

async function readAnswer(file: RowFile | undefined, index: number, item: BatchItem): Promise<AgentResult | undefined> {
  const row = await file?.read(rowKey(index, digest(item)));
  if (row === undefined) return undefined;
  // Only this module writes such rows.
  const result = decodeResult((row as Row).result);
  const { output } = partsOf(item).options ?? {};
  const isFit = output === undefined || result.object === undefined || (await fitsOutput(result.object, output));
  return isFit ? result : undefined;
}

async function keepAnswer(
  file: RowFile | undefined,
  index: number,
  item: BatchItem,
  result: AgentResult,
): Promise<void> {
  if (file === undefined) return;
  const hash = digest(item);
  await file.append(rowKey(index, hash), { index, item: hash, result: encodeResult(result) });
}
