import { createHash } from 'node:crypto';
import type { Layers } from '../layers/read-layers.js';
import { trustedVariables } from './settings-that-need-trust.js';

/** What is trusted: the project file as it is, and those variables of its `.env` that need trust. */
export interface ProjectDigest {
  readonly path: string;
  /** SHA-256 of the file; where `.env` has a say in it, of that hash and the variables. */
  readonly sha256: string;
}

export function projectDigest({ layers, dotenv }: Layers): ProjectDigest | undefined {
  const project = layers.find(({ kind }) => kind === 'project');
  if (project === undefined) return undefined;
  const { path, sha256 } = project.document;
  const variables = trustedVariables(dotenv);
  if (variables.length === 0) return { path, sha256 };
  return {
    path,
    sha256: createHash('sha256')
      .update(JSON.stringify([sha256, variables]))
      .digest('hex'),
  };
}
