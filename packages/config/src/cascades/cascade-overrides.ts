import type { CascadeOptions, EntryParameters } from '@cascade/core';

/** What the command line or a program says: it wins over every file. */
export interface CascadeOverrides extends Partial<Omit<CascadeOptions, 'entries' | 'tiers'>> {
  /** For all entries. */
  readonly parameters?: EntryParameters;
  /** The transport of all entries. */
  readonly fetch?: typeof globalThis.fetch;
}
