import type { DraftView } from '../draft-view.js';
import { type DetectedLanguage, detectLanguage } from '../text/detect-language.js';
import { type Fence, findFences } from '../text/find-fences.js';
import { jsonValues } from '../text/json-values.js';
import { splitWords } from '../text/split-words.js';
import { textWindow } from '../text/text-window.js';
import { WordHashes } from '../text/word-hashes.js';
import { type AnswerKind, answerKind } from './answer-kind.js';
import { disorder } from './disorder.js';
import { countBreaks } from './shuffled-words.js';

/** Words that can be looked up. */
export type WordLookup = Pick<ReadonlySet<string>, 'has'>;

/** Characters at each end of instructions and prompt in which is looked for what is asked. */
const askedHalf = 1_200;

const englishOnly = 'the what how which why your please with this'.split(' ');

/** Characters in which the order of words is looked at. */
const orderChars = 2_000;

/** What several checks read of one draft, made once. Long texts are read at head and tail only. */
export class DraftReading {
  /** The answer without white space around it. */
  readonly text: string;
  readonly fences: readonly Fence[];
  /** The answer without its code blocks, at most 8,000 characters of it. */
  readonly prose: string;
  readonly promptWords: readonly string[];
  /** Words of the whole answer, code included. */
  readonly words: readonly string[];
  readonly proseWords: readonly string[];
  /** The prompt in lower case without apostrophes, for reading what is asked. */
  readonly request: string;
  /** Instructions and prompt, likewise. */
  readonly asked: string;
  readonly calls: boolean;
  readonly #system: string;
  #askedSet: WordHashes | undefined;
  #promptSet: WordHashes | undefined;
  #promptLanguage: DetectedLanguage | null | undefined;
  #language: DetectedLanguage | null | undefined;
  #orderBreaks: number | undefined;
  #disorder: number | undefined;
  #kind: AnswerKind | undefined;
  #values: readonly string[] | null | undefined;
  readonly #isForm: boolean;

  constructor(view: DraftView) {
    this.#isForm = view.jsonSchema !== undefined;
    this.text = view.text.trim();
    this.fences = view.text.includes('```') || view.text.includes('~~~') ? findFences(this.text) : [];
    this.prose = textWindow(withoutFences(this.text, this.fences));
    this.promptWords = splitWords(textWindow(view.prompt));
    this.words = splitWords(textWindow(this.text));
    this.proseWords = this.fences.length === 0 ? this.words : splitWords(this.prose);
    this.request = plain(textWindow(view.prompt, askedHalf));
    this.#system = textWindow(view.system ?? '', askedHalf);
    this.asked = this.#system === '' ? this.request : `${plain(this.#system)}\n${this.request}`;
    this.calls = (view.toolCalls?.length ?? 0) > 0;
  }

  /** The prompt's words. */
  get promptSet(): WordHashes {
    this.#promptSet ??= new WordHashes(this.promptWords);
    return this.#promptSet;
  }

  /** Words of the instructions and of the prompt. */
  get askedSet(): WordHashes {
    this.#askedSet ??=
      this.#system === '' ? this.promptSet : new WordHashes([...this.promptWords, ...splitWords(this.#system)]);
    return this.#askedSet;
  }

  /** The instructions, where there are some, are in English, as far as their words tell. */
  get instructsInEnglish(): boolean {
    return this.#system === '' || detectLanguage(splitWords(this.#system))?.language === 'en';
  }

  /** Whether instructions and prompt are in English, as far as their words tell. */
  get isInEnglish(): boolean {
    if (!this.instructsInEnglish) return false;
    if (this.promptLanguage?.language === 'en') return true;
    return englishOnly.some((word) => this.askedSet.has(word)) && !/[^\p{ASCII}]/u.test(this.request);
  }

  /** Nothing stands in code blocks but JSON. */
  get hasDataOnly(): boolean {
    return this.fences.every(({ code }) => /^\s*(?:json\s)?[[{]/.test(code));
  }

  /** How often the text breaks the order of sentences. */
  get orderBreaks(): number {
    this.#orderBreaks ??= countBreaks(this.text);
    return this.#orderBreaks;
  }

  /** Log-odds that the text is no language, by its beginning; without small letters all words look like names. */
  get disorder(): number {
    const head = this.text.slice(0, orderChars);
    this.#disorder ??= disorder(/\p{Ll}/u.test(head) ? head : head.toLowerCase());
    return this.#disorder;
  }

  /** The values of an answer that is a JSON object without being asked for as one by a schema. */
  get values(): readonly string[] | undefined {
    if (this.#values === undefined) this.#values = (this.#isForm ? undefined : jsonValues(this.text)) ?? null;
    return this.#values ?? undefined;
  }

  /** Whether the text, or what stands in its JSON, sounds like a refusal or like a service's error. */
  get kind(): AnswerKind {
    this.#kind ??= answerKind(
      this.values?.filter((value) => value !== '').join(' ') ?? this.text,
      this.request,
      this.promptSet,
    );
    return this.#kind;
  }

  /** The language of the prompt, where it is clear. */
  get promptLanguage(): DetectedLanguage | undefined {
    if (this.#promptLanguage === undefined) this.#promptLanguage = detectLanguage(this.promptWords) ?? null;
    return this.#promptLanguage ?? undefined;
  }

  /** The language of the answer's prose, where it is clear. */
  get language(): DetectedLanguage | undefined {
    if (this.#language === undefined) this.#language = detectLanguage(this.proseWords) ?? null;
    return this.#language ?? undefined;
  }
}

/** What single quotes enclose, which apostrophes do not. */
const singleQuoted = /(?<=^|[\s(:])['‘]([^'‘’\n]{1,80})['’](?=$|[\s.,;:)!?])/gm;

function plain(text: string): string {
  const lower = text.toLowerCase();
  if (!/['’]/.test(lower)) return lower;
  return lower.replace(singleQuoted, '"$1"').replace(/['’]/g, '');
}

function withoutFences(text: string, fences: readonly Fence[]): string {
  if (fences.length === 0) return text;
  let prose = '';
  let from = 0;
  for (const fence of fences) {
    prose += `${text.slice(from, fence.start)}\n`;
    from = fence.end;
  }
  return prose + text.slice(from);
}

// The last one: a WeakMap would carry each through two collections of garbage, for more than it takes to make it.
let last: { readonly view: DraftView; readonly reading: DraftReading } | undefined;

/** Reads a draft, once for all checks of it that run one after another. */
export function readDraft(view: DraftView): DraftReading {
  if (last?.view !== view) last = { view, reading: new DraftReading(view) };
  return last.reading;
}

/** Lets go of the draft that was read last. */
export function forgetDraft(): void {
  last = undefined;
}
