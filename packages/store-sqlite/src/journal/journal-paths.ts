import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ownerId } from '../owner/owner-id.js';

const ending = /^\.audit-(\d{1,10}-[0-9a-f]{8})-[0-9a-f]{8}$/;

/** A journal, and who wrote it. */
export interface JournalPath {
  readonly path: string;
  readonly owner: string;
}

/** A name that no file has, beside the database. */
export function newJournalPath(databasePath: string): string {
  return `${databasePath}.audit-${ownerId()}-${randomBytes(4).toString('hex')}`;
}

/** All journals beside a database. */
export async function findJournals(databasePath: string): Promise<readonly JournalPath[]> {
  const [folder, name] = [dirname(databasePath), basename(databasePath)];
  const files = await readdir(folder).catch(() => []);
  return files.flatMap((file) => {
    const owner = file.startsWith(name) ? ending.exec(file.slice(name.length))?.[1] : undefined;
    return owner === undefined ? [] : [{ path: join(folder, file), owner }];
  });
}
