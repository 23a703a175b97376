import type { Config } from '@cascade/config';
import type { Io } from '../io.js';
import { type LogLevel, logLevel } from './log-level.js';

/** One line of the log: what happened, and what is known of it. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Writes lines of JSON to standard error. */
export interface LogWriter {
  readonly level: LogLevel;
  /** The text of prompts and answers may be written: `CASCADE_LOG_CONTENT=1`. */
  readonly hasContent: boolean;
  write(level: LogLevel, event: string, fields: LogFields): void;
}

/** The log that `CASCADE_LOG` asks for; undefined: none. Keys are taken out of every line. */
export function openLog(io: Io, { redact }: Pick<Config, 'redact'>): LogWriter | undefined {
  const wanted = logLevel(io);
  if (wanted === undefined) return undefined;
  return {
    level: wanted,
    hasContent: io.env.CASCADE_LOG_CONTENT === '1',
    write(level, event, fields) {
      if (level === 'trace' && wanted === 'debug') return;
      io.err(`${redact(JSON.stringify({ at: new Date(io.now()).toISOString(), level, event, ...fields }))}\n`);
    },
  };
}
