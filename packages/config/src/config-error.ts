import { ConfigurationError } from '@cascade/core/provider-kit';

/** What a {@link ConfigError} says, apart. */
export interface ConfigErrorFacts {
  /** Absolute path of the file at fault; absent where an environment variable or an argument is. */
  readonly file?: string | undefined;
  /** Counted from 1. */
  readonly line?: number | undefined;
  /** Such as `cascades.fast.entries[0].model`. */
  readonly key?: string | undefined;
  /** What was found there, cut and without secrets. */
  readonly value?: string | undefined;
  /** What is wrong, as the rest of a sentence that begins with the key. */
  readonly problem: string;
  /** What to do, as a sentence. */
  readonly fix?: string | undefined;
}

/** A configuration that cannot be used: names file, line, key and value, and what to do. */
export class ConfigError extends ConfigurationError {
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly key: string | undefined;
  readonly value: string | undefined;
  readonly fix: string | undefined;

  constructor(facts: ConfigErrorFacts, options?: { readonly cause?: unknown }) {
    super(messageOf(facts), options);
    this.name = 'ConfigError';
    this.file = facts.file;
    this.line = facts.line;
    this.key = facts.key;
    this.value = facts.value;
    this.fix = facts.fix;
  }
}

function messageOf({ file, line, key, value, problem, fix }: ConfigErrorFacts): string {
  const where = file === undefined ? '' : `${file}${line === undefined ? '' : `:${line}`}: `;
  const what = key === undefined ? problem : `${key} ${problem}`;
  const got = value === undefined ? '' : `, got ${value}`;
  return `${where}${what}${got}${fix === undefined ? '' : `. ${fix}`}`;
}
