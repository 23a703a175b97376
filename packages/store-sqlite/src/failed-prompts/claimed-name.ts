import { createHash, randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import process from 'node:process';

const pattern = /^(.+)\.(\d{1,15})\.(\d{1,10})-([0-9a-f]{8})\.[0-9a-f]{16}\.claimed$/s;

/** A name for a claimed file. It is new each time, so that of two that take a claim over only one succeeds. */
export function claimedName(name: string, nowMs: number): string {
  return `${name}.${nowMs}.${process.pid}-${hostId()}.${randomBytes(8).toString('hex')}.claimed`;
}

/** What the name of a claimed file says; undefined for any other file. */
export function readClaimedName(fileName: string) {
  const [, name, atMs, pid, host] = pattern.exec(fileName) ?? [];
  if (name === undefined) return undefined;
  return { name, claimedAtMs: Number(atMs), isAbandoned: host === hostId() && !isAlive(Number(pid)) };
}

/** Numbers of processes mean something on one machine only. */
function hostId(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is alive as well.
    return error instanceof Error && 'code' in error && error.code !== 'ESRCH';
  }
}
