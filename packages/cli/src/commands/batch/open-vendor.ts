import { rm } from 'node:fs/promises';
import { keyOfBatchRow, openRowFile, openVendorBatches, type VendorBatchState } from '@cascade/agent/batch';
import type { CascadeOptions } from '@cascade/core';
import { formatCount } from '../../render/format.js';
import { printable } from '../../render/printable.js';

/** Batches of vendors for the rows of a file. */
export interface Vendor {
  apply(options: CascadeOptions): CascadeOptions;
  onChange(hear: (waitingFor: readonly VendorBatchState[]) => void): void;
  /** Ends what is under way. */
  cancel(): Promise<void>;
  /** @param isWhole - every row has its answer, or has failed: only what may yet have answers is to be found again */
  end(isWhole: boolean): Promise<void>;
}

/** @param path - of the rows that are answered; the batches that are under way are kept in a file beside it */
export async function openVendor(path: string, concurrency: number): Promise<Vendor> {
  const beside = `${path}.batches`;
  const file = await openRowFile(beside, keyOfBatchRow);
  let hear: (waitingFor: readonly VendorBatchState[]) => void = () => {};
  const vendor = await openVendorBatches({ concurrency, file, onChange: (waitingFor) => hear(waitingFor) });
  return {
    apply: (options) => vendor.apply(options),
    onChange: (listener) => {
      hear = listener;
    },
    cancel: () => vendor.close(),
    end: async (isWhole) => {
      const left = isWhole ? await vendor.finish() : 0;
      await vendor.close();
      const isEmpty = [...file.keys()].length === 0;
      await file.close();
      if (isEmpty || (isWhole && left === 0)) await rm(beside, { force: true });
    },
  };
}

const mostNamed = 3;

/** `waiting for openai/gpt-4o-mini: 120 of 500`. */
export function describeWaiting(waitingFor: readonly VendorBatchState[]): string {
  if (waitingFor.length === 0) return '';
  const named = waitingFor.slice(0, mostNamed).map(({ provider, modelId, id, total, done }) => {
    const count = formatCount(total);
    const state =
      id === undefined ? `${count} being sent` : done === undefined ? count : `${formatCount(done)} of ${count}`;
    return `${printable(`${provider}/${modelId}`)}: ${state}`;
  });
  const more = waitingFor.length - named.length;
  return `waiting for ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
