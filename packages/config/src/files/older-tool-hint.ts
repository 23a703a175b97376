import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Layers, userFilePath } from '../layers/read-layers.js';
import type { Folders } from './folders.js';

/** Where the user has no file of ours but one of the older llm-cascade: how to use that one. It is not read by itself. */
export async function olderToolHint(
  { layers }: Layers,
  folders: Folders,
  configFile: string | undefined,
): Promise<readonly string[]> {
  if (configFile !== undefined || layers.some(({ kind }) => kind === 'user')) return [];
  const older = join(folders.configHome, 'llm-cascade', 'config.toml');
  if (!(await stat(older).catch(() => undefined))?.isFile()) return [];
  return [`${older} of llm-cascade is not read. Copy it to ${userFilePath(folders)}, or name it with --config.`];
}
