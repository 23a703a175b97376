import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import process from 'node:process';

/** This process in the name of a file: its number and its machine, of which the number alone means nothing elsewhere. */
export function ownerId(): string {
  return `${process.pid}-${hostId()}`;
}

/** Whether a process of this machine that no longer lives wrote that. */
export function isDeadOwner(owner: string): boolean {
  const [pid, host] = owner.split('-');
  return host === hostId() && !isAlive(Number(pid));
}

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
