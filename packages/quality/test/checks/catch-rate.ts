import type { CheckName } from '../../src/checks/finding.js';
import { hardChecks } from '../../src/checks/hard-checks.js';
import type { DraftView } from '../../src/draft-view.js';

/** Drafts that answer one prompt; the last part is common to them. */
export type Drafts = readonly [prompt: string, texts: readonly string[], more?: Partial<DraftView>];

/** What the checks made of a list of drafts. */
export interface CatchRate {
  /** Share of drafts whose first finding is of the kind looked for, 0 to 1. */
  readonly rate: number;
  /** Drafts without any finding. */
  readonly accepted: readonly string[];
  /** Drafts that are not found, or first found to be something else: what was found, then the draft. */
  readonly missed: readonly string[];
}

/** Runs the hard checks over lists of bad drafts of one kind and counts what they catch. */
export async function catchRate(kind: CheckName, lists: readonly Drafts[]): Promise<CatchRate> {
  const accepted: string[] = [];
  const missed: string[] = [];
  let total = 0;
  for (const [prompt, texts, more] of lists) {
    for (const text of texts) {
      total++;
      const [first] = await hardChecks({ prompt, text, ...more });
      if (first === undefined) accepted.push(text);
      if (first?.check !== kind) missed.push(`${first?.check ?? 'nothing'}: ${prompt.slice(0, 80)} => ${text}`);
    }
  }
  return { rate: 1 - missed.length / total, accepted, missed };
}

/** The drafts that have a finding, each with what was found; the lists hold good drafts. */
export async function flagged(lists: readonly Drafts[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [prompt, texts, more] of lists) {
    for (const text of texts) {
      const [first] = await hardChecks({ prompt, text, ...more });
      if (first !== undefined) found.push(`${first.check} (${first.text}): ${prompt.slice(0, 80)} => ${text}`);
    }
  }
  return found;
}
