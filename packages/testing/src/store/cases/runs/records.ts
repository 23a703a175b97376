import type { AttemptRecord, RunRecord } from '@cascade/core/spec';

const startMs = Date.now();

/** A moment of the story, in epoch milliseconds. */
export function at(ms: number): number {
  return startMs + ms;
}

/** An attempt with what every attempt has; `ms` is when it started. */
export function attempt(runId: string, ms: number, more: Partial<AttemptRecord> = {}): AttemptRecord {
  return {
    runId,
    index: 0,
    cascade: 'main',
    entry: 'openai/gpt',
    provider: 'openai',
    modelId: 'gpt',
    role: 'answer',
    tier: 0,
    startedAtMs: at(ms),
    latencyMs: 120,
    ...more,
  };
}

/** A run with what every run has; `ms` is when it started. */
export function run(id: string, ms: number, more: Partial<RunRecord> = {}): RunRecord {
  return {
    id,
    cascade: 'main',
    operation: 'generate',
    startedAtMs: at(ms),
    latencyMs: 150,
    status: 'answered',
    answeredBy: 'openai/gpt',
    verdicts: [],
    ...more,
  };
}
