import { dirname, join } from 'node:path';
import { ConfigError } from '../config-error.js';
import { parseDotenv } from '../documents/parse-dotenv.js';
import { readDocument } from '../documents/read-document.js';
import { readTextFile } from '../documents/read-text-file.js';
import { findProjectFile } from '../files/find-project-file.js';
import { expandPath, type Folders } from '../files/folders.js';
import { settingsShape } from '../settings/settings-shape.js';
import type { Layer, LayerKind } from './layer.js';

/** The variables of the `.env` file beside the project file. */
export interface Dotenv {
  readonly path: string;
  readonly variables: ReadonlyMap<string, string>;
}

/** All files that play a part, the nearest first. */
export interface Layers {
  readonly layers: readonly Layer[];
  readonly dotenv: Dotenv | undefined;
  /** Why a file that is not ours alone was left out. */
  readonly warnings: readonly string[];
}

export interface LayerOptions {
  readonly cwd: string;
  readonly folders: Folders;
  /** In place of project and user file. */
  readonly configFile?: string | undefined;
}

/** Where the user's own file is, whether there is one or not. */
export function userFilePath({ configHome }: Folders): string {
  return join(configHome, 'cascade', 'config.toml');
}

/**
 * Reads the file that was named, or else the project file and the user file.
 *
 * @throws ConfigError when one of them cannot be used, or the one named is not there
 */
export async function readLayers({ cwd, folders, configFile }: LayerOptions): Promise<Layers> {
  if (configFile !== undefined) {
    const path = expandPath(configFile, cwd, folders.home);
    const layer = await readLayer('explicit', path);
    if (layer !== undefined) return { layers: [layer], dotenv: undefined, warnings: [] };
    throw new ConfigError({ file: path, problem: 'there is no such file', fix: 'Check the path given with --config.' });
  }
  const userFile = await readLayer('user', userFilePath(folders));
  const projectPath = await findProjectFile(cwd, folders.home);
  const project = projectPath === undefined ? undefined : await readLayer('project', projectPath);
  const layers = [project, userFile].filter((layer) => layer !== undefined);
  return { layers, ...(await readDotenv(project)) };
}

async function readLayer(kind: LayerKind, path: string): Promise<Layer | undefined> {
  const document = await readDocument(path);
  if (document === undefined) return undefined;
  return { kind, document, settings: settingsShape.read(document.data, { document, path: [] }) };
}

/** Other tools read it too: what is wrong with it stops nobody. */
async function readDotenv(project: Layer | undefined): Promise<Pick<Layers, 'dotenv' | 'warnings'>> {
  if (project === undefined) return { dotenv: undefined, warnings: [] };
  const path = join(dirname(project.document.path), '.env');
  try {
    const file = await readTextFile(path);
    return { dotenv: file && { path, variables: parseDotenv(file.text) }, warnings: [] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { dotenv: undefined, warnings: [`${error.message} It is left out.`] };
  }
}
