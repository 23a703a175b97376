import { ConfigError } from '../config-error.js';
import { parseToml } from '../documents/parse-toml.js';
import { readTextFile } from '../documents/read-text-file.js';
import { expandPath, type FolderOptions, findFolders } from '../files/folders.js';
import { replaceFile } from '../files/replace-file.js';
import { userFilePath } from '../layers/read-layers.js';
import {
  findProviderName,
  findProviderType,
  guessProviderName,
  knownProviders,
} from '../providers/find-provider-name.js';
import { type ProviderType, vendorNamed } from '../providers/vendors.js';
import { settingsShape } from '../settings/settings-shape.js';
import { editToml } from './edit-toml.js';

export interface ConfigureOptions extends FolderOptions {
  readonly cwd: string;
  /** In place of the user file; ends in .toml. */
  readonly configFile?: string | undefined;
  /** Any spelling of a known provider; with `baseUrl` any name. */
  readonly provider: string;
  readonly model?: string | undefined;
  readonly baseUrl?: string | undefined;
  /** Becomes the `agent` of the file. By itself so where the file says nothing of what to ask. */
  readonly setDefault?: boolean | undefined;
}

/** What has been written. */
export interface Configured {
  readonly file: string;
  readonly provider: string;
  readonly model: string | undefined;
  readonly baseUrl: string | undefined;
  /** It is what is asked when nothing is named. */
  readonly isDefault: boolean;
  /** The address is another one than before: a key that is kept would go there. */
  readonly hasNewAddress: boolean;
}

/**
 * Sets up a provider in the user's own file, and leaves everything else in it as it is.
 *
 * @throws ConfigError when the provider is not known, a value is not valid, or the file cannot be written
 */
export async function configureProvider(options: ConfigureOptions): Promise<Configured> {
  const file = fileOf(options);
  const provider = nameOf(options);
  const text = (await readTextFile(file))?.text ?? '';
  const before = await readSettings(file, text);
  const known = before.providers?.get(provider)?.value;
  const baseUrl = options.baseUrl ?? known?.baseUrl;
  const model = options.model ?? deploymentOf(options.baseUrl) ?? known?.model;
  const saysNothing = before.agent === undefined && before.defaultCascade === undefined && !before.cascades?.size;
  const isDefault = model !== undefined && (options.setDefault ?? saysNothing);
  if (options.setDefault === true && model === undefined) {
    throw new ConfigError({ problem: `${provider} has no model yet`, fix: 'Add --model MODEL.' });
  }
  const type = known?.type ?? known?.package ?? vendorNamed(provider);
  const changes = [
    {
      path: ['providers', provider],
      set: {
        ...(type === undefined && { type: findProviderType(options.provider) ?? typeAt(baseUrl) }),
        ...(options.baseUrl !== undefined && { base_url: options.baseUrl }),
        ...(model !== undefined && { model }),
      },
    },
    ...(isDefault ? [{ path: ['agent'], set: { provider, model: undefined } }] : []),
  ];
  const edited = await editToml(text, changes);
  if (edited === undefined) {
    throw new ConfigError({
      file,
      problem: 'the file is written in a way that cannot be changed without harm',
      fix: `Set [providers.${provider}] in it by hand.`,
    });
  }
  // What is refused here would stop every command.
  await readSettings(file, edited);
  if (edited !== text) await replaceFile(file, edited);
  return { file, provider, model, baseUrl, isDefault, hasNewAddress: baseUrl !== known?.baseUrl };
}

function fileOf({ configFile, cwd, ...folderOptions }: ConfigureOptions): string {
  const folders = findFolders(folderOptions);
  const file = configFile === undefined ? userFilePath(folders) : expandPath(configFile, cwd, folders.home);
  if (file.endsWith('.toml')) return file;
  throw new ConfigError({ file, problem: 'only TOML can be written', fix: 'Name a file that ends in .toml.' });
}

function nameOf({ provider, baseUrl }: ConfigureOptions): string {
  const known = findProviderName(provider);
  if (known !== undefined) return known;
  const type = findProviderType(provider);
  // Any server that speaks OpenAI's protocol, by any name.
  if (baseUrl !== undefined) return type ?? provider;
  if (type !== undefined) {
    throw new ConfigError({ problem: `${type} has no address of its own`, fix: 'Add --base-url URL.' });
  }
  const guess = guessProviderName(provider);
  throw new ConfigError({
    problem: `nobody knows a provider "${provider.slice(0, 100)}"`,
    fix:
      guess === undefined
        ? `There are ${knownProviders().join(', ')}; any other server that speaks OpenAI's protocol needs --base-url.`
        : `Did you mean "${guess}"? Any other server that speaks OpenAI's protocol needs --base-url.`,
  });
}

async function readSettings(path: string, text: string) {
  const parsed = await parseToml(path, text);
  const document = { path, format: 'toml', sha256: '', ...parsed } as const;
  return settingsShape.read(document.data, { document, path: [] });
}

/** What a server speaks of which there is only the address. */
function typeAt(baseUrl: string | undefined): ProviderType {
  const host = baseUrl !== undefined && URL.canParse(baseUrl) ? new URL(baseUrl).hostname : '';
  return host.endsWith('.azure.com') ? 'azure' : 'openai_compatible';
}

/** A deployment of Azure's holds one model: its name says which is meant. */
function deploymentOf(baseUrl: string | undefined): string | undefined {
  const path = baseUrl !== undefined && URL.canParse(baseUrl) ? new URL(baseUrl).pathname : '';
  return /^\/openai\/deployments\/([^/]+)/.exec(path)?.[1];
}
