import type { Readable } from 'node:stream';
import type { WritableKeyring } from '@cascade/config';

/** Everything outside that a command touches, so that tests can stand in for a terminal. */
export interface Io {
  readonly stdin: Readable;
  /** Resolves when the text is handed on; false when nobody reads any more (a broken pipe). */
  readonly out: (text: string) => Promise<boolean>;
  readonly err: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly home: string;
  /** A person can type answers. */
  readonly isInteractive: boolean;
  /** Standard output is a terminal. */
  readonly isTerminal: boolean;
  /** Standard error is a terminal: what is shown there may be wiped again. */
  readonly showsProgress: boolean;
  readonly useColors: boolean;
  /** Width of the terminal in characters. */
  readonly columns: number;
  /** Aborted by an interrupt, or when standard output is closed. */
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** Default: the keyring of the operating system. */
  readonly keyring?: WritableKeyring;
}
