import type { Folders } from '../files/folders.js';
import type { Layers } from '../layers/read-layers.js';
import { projectDigest } from './project-digest.js';
import { settingsThatNeedTrust } from './settings-that-need-trust.js';
import { isTrusted } from './trust-file.js';
import { UntrustedProjectError } from './untrusted-project-error.js';

/** @throws UntrustedProjectError when the project's files set what nobody has trusted them with */
export async function assertTrusted(layers: Layers, folders: Folders): Promise<void> {
  const settings = settingsThatNeedTrust(layers);
  const project = projectDigest(layers);
  if (settings.length === 0 || project === undefined || (await isTrusted(folders, project))) return;
  throw new UntrustedProjectError(project.path, settings);
}
