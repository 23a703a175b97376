import { join } from 'node:path';
import { readTextFile } from '../documents/read-text-file.js';
import type { Folders } from '../files/folders.js';
import { replaceFile } from '../files/replace-file.js';
import type { ProjectDigest } from './project-digest.js';

/** Projects remembered; the oldest is forgotten first. */
const mostProjects = 1_000;

/** Where trust is recorded: in the user's own folder, where no project can write. */
export function trustFilePath({ configHome }: Folders): string {
  return join(configHome, 'cascade', 'trusted.json');
}

/** Whether a project file was trusted with exactly this content. */
export async function isTrusted(folders: Folders, { path, sha256 }: ProjectDigest): Promise<boolean> {
  return (await readTrusted(trustFilePath(folders))).get(path) === sha256;
}

/** Records a project file as trusted with exactly this content. */
export async function recordTrust(folders: Folders, { path, sha256 }: ProjectDigest): Promise<void> {
  const file = trustFilePath(folders);
  const projects = new Map(await readTrusted(file));
  projects.delete(path);
  projects.set(path, sha256);
  const kept = [...projects].slice(-mostProjects);
  const text = `${JSON.stringify({ version: 1, projects: kept.map(([each, hash]) => ({ path: each, sha256: hash })) }, null, 2)}\n`;
  await replaceFile(file, text, { isSecret: true });
}

/** What cannot be understood counts as not trusted. */
async function readTrusted(file: string): Promise<ReadonlyMap<string, string>> {
  const content = await readTextFile(file);
  const projects = new Map<string, string>();
  for (const record of recordsIn(content?.text)) {
    const { path, sha256 } = Object(record);
    if (typeof path === 'string' && typeof sha256 === 'string') projects.set(path, sha256);
  }
  return projects;
}

function recordsIn(text: string | undefined): readonly unknown[] {
  try {
    const { projects } = Object(JSON.parse(text ?? '{}'));
    return Array.isArray(projects) ? projects : [];
  } catch {
    return [];
  }
}
