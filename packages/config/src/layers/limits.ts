import { defined } from '@cascade/core/provider-kit';
import type { Layer } from './layer.js';

/** What `sqliteStore` takes. Absent: its defaults. */
export interface Retention {
  readonly retentionDays?: number;
  readonly maxRows?: number;
}

/** What `failedPromptFolder` takes. Absent: its defaults. */
export interface FailedPromptLimits {
  readonly maxFiles?: number;
  readonly maxBytes?: number;
  readonly maxAgeMs?: number;
}

const dayMs = 86_400_000;

/** How long the audit log is kept; every setting by the nearest file that has it. */
export function retention(layers: readonly Layer[]): Retention {
  const databases = layers.map(({ settings }) => settings.database);
  return defined({
    retentionDays: databases.find((database) => database?.retentionDays !== undefined)?.retentionDays,
    maxRows: databases.find((database) => database?.maxRows !== undefined)?.maxRows,
  });
}

/** How many failed prompts are kept; every setting by the nearest file that has it. */
export function failedPromptLimits(layers: readonly Layer[]): FailedPromptLimits {
  const sections = layers.map(({ settings }) => settings.failedPrompts ?? settings.failurePersistence);
  const days = sections.find((section) => section?.maxAgeDays !== undefined)?.maxAgeDays;
  return defined({
    maxFiles: sections.find((section) => section?.maxFiles !== undefined)?.maxFiles,
    maxBytes: sections.find((section) => section?.maxBytes !== undefined)?.maxBytes,
    maxAgeMs: days === undefined ? undefined : days * dayMs,
  });
}
