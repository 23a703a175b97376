import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { openForm } from '../../form/open-form.js';
import type { Io } from '../../io.js';
import { UsageError } from '../../usage-error.js';
import { type FoundProvider, findProviders } from './find-providers.js';
import { renderConfig } from './render-config.js';

export interface InitOptions {
  readonly config?: string;
  readonly force?: boolean;
  readonly yes?: boolean;
}

/** `cascade init`: writes a configuration from the keys and servers that are there. Asks only a person. */
export async function initCommand(io: Io, { config, force, yes }: InitOptions): Promise<number> {
  const path = config === undefined ? userFile(io) : resolve(io.cwd, config);
  if (!path.endsWith('.toml')) throw new UsageError(`${path} must end in .toml: init writes TOML`);
  const found = await findProviders(io);
  for (const { name, because, model } of found) io.err(`found ${name}: ${because} (${model})\n`);
  if (found.length === 0) io.err('found no key in the environment and no Ollama server\n');
  const chosen = yes !== true && found.length > 1 ? await choose(io, found) : found;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, renderConfig(chosen), { flag: force === true ? 'w' : 'wx', mode: 0o600 }).catch(
    (error: NodeJS.ErrnoException) => {
      throw new UsageError(
        error.code === 'EEXIST'
          ? `${path} exists already. To write it anew: cascade init --force`
          : `${path} cannot be written: ${error.message}`,
      );
    },
  );
  const next =
    chosen.length > 0
      ? `Now try: cascade -p "What is the capital of France?"${config === undefined ? '' : ` -c ${path}`}`
      : 'Set a key (OPENAI_API_KEY, ANTHROPIC_API_KEY, GEMINI_API_KEY) or start Ollama, then: cascade init --force';
  io.err(`wrote ${path}\n${next}\n`);
  return 0;
}

/** As in `@cascade/config`: the standard wants relative paths ignored. */
function userFile({ env, home }: Io): string {
  const base = env.XDG_CONFIG_HOME;
  const folder = base !== undefined && isAbsolute(base) ? base : join(home, '.config');
  return join(folder, 'cascade', 'config.toml');
}

/** Those that a person wants; all of them where nobody is there. */
async function choose(io: Io, found: readonly FoundProvider[]): Promise<readonly FoundProvider[]> {
  const form = await openForm(io);
  if (form === undefined) return found;
  const labelOf = ({ name, model }: FoundProvider): string => `${name}/${model}`;
  const chosen = await form.chooseSeveral('Which of them, in this order?', found.map(labelOf));
  return found.filter((provider) => chosen.includes(labelOf(provider)));
}
