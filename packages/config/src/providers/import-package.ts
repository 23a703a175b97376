import { createRequire } from 'node:module';
import { dirname, isAbsolute, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Imports a package, or a file by a path that begins with `.` or `/`.
 *
 * @param fromFile - the configuration file that names it: it is looked up from there, then beside this package
 */
export type ImportPackage = (name: string, fromFile: string) => Promise<unknown>;

/** What {@link ImportPackage} is by default. */
export const importPackage: ImportPackage = async (name, fromFile) => {
  if (name.startsWith('.') || isAbsolute(name)) {
    return import(pathToFileURL(resolve(dirname(fromFile), name)).href);
  }
  return import(resolvedFrom(name, fromFile) ?? name);
};

function resolvedFrom(name: string, fromFile: string): string | undefined {
  try {
    return pathToFileURL(createRequire(fromFile).resolve(name)).href;
  } catch {
    return undefined;
  }
}
