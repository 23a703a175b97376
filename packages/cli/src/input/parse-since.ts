import { UsageError } from '../usage-error.js';

const unitMs: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A time ago (`90m`, `2h`, `7d`) or a date, as epoch milliseconds. */
export function parseSince(text: string, nowMs: number): number {
  const ago = text.match(/^(\d{1,6})([smhd])$/);
  if (ago !== null) return nowMs - Number(ago[1]) * (unitMs[ago[2] ?? ''] ?? 0);
  const atMs = Date.parse(text);
  if (Number.isNaN(atMs))
    throw new UsageError(`--since must be a time ago such as 2h or 7d, or a date such as 2026-11-20, got "${text}"`);
  return atMs;
}
