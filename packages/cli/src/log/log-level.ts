import type { Io } from '../io.js';

/** `debug`: every step. `trace`: also every piece of an answer, and every request. */
export type LogLevel = 'debug' | 'trace';

/** What `CASCADE_LOG` asks for; undefined: no log. Another word than these two asks for `debug`. */
export function logLevel({ env }: Pick<Io, 'env'>): LogLevel | undefined {
  const wanted = env.CASCADE_LOG?.trim().toLowerCase() ?? '';
  if (silent.has(wanted)) return undefined;
  return wanted === 'trace' ? 'trace' : 'debug';
}

const silent: ReadonlySet<string> = new Set(['', '0', 'off', 'false', 'none', 'silent']);
