import type { Price } from '@cascade/core/spec';

/** A price and the day it took effect. */
export interface DatedPrice extends Price {
  /** First day in force, as `2027-01-01`, from midnight UTC. Absent: always, or since before the next one. */
  readonly from?: string;
}

/** What a model can do. Undefined means unknown. */
export interface ModelCapabilities {
  readonly tools?: boolean;
  readonly images?: boolean;
  readonly jsonSchema?: boolean;
  readonly logprobs?: boolean;
  readonly reasoning?: boolean;
}

/** One model of one vendor. Whatever is unknown is absent, never 0. */
export interface ModelEntry {
  /** The vendor's own name. */
  readonly id: string;
  /** Other names of the same model at the same vendor. */
  readonly aliases?: readonly string[];
  /** By date, oldest first; empty where no price is known. */
  readonly prices: readonly DatedPrice[];
  /** Context window in tokens, input and output together. */
  readonly contextTokens?: number;
  /** Most tokens of one answer. */
  readonly maxOutputTokens?: number;
  readonly capabilities?: ModelCapabilities;
  /** Whose data the price is: one of the packages named at the head of the file, or `vendor` for a vendor's notice. */
  readonly source: string;
  /** The day that source was of, as `2026-11-10`. */
  readonly asOf: string;
  /** The vendor no longer serves it. */
  readonly isRetired?: boolean;
  /** Last day it is served, as `2026-11-30`, where announced. */
  readonly endsOn?: string;
  /** What to use instead. */
  readonly successor?: string;
}

/** The models of one vendor. */
export interface PriceTable {
  readonly vendor: string;
  readonly models: readonly ModelEntry[];
  /**
   * The entry of a model by its id or an alias, in any case, with or without `models/`, the vendor's name or a date
   * (`models/gemini-2.5-pro`, `openai/gpt-4o`, `claude-haiku-4-5-20251001`). `undefined` when unknown.
   */
  findModel(modelId: string): ModelEntry | undefined;
  /** What it costs at a moment (epoch ms, default now). `undefined` when the model or its price is unknown. */
  findPrice(modelId: string, atMs?: number): Price | undefined;
}
