import { randomBytes } from 'node:crypto';
import type { FailedPrompt } from '@cascade/core/spec';

const pattern = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z_[A-Za-z0-9.-]{0,40}_[0-9a-f]{16}\.json$/;
const latestMs = Date.UTC(9999, 11, 31);

/** A new name: it sorts by time, tells the cascade to people, is safe in every file system, and never collides. */
export function failedPromptName({ cascade, atMs }: Pick<FailedPrompt, 'cascade' | 'atMs'>): string {
  const time = new Date(Math.min(latestMs, Math.max(0, Math.trunc(atMs) || 0))).toISOString().replace(/[-:.]/g, '');
  const label = cascade.slice(0, 40).replace(/[^A-Za-z0-9.-]/g, '-');
  return `${time}_${label}_${randomBytes(8).toString('hex')}.json`;
}

/** When the prompt failed, by the name of its file; undefined for a name that was not made here. */
export function timeOfName(name: string): number | undefined {
  const match = pattern.exec(name);
  if (match === null) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0, ms = 0] = match.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second, ms);
}
