import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  ConfigError,
  type ConfigErrorFacts,
  type ConfigureOptions,
  configureProvider,
  type KeyStoreOptions,
  type LoadConfigOptions,
  listUntrusted,
  loadConfig,
  openKeyStore,
  trustProject,
  type VendorProviderOptions,
  vendorProvider,
  type WritableKeyring,
} from '@cascade/config';
import { createProviderPackage } from 'create-cascade-provider';
import { inFolder } from '../in-folder.js';
import { type Pairs, pair } from '../pair.js';

const cascade = (model: string) => `default_cascade: main\ncascades: { main: { entries: [${model}] } }\n`;
const files = {
  'one/cascade.yaml': cascade('openai/gpt-4o-mini'),
  'other/cascade.yaml': cascade('openai/gpt-4.1'),
  'given.yaml': cascade('openai/gpt-4o'),
  '.config/cascade/config.toml': '[agent]\nprovider = "openai"\nmodel = "gpt-4o"\n',
  'second/.config/cascade/config.toml': '[agent]\nprovider = "groq"\nmodel = "llama-3.3-70b-versatile"\n',
};

const silent: WritableKeyring = {
  get: async () => undefined,
  set: () => Promise.reject(new Error('none')),
  delete: async () => false,
};
const holding = (key: string): WritableKeyring => ({
  ...silent,
  get: async (_service, user) => (user === 'openai' ? key : undefined),
});
const late: WritableKeyring = {
  ...silent,
  get: () => new Promise((resolve) => setTimeout(() => resolve('sk-late-of-somebody'), 60)),
};

const inHome = <Result>(scene: (home: string) => Promise<Result>): Promise<Result> =>
  inFolder(async (home) => {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(home, name)), { recursive: true });
      await writeFile(join(home, name), text);
    }
    return scene(home);
  });

/** What a configuration comes to; paths in options begin in the home folder. */
const loaded = (options: (home: string) => Partial<LoadConfigOptions>) =>
  inHome(async (home) => {
    const config = await loadConfig({ cwd: home, home, env: {}, keyring: silent, ...options(home) });
    const { defaultModel, defaultCascade, configHome, databasePath } = config;
    const built = defaultCascade === undefined ? undefined : await config.cascadeOptions(defaultCascade);
    const keys = await config.describe(['openai']);
    const entries = built?.entries?.map((entry) => ('model' in entry ? entry.model.modelId : entry.modelId));
    const paths = [configHome, databasePath].map((path) => path.replace(home, '~'));
    return { defaultModel, paths, entries, keys: keys.map(({ key, keys: found }) => [key?.from, found]) };
  });

/** What is written for a provider. */
const written = (options: (home: string) => Partial<ConfigureOptions>) =>
  inHome(async (home) => {
    const own = { cwd: home, home, env: {}, provider: 'groq', model: 'a', ...options(home) };
    const { file } = await configureProvider(own);
    return [file.replace(home, '~'), await readFile(file, 'utf8')];
  });

const kept = (options: Partial<KeyStoreOptions>) =>
  inHome((home) => openKeyStore({ home, env: {}, keyring: silent, ...options }).get('openai'));

const refused = (facts: Partial<ConfigErrorFacts>): unknown => {
  const { message, file, line, key, value, fix } = new ConfigError({
    problem: 'is wrong',
    file: '/a',
    key: 'k',
    ...facts,
  });
  return { message, file, line, key, value, fix };
};

/** The package that is written, by its files and what is in the first of them. */
const packaged = (options: { readonly name?: string; readonly folder?: string; readonly cwd?: string }) =>
  inFolder(async (home) => {
    await mkdir(join(home, 'deep'));
    const made = await createProviderPackage({ name: 'acme', ...options, cwd: join(home, options.cwd ?? '') });
    return [made.folder.replace(home, '~'), made.files, await readdir(made.folder)];
  });

/** A vendor's provider, or that its package cannot be found from there. */
const opened = (options: Partial<VendorProviderOptions>): Promise<unknown> =>
  vendorProvider('openai', { from: fileURLToPath(import.meta.url), ...options }).then(
    ({ provider }) => [provider.name, provider.origin],
    (error: Error) => error.message,
  );

export const callPairs: Pairs = {
  'ConfigErrorFacts.file': pair('/a', '/b', (file) => refused({ file })),
  'ConfigErrorFacts.line': pair(1, 2, (line) => refused({ line })),
  'ConfigErrorFacts.key': pair('a', 'b', (key) => refused({ key })),
  'ConfigErrorFacts.value': pair('a', 'b', (value) => refused({ value })),
  'ConfigErrorFacts.problem': pair('is wrong', 'is missing', (problem) => refused({ problem })),
  'ConfigErrorFacts.fix': pair('Do a.', 'Do b.', (fix) => refused({ fix })),
  'ConfigError(options).cause': pair(
    'one',
    'other',
    (cause) => new ConfigError({ problem: 'is wrong' }, { cause }).cause,
  ),

  'LoadConfigOptions.cwd': pair('one', 'other', (folder) => loaded((home) => ({ cwd: join(home, folder) }))),
  'LoadConfigOptions.configFile': pair({}, { configFile: 'given.yaml' }, (options) => loaded(() => options)),
  'LoadConfigOptions.keyring': pair('sk-one-of-somebody', 'sk-other-of-somebody', (key) =>
    loaded(() => ({ keyring: holding(key) })),
  ),
  'LoadConfigOptions.importPackage': pair(false, true, async (isGiven) => {
    const asked: string[] = [];
    const importPackage = async (name: string): Promise<unknown> => {
      asked.push(name);
      return import(name);
    };
    await loaded((home) => ({ cwd: join(home, 'one'), ...(isGiven && { importPackage }) }));
    return asked;
  }),
  'FolderOptions.env': pair({}, { OPENAI_API_KEY: 'sk-of-somebody' }, (env) => loaded(() => ({ env }))),
  'FolderOptions.home': pair('', 'second', (folder) => loaded((home) => ({ home: join(home, folder) }))),
  'FolderOptions.configHome': pair('.config', 'second/.config', (folder) =>
    loaded((home) => ({ configHome: join(home, folder) })),
  ),

  'ConfigureOptions.cwd': pair('one', 'other', (folder) =>
    written((home) => ({ cwd: join(home, folder), configFile: 'made.toml' })),
  ),
  'ConfigureOptions.configFile': pair({}, { configFile: 'made.toml' }, (options) => written(() => options)),
  'ConfigureOptions.provider': pair('groq', 'mistral', (provider) => written(() => ({ provider }))),
  'ConfigureOptions.model': pair('a', 'b', (model) => written(() => ({ model }))),
  'ConfigureOptions.baseUrl': pair({}, { baseUrl: 'http://127.0.0.1:9/v1' }, (options) => written(() => options)),
  'ConfigureOptions.setDefault': pair(false, true, (setDefault) => written(() => ({ setDefault }))),

  'KeyStoreOptions.keyring': pair('sk-one-of-somebody', 'sk-other-of-somebody', (key) =>
    kept({ keyring: holding(key) }),
  ),
  'KeyStoreOptions.timeoutMs': pair(5, 5_000, (timeoutMs) => kept({ keyring: late, timeoutMs })),

  'ProjectOptions.cwd': pair('one', 'second', (folder) =>
    inHome(async (home) => (await listUntrusted({ cwd: join(home, folder), home, env: {} }))?.path.replace(home, '~')),
  ),
  'trustProject(options).sha256': pair('seen', 'never seen', (which) =>
    inHome(async (home) => {
      const project = { cwd: join(home, 'one'), home, env: {} };
      const sha256 = which === 'seen' ? (await listUntrusted(project))?.sha256 : 'another';
      return trustProject({ ...project, sha256: sha256 ?? '' }).then(
        () => 'trusted',
        () => 'refused',
      );
    }),
  ),

  'VendorProviderOptions.baseUrl': pair('http://127.0.0.1:1/v1', 'http://127.0.0.1:2/v1', (baseUrl) =>
    opened({ baseUrl }),
  ),
  'VendorProviderOptions.name': pair('one', 'other', (name) => opened({ name })),
  'VendorProviderOptions.from': pair('mine', 'none', (which) =>
    inFolder(async (folder) => {
      const installed = join(folder, 'mine/node_modules/@cascade/providers-openai');
      await mkdir(installed, { recursive: true });
      await mkdir(join(folder, 'none'));
      const manifest = { name: '@cascade/providers-openai', type: 'module', exports: './index.js' };
      await writeFile(join(installed, 'package.json'), JSON.stringify(manifest));
      const own = "({ name: 'mine', origin: 'https://mine.invalid', keys: {}, chat: () => ({}) })";
      await writeFile(join(installed, 'index.js'), `export const createOpenAI = () => ${own};`);
      return opened({ from: join(folder, which, 'file.js') });
    }),
  ),

  'CreateProviderPackageOptions.name': pair('acme', 'other', (name) => packaged({ name })),
  'CreateProviderPackageOptions.cwd': pair('', 'deep', (cwd) => packaged({ cwd })),
  'CreateProviderPackageOptions.folder': pair('one', 'other', (folder) => packaged({ folder })),
};
