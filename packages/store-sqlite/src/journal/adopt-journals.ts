import { constants } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import type { Connection } from '../database/connection.js';
import { isDeadOwner } from '../owner/owner-id.js';
import { insertRow } from '../runs/queued-row.js';
import { leftJournals } from './journal.js';
import { decodeRows } from './journal-lines.js';
import { findJournals, type JournalPath } from './journal-paths.js';

const dayMs = 86_400_000;
const rowsPerCommit = 250;

/**
 * Brings the rows of all journals into the database: of processes that died with rows to write, and of those that are
 * about to. A row that is there already stays as it is, so nothing is lost or doubled, whoever comes first.
 * What cannot be read or written now is left for the next time.
 */
export async function adoptJournals(databasePath: string, connection: Connection): Promise<void> {
  for (const journal of await findJournals(databasePath)) {
    await adopt(journal, connection).catch(() => undefined);
  }
}

async function adopt(journal: JournalPath, { write }: Connection): Promise<void> {
  const { text, ageMs } = await readJournal(journal.path);
  const rows = decodeRows(text);
  for (let start = 0; start < rows.length; start += rowsPerCommit) {
    const slice = rows.slice(start, start + rowsPerCommit);
    await write((sql) => {
      for (const row of slice) insertRow(sql, row);
    });
  }
  if (!isAbandoned(journal, ageMs)) return;
  await rm(journal.path, { force: true });
  leftJournals.delete(journal.path);
}

/** A journal lives for milliseconds: one that is a day old has no owner left, whatever its name says. */
function isAbandoned({ path, owner }: JournalPath, ageMs: number): boolean {
  return leftJournals.has(path) || isDeadOwner(owner) || ageMs > dayMs;
}

async function readJournal(path: string): Promise<{ readonly text: string; readonly ageMs: number }> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const { mtimeMs } = await file.stat();
    return { text: await file.readFile('utf8'), ageMs: Date.now() - mtimeMs };
  } finally {
    await file.close();
  }
}
