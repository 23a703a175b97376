import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '@cascade/config';
import type { Session } from '../../open-session.js';
import type { Finding } from './finding.js';

/** The database is read and can be written; the prompts that wait in it. */
export async function checkDatabase(config: Config, open: () => Promise<Session>): Promise<readonly Finding[]> {
  const finding = { check: 'database', subject: config.databasePath } as const;
  try {
    const { store } = await open();
    try {
      await store.cooldowns.clear({ entry: 'cascade doctor was here', origin: 'nowhere' });
      const attempts = await store.runs.attempts({ limit: 1 });
      const waiting = (await store.failedPrompts.list()).length;
      const text = attempts.length === 0 ? 'can be read and written; no attempts yet' : 'can be read and written';
      const fix = `${waiting} prompts that nobody answered are kept. Ask again: cascade failed replay`;
      return [{ ...finding, status: 'ok', text, ...(waiting > 0 && { fix }) }];
    } finally {
      await store.close();
    }
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const fix = 'Check the permissions and the free space there, or set [database] path, or CASCADE_DATABASE.';
    return [{ ...finding, status: 'failed', text, fix }];
  }
}

/** Files with keys in them that others can read. */
export async function checkKeyFiles(configHome: string): Promise<readonly Finding[]> {
  if (process.platform === 'win32') return [];
  const folder = join(configHome, 'cascade', 'keys');
  const files = await readdir(folder).catch(() => []);
  const findings = await Promise.all(files.map((file) => checkKeyFile(join(folder, file))));
  return findings.flat();
}

async function checkKeyFile(path: string): Promise<readonly Finding[]> {
  const mode = (await stat(path).catch(() => undefined))?.mode ?? 0;
  if ((mode & 0o077) === 0) return [];
  const text = 'others on this machine can read the key in it';
  return [{ check: 'key', subject: path, status: 'failed', text, fix: `chmod 600 ${path}` }];
}
