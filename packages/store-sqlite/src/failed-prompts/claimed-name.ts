import { randomBytes } from 'node:crypto';
import { isDeadOwner, ownerId } from '../owner/owner-id.js';

const pattern = /^(.+)\.(\d{1,15})\.(\d{1,10}-[0-9a-f]{8})\.[0-9a-f]{16}\.claimed$/s;

/** A name for a claimed file. It is new each time, so that of two that take a claim over only one succeeds. */
export function claimedName(name: string, nowMs: number): string {
  return `${name}.${nowMs}.${ownerId()}.${randomBytes(8).toString('hex')}.claimed`;
}

/** What the name of a claimed file says; undefined for any other file. */
export function readClaimedName(fileName: string) {
  const [, name, atMs, owner] = pattern.exec(fileName) ?? [];
  if (name === undefined || owner === undefined) return undefined;
  return { name, claimedAtMs: Number(atMs), isAbandoned: isDeadOwner(owner) };
}
