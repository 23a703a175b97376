import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

/** Environment variables, as `process.env` holds them. */
export type Environment = Readonly<Record<string, string | undefined>>;

export interface FolderOptions {
  readonly env: Environment;
  /** Default: the home folder of the user. */
  readonly home?: string | undefined;
  /** Default: `$XDG_CONFIG_HOME`, else `~/.config`. */
  readonly configHome?: string | undefined;
}

/** The folders of one user. */
export interface Folders {
  readonly home: string;
  readonly configHome: string;
  readonly dataHome: string;
}

/** By the XDG rules: a relative path in such a variable counts as not set. */
export function findFolders({ env, home = env.HOME || homedir(), configHome }: FolderOptions): Folders {
  return {
    home,
    configHome: configHome ?? absolute(env.XDG_CONFIG_HOME) ?? join(home, '.config'),
    dataHome: absolute(env.XDG_DATA_HOME) ?? join(home, '.local', 'share'),
  };
}

function absolute(path: string | undefined): string | undefined {
  return path !== undefined && isAbsolute(path) ? path : undefined;
}

/** An absolute path: `~` is the home folder, anything relative starts at `from`. */
export function expandPath(path: string, from: string, home: string): string {
  if (path === '~') return home;
  return path.startsWith('~/') || path.startsWith('~\\') ? join(home, path.slice(2)) : resolve(from, path);
}
