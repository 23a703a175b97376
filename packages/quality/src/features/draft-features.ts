import type { DraftView } from '../draft-view.js';
import { answerFeatures } from './answer-features.js';
import { findOptions } from './find-options.js';
import { optionFeatures } from './option-features.js';
import { overlapFeatures } from './overlap-features.js';
import { promptFeatures } from './prompt-features.js';
import { promptKind } from './prompt-kind.js';
import { scanText } from './scan-text.js';
import { shapeFeatures } from './shape-features.js';
import { textWindow } from './text-window.js';

/** Everything countable about a draft, by name, in a fixed order; for reading, the scorer takes `draftFeatures`. */
export function namedDraftFeatures(view: DraftView): ReadonlyMap<string, number> {
  return new Map(groupsOf(view).flatMap((group) => Object.entries(group)));
}

/**
 * What can be counted about a draft and its prompt without understanding either: values in [-1, 1], in the order of
 * `namedDraftFeatures`. Reads at most 8,000 characters of each text, in linear time.
 */
export function draftFeatures(view: DraftView): readonly number[] {
  const values: number[] = [];
  for (const group of groupsOf(view)) values.push(...Object.values(group));
  return values;
}

function groupsOf(view: DraftView): readonly Readonly<Record<string, number>>[] {
  const prompt = scanText(textWindow(view.prompt));
  const draft = scanText(textWindow(view.text));
  const options = findOptions(prompt.text);
  const kind = promptKind(prompt, options);
  return [
    promptFeatures(prompt, view.prompt.length),
    shapeFeatures(draft, view.text.length, view.finishReason),
    overlapFeatures(prompt, draft, kind),
    answerFeatures(prompt, draft, kind),
    optionFeatures(draft, options),
  ];
}
