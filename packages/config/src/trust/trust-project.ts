import { ConfigError } from '../config-error.js';
import { type FolderOptions, findFolders } from '../files/folders.js';
import { readLayers } from '../layers/read-layers.js';
import { type ProjectDigest, projectDigest } from './project-digest.js';
import { type SettingThatNeedsTrust, settingsThatNeedTrust } from './settings-that-need-trust.js';
import { isTrusted, recordTrust } from './trust-file.js';

export interface ProjectOptions extends FolderOptions {
  readonly cwd: string;
}

/** A project file and what in it needs trust. */
export interface ProjectTrust extends ProjectDigest {
  /** With file, line and key. Empty: nothing needs trust. */
  readonly settings: readonly SettingThatNeedsTrust[];
  /** It was trusted with exactly this content. */
  readonly isTrusted: boolean;
}

/**
 * What the project file of a folder could do once it is trusted, for a person to read first.
 *
 * @returns undefined where there is no project file
 * @throws ConfigError when a file cannot be used
 */
export async function listUntrusted(options: ProjectOptions): Promise<ProjectTrust | undefined> {
  const folders = findFolders(options);
  const layers = await readLayers({ cwd: options.cwd, folders });
  const project = projectDigest(layers);
  if (project === undefined) return undefined;
  const settings = settingsThatNeedTrust(layers);
  return { ...project, settings, isTrusted: await isTrusted(folders, project) };
}

/**
 * Lets all settings of the project file take effect, as it is now: records its path and hash in the user's folder.
 * After the next change of the file it has to be trusted again.
 *
 * @param options.sha256 - of what a person has seen: anything else is refused
 * @throws ConfigError when there is no project file, or it has changed since a person saw it
 */
export async function trustProject(options: ProjectOptions & { readonly sha256?: string }): Promise<ProjectTrust> {
  const project = await listUntrusted(options);
  if (project === undefined) {
    throw new ConfigError({
      problem: `there is no cascade.yaml in ${options.cwd} or above it`,
      fix: 'Run `cascade trust` inside of the project.',
    });
  }
  if (options.sha256 !== undefined && options.sha256 !== project.sha256) {
    throw new ConfigError({ file: project.path, problem: 'the file has just changed', fix: 'Read it again.' });
  }
  await recordTrust(findFolders(options), project);
  return { ...project, isTrusted: true };
}
