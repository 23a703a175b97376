import { promptFeatures } from './prompt-features.js';
import { scanText } from './scan-text.js';
import { textWindow } from './text-window.js';

/** Features of a prompt on its own, in [0, 1], in the order of `promptFeatures`. Reads at most 8,000 characters. */
export function questionFeatures(prompt: string): readonly number[] {
  return Object.values(promptFeatures(scanText(textWindow(prompt)), prompt.length));
}
