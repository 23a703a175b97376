import type { HrTime } from '@opentelemetry/api';

/** Epoch milliseconds as spans want them: as a bare number the SDK could take them for a time since the process began. */
export function time(atMs: number): HrTime {
  return [Math.floor(atMs / 1_000), Math.round((atMs % 1_000) * 1e6)];
}
