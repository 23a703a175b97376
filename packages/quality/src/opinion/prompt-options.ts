import { foldText } from './fold-text.js';

/** One option of a multiple-choice question. */
export interface PromptOption {
  /** `A` for the first option, whatever the prompt calls it. */
  readonly letter: string;
  /** What the prompt calls it, in upper case: `A`, `1`, `Б`. */
  readonly label: string;
  /** The option's text, folded for comparing. */
  readonly text: string;
}

/** Alphabets that options are counted in. */
const alphabets: readonly string[] = ['ABCDEFGHIJ', 'АБВГДЕЖЗИК', 'ΑΒΓΔΕΖΗΘΙΚ', '甲乙丙丁戊己庚辛壬癸'];
const marker =
  /(^[ \t]{0,8}[(（[]?|[\s(（[?？。：:])(?:([A-Ja-jА-Иа-иΑ-Κα-κ甲-癸])|(\d{1,2}))(?:[).:、．）\]]|\s-)(?=\s|\p{L}|\p{N}|[$\\-])/gmu;
const choosing =
  /\b(?:which|choose|select|pick|options?|correct|best|welche|wähle|laquelle|lequel|quel|quelle|choisi|cuál|elige|scegli|escolha|quale|qual|welke|kies)|како|выбер|哪|选|選|どれ|الصحيح/i;
const maxPromptChars = 20_000;
const letters = 'ABCDEFGHIJ';

interface Mark {
  readonly rank: number;
  readonly label: string;
  /** Script and case of the label, and whether a line starts with it: labels of one list share it. */
  readonly style: string;
  readonly start: number;
  readonly end: number;
}

/** Options of a prompt, of its last list when it has several. Empty when it is no multiple-choice question. */
export function findOptions(prompt: string): readonly PromptOption[] {
  const text = prompt.slice(-maxPromptChars);
  const found = findRun(text);
  if (found.length < 2) return [];
  // Numbers and small letters also count the parts of a task.
  const asked =
    /[?？]\s{0,3}$/.test(text.slice(0, (found[0]?.start ?? 0) + 1).slice(-5)) &&
    !/[?？]/.test(text.slice(found[0]?.end));
  if (/^[a-z\d]/.test(found[0]?.style ?? '') && !asked && !choosing.test(prompt.slice(-2_000))) return [];
  return found.map((mark, index) => {
    const raw = text.slice(mark.end, found[index + 1]?.start ?? mark.end + 300);
    const [line = ''] = raw.trim().split('\n', 1);
    return { letter: letters.charAt(index), label: mark.label, text: foldText(line) };
  });
}

function* findMarks(text: string): Generator<Mark> {
  for (const match of text.matchAll(marker)) {
    const [whole, before = '', letter, digits = ''] = match;
    const label = (letter ?? digits).toUpperCase();
    const rank = letter === undefined ? Number(digits) - 1 : rankOf(label);
    if (rank < 0 || rank >= letters.length) continue;
    const startsLine = match.index === 0 || text.charAt(match.index - 1) === '\n' || before.startsWith('\n');
    const style = styleOf(letter ?? '1') + (startsLine ? '\n' : '');
    yield { rank, label, style, start: match.index, end: match.index + whole.length };
  }
}

function rankOf(label: string): number {
  return Math.max(...alphabets.map((alphabet) => alphabet.indexOf(label)));
}

/** The last list whose labels start lines; without one, the longest. */
function findRun(text: string): readonly Mark[] {
  const runs = new Map<string, Mark[]>();
  let inLines: readonly Mark[] = [];
  let longest: readonly Mark[] = [];
  for (const mark of findMarks(text)) {
    const run = runs.get(mark.style) ?? [];
    // A list on one line may begin that line.
    if (mark.rank === 0) for (const style of [mark.style, mark.style.trim()]) runs.set(style, [mark]);
    else if (mark.rank !== run.length) continue;
    else run.push(mark);
    if (run.length >= 2 && mark.style.endsWith('\n')) inLines = run;
    if (run.length >= longest.length) longest = run;
  }
  return inLines.length > 0 ? inLines : longest;
}

function styleOf(label: string): string {
  if (/\d/.test(label)) return '1';
  const alphabet = alphabets.findIndex((letters) => letters.includes(label.toUpperCase()));
  return label === label.toLowerCase() ? `a${alphabet}` : `A${alphabet}`;
}
