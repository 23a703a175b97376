import { sigmoid } from '../linear/index.js';
import { complexities, domains, type PromptClass } from './prompt-class.js';
import { decodePromptModel, type PromptModel } from './prompt-model.js';
import { promptShape, shapeNames } from './prompt-shape.js';
import { encodedPromptModel } from './prompt-weights.generated.js';
import { defaultWindowChars, promptWindow } from './prompt-window.js';
import { scorePrompt } from './score-prompt.js';

/** How `classifyPrompt` reads. */
export interface ClassifyPromptOptions {
  /** Characters read, from the beginning and the end together. Default 4,000. */
  readonly maxChars?: number;
}

let unpacked: PromptModel | undefined;

/**
 * What field a prompt belongs to and how demanding it is, from one linear model over its words, runs of characters and
 * shape, in any language. Linear in the window; the first call unpacks the model, a few milliseconds.
 */
export function classifyPrompt(prompt: string, options: ClassifyPromptOptions = {}): PromptClass {
  unpacked ??= decodePromptModel(encodedPromptModel);
  const window = promptWindow(prompt, options.maxChars ?? defaultWindowChars);
  if (window.trim() === '') {
    return { complexity: 'trivial', difficulty: 0, domain: 'GENERAL', confidence: 0, reasons: ['empty prompt'] };
  }
  const shape = promptShape(window);
  const logits = scorePrompt(unpacked, window, shape);
  const ranked = rankDomains(logits);
  const [first, second] = ranked;
  const difficulty = sigmoid(logits[domains.length] ?? 0);
  const level = unpacked.levels.filter((start) => difficulty >= start).length;
  return {
    complexity: complexities[level] ?? 'expert',
    difficulty,
    domain: first?.domain ?? 'GENERAL',
    confidence: first?.probability ?? 0,
    reasons: [
      `domain ${first?.domain} ${percent(first?.probability)}, next ${second?.domain} ${percent(second?.probability)}`,
      ...strikingShape(unpacked, shape),
    ],
  };
}

function rankDomains(logits: Float64Array) {
  const most = domains.reduce((highest, _, index) => Math.max(highest, logits[index] ?? 0), -Infinity);
  const odds = domains.map((_, index) => Math.exp((logits[index] ?? 0) - most));
  const total = odds.reduce((sum, value) => sum + value, 0);
  return domains
    .map((domain, index) => ({ domain, probability: (odds[index] ?? 0) / total }))
    .sort((left, right) => right.probability - left.probability);
}

/** The two parts of the shape that raise the difficulty most. */
function strikingShape(model: PromptModel, shape: Float32Array): string[] {
  const effects: { readonly name: string; readonly effect: number }[] = [];
  for (let index = 0; index < shapeNames.length; index += 1) {
    const effect = (shape[index] ?? 0) * (model.shape[(index + 1) * model.outputs - 1] ?? 0);
    if (effect > 0.3) effects.push({ name: shapeNames[index] ?? '', effect });
  }
  return effects
    .sort((left, right) => right.effect - left.effect)
    .slice(0, 2)
    .map(({ name }) => `harder by ${name}`);
}

function percent(probability = 0): string {
  return `${Math.round(probability * 100)} %`;
}
