import { functionWords } from '../text/function-words.js';
import { isFiller, isYesNo, novelWords, opensUp, questionWords } from './echo-words.js';
import type { DraftReading } from './read-draft.js';

/** Words before a question that comes back. */
const mostBefore = 6;
/** New words in a question that comes back: "Question of the user: ..." in any language. */
const mostNew = 2;
/** ... and in an answer that is one question, which answers none. */
const mostInOne = 4;
/** Longer answers say something. */
const mostWords = 160;

/** A text was handed in to be worked on: much of it may come back, a question too. */
const worksOnText =
  /\b(?:correct\w*|proofread\w*|fix\w*|rewrit\w*|rephras\w*|paraphras\w*|translat\w*|continue|grammar|punctuat\w*|capitali[sz]\w*|reorder\w*|unscrambl\w*|arrang\w*|fill in|complete|lower ?case|upper ?case|reverse\w*|format\w*|extract\w*|highlight\w*|underline\w*|add|turn (?:this|it)|make (?:this|it)|korrigier\w*|corrig[ei]\w*|re[ée]scr\w+|réécri\w+|umschreib\w*|umformul\w*|riscriv\w+|herschrijf|przepisz|pon los)\b|übersetz|tradu[cizs]|vertaal|перевед|исправ|翻译|翻訳|改正|번역/;

/** The user wants a question. */
const wantsQuestion =
  /\b(?:questions|a question|(?<!answer )this question|ask me|quiz|riddle|interview|fragen stellen|preguntas|domande|perguntas)\b|вопросы|вопросительн|提问|几个问题|疑问句|питання|प्रश्न|interrogativ|疑問文|(?:in eine|als|en|in|en una|in una) (?:frage|question|pregunta|domanda|pergunta)/;

/** "You would like to know": what the user wants is told, in one of many languages. */
const tellsWish =
  /^.{0,30}?(?<!\p{L})(?:you|(?:the )?user|sie|du|vous|tu|usted|lei|você|je|u|gebruiker|użytkownik)(?!\p{L}).{0,14}?\b(?:ask\w*|want\w*|like to|like me|know|wonder\w*|looking for|wish\w*|inquir\w*|wissen|(?:ge)?frag\w+|demand\w+|souhait\w+|voul\w+|savoir|quier\w+|quer\w+|pregunt\w+|saber|chie[ds]\w+|sapere|vuoi|desider\w+|pergunt\w+|vraagt|weten|pyta\w*)\b|^.{0,20}?(?:вы|ты|пользовател[ья])\s.{0,14}?(?:спрашива|хот|хочеш|узнать|интересу)|^.{0,10}?(?:您|你|用户).{0,4}?(?:想|问|要)|知りたい|尋ね|질문/u;

/** ... without a word for the user. */
const tellsWishBriefly =
  /^.{0,20}?(?<!\p{L})(?:(?:quieres?|deseas?|vuoi|vuole|quer(?:es)?) (?:saber|conocer|sapere|conoscere)|(?:hai|ha|avete) chiesto|(?:has|ha) preguntado|preguntaste|perguntou|perguntaste|pytasz|zapytał\p{L}{0,3})(?!\p{L})/u;

/** "We need to find": the task is told, with a word or two for who wants it. */
const mostInTask = 3;
const tellsTask =
  /^.{0,20}?(?<!\p{L})(?:we (?:need|have|want|are asked|must) to (?:find|determine|calculate|compute|solve|figure out|know|answer|explain)|(?:this|the|your) (?:question|task|problem|goal) (?:is|asks|was)\b.{0,14}\b(?:to|about|why|how|what|whether|which|who|when|where|if)|this (?:asks|is about)|es geht (?:hier )?(?:um|darum)|la (?:question|pregunta|domanda) (?:est|porte|es|trata|è|riguarda)|a pergunta (?:é|trata)|(?:la tarea|el encargo|la tâche|il compito|a tarefa|die aufgabe|de taak|zadanie|задача) (?:es|consiste|est|è|é|ist|besteht|is|polega|состоит))(?!\p{L})/u;

/** "That was your question", where it stands at the end. */
const tellsAtEnd =
  /ご質問(?:は「.{1,300}」)?(?:です|ですね)|(?:お尋ね|お聞き)です|알고 싶으시|질문하셨|궁금하시|जानना चाहते|पूछ रहे|질문이(?:군|네)요|想知道的是|您问的是/;

/** Whether every word is found, little ones apart. */
function hasAll(words: readonly string[], within: Pick<ReadonlySet<string>, 'has'>): boolean {
  return words.every((word) => within.has(word) || functionWords.has(word));
}

/** The whole prompt stands at the end, and before it only what leads to it: "Alaska is the largest state in the US" is an answer. */
function endsWithPrompt({ words, promptWords, text, request }: DraftReading): boolean {
  const before = words.length - promptWords.length;
  if (before < 0 || before > mostBefore || !promptWords.every((word, at) => words[before + at] === word)) return false;
  const lead = text.slice(0, Math.max(0, text.length - request.trim().length + 2));
  return opensUp.test(request) || words.slice(0, before).every(isFiller) || /[:：?？!！"“„«\n]/.test(lead);
}

/** Nothing but a question, out of the prompt's words. */
function isQuestionAgain(reading: DraftReading): boolean {
  const { text, words, promptSet, request } = reading;
  if (!/[?？؟][\s"'”»*_)」』]*$/.test(text) || wantsQuestion.test(request)) return false;
  const taken = words.filter((word) => promptSet.has(word) && !functionWords.has(word)).length;
  const isOne = !/[.!?。！？]\s+\S/.test(text) && /[?？؟]\s*$/.test(request);
  const most = isOne ? Math.min(mostInOne, taken) : Math.min(mostNew, taken / 2);
  return taken >= 2 && novelWords(reading, mostInOne) <= most;
}

/** A question without its question word has become a statement, which may be the answer: "The commonest word is 'the'." */
function staysOpen({ words, promptWords }: DraftReading): boolean {
  return promptWords.every(
    (word) => !questionWords.has(word) || words.includes(word) || words.includes(word.replace(/s$/, '')),
  );
}

/** The same words in another order: "12 and 30: which is their sum?" */
function isShuffled({ words, promptWords, promptSet }: DraftReading): boolean {
  return promptWords.length >= 4 && hasAll(words, promptSet) && hasAll(promptWords, new Set(words));
}

/** From so many words on an answer of nothing but the question's has no answer among them. */
const longWords = 25;

/** Of so many words one may be new: "by the way", "in other words". */
const wordsPerNovel = 20;

/** An order or an open question, most of whose words come back with none of an answer. */
function isRetold(reading: DraftReading): boolean {
  const { words, promptWords, request } = reading;
  const isOpen = promptWords.length <= 40 && !/["“«„:]|\n|\bor\b/.test(request.trim());
  const forgiven = opensUp.test(request) ? Math.floor(words.length / wordsPerNovel) : 0;
  if (!isOpen || words.length < 6 || novelWords(reading, forgiven) > forgiven) return false;
  if (isYesNo(request) && words.length < 1.8 * promptWords.length) return false;
  const said = new Set(words);
  const asked = promptWords.filter((word) => !isFiller(word) && !questionWords.has(word));
  const isLong = words.length >= longWords && words.length >= 1.8 * promptWords.length;
  const isTold = isLong || opensUp.test(request) || staysOpen(reading);
  return isTold && asked.length >= 3 && asked.filter((word) => said.has(word)).length >= 0.8 * asked.length;
}

/** "Whether it is allowed, and what you can do." */
function isIndirect(reading: DraftReading): boolean {
  const { words, request } = reading;
  const first = words[0] ?? '';
  const asks = questionWords.has(first) || ['whether', 'ob', 'czy'].includes(first);
  return asks && words.length >= 6 && !/\bor\b|["“«„]/.test(request) && novelWords(reading, 0) === 0;
}

/** The user's own case, in the user's own words, and no word about it. */
function isOwnStory({ words, promptWords, request }: DraftReading): boolean {
  const isFirst = words.length >= 4 && words.length < promptWords.length - 2;
  return (
    isFirst &&
    /[?？]\s*$/.test(request) &&
    words.some((word) =>
      ['i', 'im', 'ive', 'my', 'ich', 'mein', 'meine', 'je', 'mon', 'ma', 'yo', 'mi'].includes(word),
    ) &&
    words.every((word, index) => word === promptWords[index])
  );
}

/** The question comes back in other clothes: as a question, as somebody's wish, or told with nothing added. */
export function saysNothingNew(reading: DraftReading): boolean {
  const { words, request, text } = reading;
  if (words.length < 3 || words.length > mostWords || worksOnText.test(request)) return false;
  if (endsWithPrompt(reading) || isQuestionAgain(reading)) return true;
  const head = text.slice(0, 120).toLowerCase();
  if ((tellsWish.test(head) || tellsWishBriefly.test(head)) && novelWords(reading, 1) <= 1) return true;
  if (tellsAtEnd.test(text.slice(-200)) && text.length <= 2.4 * request.length) return true;
  if (tellsTask.test(head) && novelWords(reading, mostInTask) <= mostInTask) return true;
  if (isRetold(reading) || isIndirect(reading)) return true;
  if (isYesNo(request)) return false;
  return isOwnStory(reading) || (staysOpen(reading) && isShuffled(reading));
}
