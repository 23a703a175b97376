import { dirname, isAbsolute, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { resolvePackage } from './resolve-package.js';

/**
 * Imports a package, or a file by a path that begins with `.` or `/`.
 *
 * @param fromFile - the configuration file that names it: it is looked up from there, then beside this package. For
 * first-party packages it lies in the user's own folder, never in a project
 */
export type ImportPackage = (name: string, fromFile: string) => Promise<unknown>;

/** What {@link ImportPackage} is by default. */
export const importPackage: ImportPackage = async (name, fromFile) => {
  if (name.startsWith('.') || isAbsolute(name)) {
    return import(pathToFileURL(resolve(dirname(fromFile), name)).href);
  }
  return import(resolvePackage(name, fromFile) ?? name);
};
