import { countSentences } from '../text/count-sentences.js';
import { splitWords } from '../text/split-words.js';
import { answerHeadChars } from './hash-answer.js';
import type { WordLookup } from './read-draft.js';

/** Numbers per text in `answerShape`. */
export const shapeCount = 18;

/** Characters in which words are counted. */
const wordChars = 700;

const self = new Set(
  'i im ive id ill my me we ich mir mich je j yo me mi io mi eu ik mij ja mnie я мне у ben 我 私 저는 제가 أنا मैं मुझे jag mig'.split(
    ' ',
  ),
);

const asks =
  /[?？]|^(?:please |can you |could you )?(?:what|who|how|why|when|where|which|explain|describe|tell|give|list|name|calculate|compute|solve|write|translate|summari|find|show)/i;

/** What an answer's form says of its kind, each within about 0 to 1; the prompt's words are in lower case. */
export function answerShape(text: string, prompt: string, promptWords: WordLookup): readonly number[] {
  const head = text.slice(0, answerHeadChars);
  const words = splitWords(text.slice(0, wordChars));
  const long = words.filter((word) => word.length > 3);
  const is = (pattern: RegExp): number => Number(pattern.test(head));
  const names = (head.match(/[a-z,] [A-Z][a-z]{2}/g) ?? []).length;
  return [
    Math.min(Math.log2(1 + words.length) / 8, 1.2),
    Number(words.length <= 12),
    Number(words.length > 60),
    Number(words.slice(0, 6).some((word) => self.has(word))),
    long.filter((word) => promptWords.has(word)).length / Math.max(long.length, 4),
    is(/[?？]\s*$/),
    is(/[?？]/),
    is(/^\s*[[{]/),
    is(/^\s*</),
    is(/(?:^|[^\d.,$])[45]\d\d(?:$|[^\d.,%])/),
    is(/"(?:error|errors|err|fault|exception)"\s*:/i),
    is(/[A-Za-z](?:Error|Exception)\b|\n\s+at |File "|\w\.\w+:\d+|Traceback/),
    Math.min(countSentences(head) / 6, 1),
    is(/\d/),
    Math.min(names / 4, 1),
    is(/^["“«„]/),
    is(/\n/),
    Number(asks.test(prompt)),
  ];
}
