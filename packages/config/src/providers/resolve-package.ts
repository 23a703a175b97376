import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const conditions = ['node', 'import', 'default'];

/**
 * The URL of a package as seen from a file, also of one that is for `import` alone, which `require.resolve` refuses.
 *
 * @returns undefined when it is not found
 */
export function resolvePackage(name: string, fromFile: string): string | undefined {
  const require = createRequire(fromFile);
  try {
    return pathToFileURL(require.resolve(name)).href;
  } catch {
    const [packageName, subpath] = splitName(name);
    for (const folder of require.resolve.paths(name) ?? []) {
      const entry = importEntry(join(folder, packageName), subpath);
      if (entry !== undefined) return pathToFileURL(join(folder, packageName, entry)).href;
    }
    return undefined;
  }
}

/** `@scope/name/entry` as the package and `./entry`. */
function splitName(name: string): readonly [packageName: string, subpath: string] {
  const steps = name.split('/');
  const packageName = steps.splice(0, name.startsWith('@') ? 2 : 1).join('/');
  return [packageName, ['.', ...steps].join('/')];
}

function importEntry(folder: string, subpath: string): string | undefined {
  try {
    const { exports } = Object(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
    const entry: unknown = Object(exports)[subpath] ?? (subpath === '.' ? exports : undefined);
    return chooseTarget(entry);
  } catch {
    return undefined;
  }
}

function chooseTarget(target: unknown): string | undefined {
  if (typeof target === 'string') return target;
  const condition = Object.keys(Object(target)).find((name) => conditions.includes(name));
  return condition === undefined ? undefined : chooseTarget(Object(target)[condition]);
}
