import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { providerNames } from './provider-names.js';

export interface CreateProviderPackageOptions {
  /** Name of the provider: small letters, digits and hyphens. */
  readonly name: string;
  /** Where relative folders start. */
  readonly cwd: string;
  /** Default `cascade-provider-NAME`. It is made, and has to be empty. */
  readonly folder?: string;
}

export interface WrittenPackage {
  /** Absolute. */
  readonly folder: string;
  /** Relative to it, sorted. */
  readonly files: readonly string[];
}

const packageFolder = fileURLToPath(new URL('..', import.meta.url));
const template = join(packageFolder, 'template');

/** Names that would mean something here, or that npm would not pack. */
const renamed: Readonly<Record<string, string>> = {
  '_package.json': 'package.json',
  '_README.md': 'README.md',
  _gitignore: '.gitignore',
};

/**
 * Writes a package with an adapter that lacks its wire: its conformance test fails until that is written.
 *
 * @throws Error when the name is none, or the folder is not empty
 */
export async function createProviderPackage(options: CreateProviderPackageOptions): Promise<WrittenPackage> {
  const names = providerNames(options.name);
  const folder = resolve(options.cwd, options.folder ?? `cascade-provider-${names.kebab}`);
  await makeEmpty(folder);
  const versions = await siblingVersions();
  const entries = await readdir(template, { recursive: true, withFileTypes: true });
  const files: string[] = [];
  for (const entry of entries.filter((each) => each.isFile())) {
    const source = join(entry.parentPath, entry.name);
    const name = renamed[entry.name] ?? entry.name.replace('acme', names.kebab);
    const target = join(folder, relative(template, entry.parentPath), name);
    const text = await readFile(source, 'utf8');
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, fill(text, names, versions), { flag: 'wx' });
    files.push(relative(folder, target));
  }
  return { folder, files: files.sort() };
}

async function makeEmpty(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const found = await readdir(folder);
  if (found.length > 0) throw new Error(`${folder} is not empty. Name another folder, or empty it.`);
}

/** The template is an adapter called Acme. */
function fill(text: string, names: ReturnType<typeof providerNames>, versions: Versions): string {
  return text
    .replaceAll('ACME', names.upper)
    .replaceAll('Acme', names.pascal)
    .replaceAll('acme', names.kebab)
    .replaceAll('CORE_VERSION', versions.core)
    .replaceAll('TESTING_VERSION', versions.testing);
}

interface Versions {
  readonly core: string;
  readonly testing: string;
}

/** What this version was made for. In its own repository that is whatever lies beside it. */
async function siblingVersions(): Promise<Versions> {
  const { peerDependencies } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8'));
  const rangeOf = (name: string): string => String(peerDependencies[name]).replace(/^workspace:.*$/, '*');
  return { core: rangeOf('@cascade/core'), testing: rangeOf('@cascade/testing') };
}
