import type { CascadeOptions } from '@cascade/core';
import { buildCascade } from './cascades/build-cascade.js';
import type { CascadeOverrides } from './cascades/cascade-overrides.js';
import { directOptions } from './cascades/direct-options.js';
import { findCascade } from './cascades/find-cascade.js';
import { describeProviders, type ProviderDescription, providerNames } from './describe-providers.js';
import type { ConfigFile } from './files/config-file.js';
import { type FolderOptions, type Folders, findFolders } from './files/folders.js';
import { olderToolHint } from './files/older-tool-hint.js';
import { createKeyringAsker } from './keys/ask-keyring.js';
import { keyFolder } from './keys/key-folder.js';
import { type KeyringPort, systemKeyring } from './keys/keyring.js';
import { redact } from './keys/redact.js';
import { defaultCascade } from './layers/default-cascade.js';
import { defaultModel } from './layers/default-model.js';
import { generalBudgets } from './layers/general-budgets.js';
import { keyServices } from './layers/key-services.js';
import { type FailedPromptLimits, failedPromptLimits, type Retention, retention } from './layers/limits.js';
import { mergeCascades } from './layers/merge-cascades.js';
import { mergeProviders } from './layers/merge-providers.js';
import { databasePath, failedPromptsDir } from './layers/paths.js';
import { type Layers, readLayers, userFilePath } from './layers/read-layers.js';
import { type Connection, listConnections } from './list-connections.js';
import { type ImportPackage, importPackage } from './providers/import-package.js';
import { type PriceBook, priceBook } from './providers/price-book.js';
import { createProviderPool } from './providers/provider-pool.js';
import { assertTrusted } from './trust/assert-trusted.js';

export interface LoadConfigOptions extends FolderOptions {
  /** The search for the project file starts here; relative paths in arguments and the environment too. */
  readonly cwd: string;
  /** Read in place of project and user file; counts as the user's own. Ends in .yaml, .yml or .toml. */
  readonly configFile?: string | undefined;
  /** Imports provider packages. Default: looked up from the file that names them, then beside this package. */
  readonly importPackage?: ImportPackage;
  /** Default: the keyring of the operating system. */
  readonly keyring?: KeyringPort;
}

/** All configuration files together. Nothing of it is a secret. */
export interface Config {
  /** The files that were read, the nearest first. */
  readonly files: readonly ConfigFile[];
  /** What a person should know. Grows while cascades are built and keys are looked up. */
  readonly warnings: readonly string[];
  readonly defaultCascade: string | undefined;
  /** For `directOptions`: what `agent` asks for. Where it is given, it is meant rather than `defaultCascade`. */
  readonly defaultModel: string | undefined;
  readonly cascadeNames: readonly string[];
  /** Those that are set up, and those that are there by themselves. */
  readonly providerNames: readonly string[];
  /** The folder above the user's own `cascade`. Absolute. */
  readonly configHome: string;
  /** Names of keys that `api_key_service` of providers and entries gives. */
  readonly keyServices: readonly string[];
  /** Absolute. */
  readonly databasePath: string;
  /** For `sqliteStore`. */
  readonly retention: Retention;
  /** Absolute. */
  readonly failedPromptsDir: string;
  /** For `failedPromptFolder`. */
  readonly failedPromptLimits: FailedPromptLimits;
  /**
   * A cascade for `createCascade`, without a store. Provider packages are imported now; keys are looked up when a
   * provider is about to be called.
   *
   * @throws ConfigError when there is no such cascade, or a provider's package is missing
   */
  cascadeOptions(name: string, overrides?: CascadeOverrides): Promise<CascadeOptions>;
  /**
   * A cascade of one entry, without a store: `provider/model`, or a model alone whose provider can be told.
   *
   * @throws ConfigError when the provider cannot be told, with a suggestion
   */
  directOptions(model: string, overrides?: CascadeOverrides): Promise<CascadeOptions>;
  /**
   * Every provider, or those named, with its address and where its key comes from, never the key. Asks the keyring for
   * each.
   */
  describe(names?: readonly string[]): Promise<readonly ProviderDescription[]>;
  /** The providers in use, to be tried one by one. Nothing is loaded or looked up yet. */
  connections(): readonly Connection[];
  /** What models cost, with what the user has read into it. */
  readonly prices: PriceBook;
  /** A text in which every key that was looked up so far has given way to `[key]`. */
  redact(text: string): string;
}

/**
 * Reads the configuration that holds in a folder.
 *
 * @throws UntrustedProjectError when the project's file needs `cascade trust`
 * @throws ConfigError when a file cannot be used: with file, line, key, value and fix
 */
export async function loadConfig(options: LoadConfigOptions): Promise<Config> {
  const { cwd, env, configFile, keyring = systemKeyring } = options;
  const folders = findFolders(options);
  const layers = await readLayers({ cwd, folders, configFile });
  await assertTrusted(layers, folders);
  const providers = mergeProviders(layers.layers);
  const cascades = mergeCascades(layers.layers, providers);
  const warnings = [...layers.warnings, ...(await olderToolHint(layers, folders, configFile))];
  const warn = (text: string): void => void (warnings.includes(text) || warnings.push(text));
  const agent = defaultModel(layers, env, providers);
  const secrets = new Set<string>();
  const pool = createProviderPool(
    { importPackage: options.importPackage ?? importPackage, userFile: userFilePath(folders) },
    {
      askKeyring: createKeyringAsker(keyring, warn),
      keyFolder: keyFolder(folders),
      env,
      dotenv: layers.dotenv,
      secrets,
    },
  );
  const prices = priceBook(folders, warn);
  const budgets = generalBudgets(layers.layers);
  const build = { providers, cascades, pool, prices, budgets, warn, home: folders.home };
  return {
    files: filesOf(layers),
    warnings,
    defaultCascade: defaultCascade(layers, env, cascades),
    defaultModel: agent,
    cascadeNames: [...cascades.keys()],
    providerNames: providerNames(providers),
    keyServices: keyServices(providers, cascades),
    configHome: folders.configHome,
    ...pathsOf(layers, options, folders),
    cascadeOptions: async (name, overrides = {}) => buildCascade(findCascade(cascades, name), overrides, build),
    directOptions: async (model, overrides = {}) => directOptions(model, overrides, build),
    describe: (names) => describeProviders(providers, pool, names),
    prices,
    connections: () => listConnections({ providers, cascades, defaultModel: agent, pool }),
    redact: (text) => redact(text, secrets),
  };
}

function pathsOf(files: Layers, { cwd, env }: LoadConfigOptions, folders: Folders) {
  const { layers } = files;
  const sources = { ...files, env, cwd, folders };
  return {
    databasePath: databasePath(sources),
    retention: retention(layers),
    failedPromptsDir: failedPromptsDir(sources),
    failedPromptLimits: failedPromptLimits(layers),
  };
}

function filesOf({ layers, dotenv }: Layers): readonly ConfigFile[] {
  const files: ConfigFile[] = layers.map(({ kind, document }) => ({ kind, path: document.path }));
  return dotenv === undefined ? files : [...files, { kind: 'dotenv', path: dotenv.path }];
}
