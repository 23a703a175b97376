import type { DraftView } from '../draft-view.js';
import { checkCode } from './check-code.js';
import { checkCut } from './check-cut.js';
import { checkEcho } from './check-echo.js';
import { checkEmpty } from './check-empty.js';
import { checkErrorText } from './check-error-text.js';
import { checkFormat } from './check-format.js';
import { checkLanguage, type LanguageOptions } from './check-language.js';
import { checkLength, type LengthOptions } from './check-length.js';
import { checkNoise } from './check-noise.js';
import { checkOffTopic } from './check-off-topic.js';
import { checkRefusal } from './check-refusal.js';
import { checkSchema } from './check-schema.js';
import { checkTool } from './check-tool.js';
import type { CheckName, Finding } from './finding.js';
import { forgetDraft } from './read-draft.js';

/** What to look for, and limits that the caller sets. */
export interface HardCheckOptions extends LengthOptions, LanguageOptions {
  /** Checks that are left out; default none. */
  readonly skip?: readonly CheckName[];
  /** Parse code blocks: loads the parsers on first use. Default true. */
  readonly code?: boolean;
}

type OptionCheck = (draft: DraftView, options: HardCheckOptions) => Finding | undefined;

/** All checks but the code parsers, the most certain first. */
const checks: readonly (readonly [name: CheckName, check: OptionCheck])[] = [
  ['tool', checkTool],
  ['empty', checkEmpty],
  ['echo', checkEcho],
  ['noise', checkNoise],
  ['error-text', checkErrorText],
  ['refusal', checkRefusal],
  ['cut', checkCut],
  ['schema', checkSchema],
  // Stands here for its rank only: the parsers answer later.
  ['code', () => undefined],
  ['format', checkFormat],
  ['length', checkLength],
  ['language', checkLanguage],
  ['off-topic', checkOffTopic],
];

function runChecks(draft: DraftView, options: HardCheckOptions): readonly Finding[] {
  const findings: Finding[] = [];
  for (const [name, check] of checks) {
    if (options.skip?.includes(name)) continue;
    const finding = check(draft, options);
    if (finding !== undefined) findings.push(finding);
    // Nothing else can be said about an answer that is not there.
    if (finding?.check === 'empty') break;
  }
  return findings;
}

/** Runs all hard checks but the code parsers, at once. The first finding is the most certain one. */
export function quickChecks(draft: DraftView, options: HardCheckOptions = {}): readonly Finding[] {
  const findings = runChecks(draft, options);
  forgetDraft();
  return findings;
}

/**
 * Runs all hard checks. Each finding alone is reason enough not to use the draft; the first is the most certain one.
 * Empty for a draft that nothing speaks against, which does not make it a good one.
 */
export async function hardChecks(draft: DraftView, options: HardCheckOptions = {}): Promise<readonly Finding[]> {
  const findings = runChecks(draft, options);
  const parsed = options.code === false || options.skip?.includes('code') ? undefined : checkCode(draft);
  forgetDraft();
  const finding = await parsed;
  if (finding === undefined) return findings;
  const rank = (each: Finding): number => checks.findIndex(([name]) => name === each.check);
  return [...findings, finding].sort((left, right) => rank(left) - rank(right));
}
