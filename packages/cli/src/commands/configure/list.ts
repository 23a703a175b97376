import type { KeySource, ProviderDescription } from '@cascade/config';
import type { Io } from '../../io.js';
import { openConfig } from '../../open-session.js';
import { renderTable } from '../../render/table.js';

export interface ConfigureListOptions {
  readonly config?: string;
  readonly json?: boolean;
  readonly all?: boolean;
}

/** `cascade configure list`: the providers that are set up or have a key, and what is asked when nothing is named. */
export async function configureListCommand(io: Io, options: ConfigureListOptions): Promise<number> {
  const config = await openConfig(io, options.config);
  const described = await config.describe(config.providerNames);
  const shown = described.filter(
    ({ file, keys = [] }) => options.all === true || file !== undefined || keys.length > 0,
  );
  const byDefault = config.defaultModel ?? config.defaultCascade ?? null;
  if (options.json === true) {
    await io.out(`${JSON.stringify({ default: byDefault, providers: shown, files: config.files }, null, 2)}\n`);
    return 0;
  }
  if (shown.length === 0) io.err('No provider is set up yet. Begin with: cascade configure llm\n');
  else await io.out(await renderTable(io, ['provider', 'model', 'address', 'key', 'file'], shown.map(toRow)));
  io.err(byDefault === null ? '' : `asked when nothing is named: ${byDefault}\n`);
  return 0;
}

function toRow({ name, model = '', origin = '', key, keys = [], file = '', problem }: ProviderDescription) {
  return [name, model, origin, problem ?? describeKey(key, keys.length), file];
}

/** Where a key comes from, in a few words. */
export function describeKey(source: KeySource | undefined, count: number): string {
  if (source === undefined) return '';
  if (source.from === 'none') return source.isRequired ? 'missing' : 'none needed';
  const where = source.from === 'environment' ? source.name : source.from;
  return count > 1 ? `${count} in ${where}` : where;
}
