import { StoreError, type StoreErrorReason } from '@cascade/core/provider-kit';

const reasons: Readonly<Record<number, StoreErrorReason>> = {
  5: 'busy',
  6: 'busy',
  8: 'read-only',
  11: 'corrupt',
  13: 'full',
  14: 'unavailable',
  23: 'unavailable',
  26: 'corrupt',
};

const fileReasons: Readonly<Record<string, StoreErrorReason>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
  ENOENT: 'unavailable',
  ENOTDIR: 'unavailable',
  EISDIR: 'unavailable',
  EEXIST: 'unavailable',
};

const advice: Readonly<Record<StoreErrorReason, string>> = {
  unavailable: 'cannot be opened: name another path, or make way for it',
  busy: 'is locked by another process: find the one that holds it, or try again',
  foreign: 'belongs to another application: name another file',
  corrupt: 'is damaged or no SQLite database: move it away, and a new one is made',
  'too-new': 'was written by a newer version: update the package',
  'read-only': 'cannot be written: check its owner and permissions, and those of its folder',
  full: 'cannot grow: free some space on the disk',
  closed: 'was closed: make a new store',
  failed: 'failed',
};

/** The same error for people: which file, what is wrong, what to do. A store error stays what it is. */
export function storeErrorOf(error: unknown, path: string): StoreError {
  if (StoreError.isInstance(error)) return error;
  const reason = reasonOf(error);
  return new StoreError(reason, `${path} ${advice[reason]} (${messageOf(error)})`, { cause: error });
}

/** A store error that no other error caused. */
export function storeError(reason: StoreErrorReason, path: string, detail?: string): StoreError {
  return new StoreError(reason, `${path} ${advice[reason]}${detail === undefined ? '' : ` (${detail})`}`);
}

/** Whether another connection holds the lock, so that trying again may help. */
export function isBusy(error: unknown): boolean {
  return reasonOf(error) === 'busy';
}

function reasonOf(error: unknown): StoreErrorReason {
  if (typeof error !== 'object' || error === null) return 'failed';
  // libsql calls SQLite's number `rawCode`, node:sqlite `errcode`; the low byte is the primary code.
  const number = numberOf(error, 'rawCode') ?? numberOf(error, 'errcode');
  if (number !== undefined) return reasons[number & 0xff] ?? 'failed';
  if ('code' in error && typeof error.code === 'string' && error.code in fileReasons) {
    return fileReasons[error.code] ?? 'failed';
  }
  return messageOf(error).startsWith('ConnectionFailed') ? 'unavailable' : 'failed';
}

function numberOf(error: object, name: 'rawCode' | 'errcode'): number | undefined {
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'number' ? value : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
