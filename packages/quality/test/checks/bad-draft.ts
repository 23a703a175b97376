import type { CheckName } from '../../src/checks/finding.js';
import type { DraftView } from '../../src/draft-view.js';

/** A bad draft and the kind of finding that it should have. */
export type BadDraft = readonly [kind: CheckName, draft: DraftView];

/** Bad drafts of one kind that answer one prompt. */
export const ask = (kind: CheckName, prompt: string, ...texts: readonly string[]): BadDraft[] =>
  texts.map((text) => [kind, { prompt, text }]);
