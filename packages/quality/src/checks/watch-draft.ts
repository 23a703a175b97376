import type { DraftView } from '../draft-view.js';
import { splitWords } from '../text/split-words.js';
import { checkErrorText } from './check-error-text.js';
import { checkNoise } from './check-noise.js';
import { checkRefusal } from './check-refusal.js';
import type { Finding } from './finding.js';
import { isSchemaObject, own } from './json-schema.js';

/** What is known of a draft before its text comes. */
export type DraftRequest = Omit<DraftView, 'text' | 'finishReason'>;

/** Characters kept from the beginning and, at least, from the end. */
const headLength = 2_000;
const tailLength = 3_000;
/** Characters after which the end is looked at again: a sixth of what a look reads. */
const tailStep = 512;
/** Ends of sentences at which the draft is looked at besides: the first ones. */
const maxEndLooks = 8;
const sentenceEnd = /[.!?。！？؟]\s{0,9}$/;
/** Prose of this length without a bracket will not become JSON. */
const proseLength = 120;
/** A refusal in other words than these may still turn into an answer. */
const firm = /(?:help|assist|comply|fulfil|with that|with this|(?:that|this|your) request)/i;
const patienceLength = 160;
const english = /\b(?:the|i|i[’']?m|to|that|this)\b/i;
const mayTurn =
  /\b(?:however|nevertheless|that said|but (?!(?:i|im|i'm|i’m|unfortunately) )|but i (?:can|do|think|will)\b(?!['’]t| not))/i;

/** JSON of this schema begins with a bracket. */
function wantsBracket(schema: unknown): boolean {
  if (!isSchemaObject(schema)) return false;
  const type = own(schema, 'type');
  return type === 'object' || type === 'array' || (type === undefined && own(schema, 'properties') !== undefined);
}

function watchHead(request: DraftRequest, head: string): Finding | undefined {
  const draft = { ...request, text: head };
  const error = checkErrorText(draft);
  if (error !== undefined) return error;
  if ((firm.test(head) || !english.test(head) || head.length >= patienceLength) && !mayTurn.test(head)) {
    const refusal = checkRefusal(draft);
    if (refusal !== undefined) return refusal;
  }
  if (wantsBracket(request.jsonSchema) && head.trim().length >= proseLength && !/[[{`<]/.test(head)) {
    return { check: 'schema', text: 'prose has begun where JSON was asked for' };
  }
  return undefined;
}

/** The question a second time: once may be the run-up to an answer. */
function isEchoTwice(promptWords: readonly string[], head: string): boolean {
  const words = splitWords(head);
  const size = promptWords.length;
  if (size < 4 || words.length < 2 * size) return false;
  return promptWords.every((word, index) => words[index] === word && words[index + size] === word);
}

/**
 * Watches a draft that is being written. The returned function takes each new piece of text and returns a finding as
 * soon as the draft is hopeless, and from then on: an error or a refusal at its beginning, prose where JSON was asked
 * for, the question twice, a loop, noise. Amortised linear in the text, in bounded memory. What it lets pass still has
 * to be judged when it is whole.
 */
export function watchDraft(request: DraftRequest): (delta: string) => Finding | undefined {
  const promptWords = splitWords(request.prompt.slice(0, headLength));
  let head = '';
  let tail = '';
  let length = 0;
  let nextLook = 12;
  let endLooks = 0;
  let insideFence = false;
  let found: Finding | undefined;

  const trimTail = (): void => {
    const lineEnd = tail.indexOf('\n', tail.length - tailLength);
    const from = lineEnd < 0 ? tail.length - tailLength : lineEnd + 1;
    if ((tail.slice(0, from).split('```').length - 1) % 2 === 1) insideFence = !insideFence;
    tail = tail.slice(from);
  };

  const look = (): Finding | undefined => {
    if (length <= 2 * headLength) {
      const finding = watchHead(request, head);
      if (finding !== undefined) return finding;
      if (isEchoTwice(promptWords, head)) return { check: 'echo', text: 'the question comes back twice' };
    }
    return length < 100 ? undefined : checkNoise({ ...request, text: insideFence ? `\`\`\`\n${tail}` : tail });
  };

  return (delta) => {
    if (found !== undefined) return found;
    if (head.length < headLength) head += delta.slice(0, headLength - head.length);
    length += delta.length;
    tail += delta;
    if (tail.length > 2 * tailLength) trimTail();
    const isDue = length >= nextLook || (endLooks < maxEndLooks && sentenceEnd.test(delta.slice(-20)));
    if (!isDue) return undefined;
    if (length < nextLook) endLooks++;
    found = look();
    nextLook = length < tailStep ? Math.max(length + 6, Math.ceil(length * 1.15)) : length + tailStep;
    return found;
  };
}
