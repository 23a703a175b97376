import { functionWords } from '../text/function-words.js';
import type { DraftReading } from './read-draft.js';

/** Words that a restated question may bring along without answering it. */
export const preamble: ReadonlySet<string> = new Set(
  'bonjour connaître hola ciao hallo guten told given known read interesting input output response assistant question asked asking ask asks user prompt here youre wanted want wants know wondering wonder sure okay ok well great good thanks thank understand see let lets think consider regarding answer answering following q request like help please tell query says inquiring curious hmm so right first task frage lautet pregunta domanda pergunta vraag pytanie вопрос restate repeat again once whether explain describe human bot ai get gets got getting being main become becomes certainly course absolutely happy problem solution assignment statement antwort aufgabe problema solución réponse demande möchtest möchten wissen fragst fragen lautete voulez savoir demandez veux quieres saber preguntas desea vuoi sapere quer хотите узнать спрашиваете ответ ваш запрос задача 问 題 题 答 案 您 你 的 是 質 問 問題 请 brief tale piece original short quick simple restated restating exactly precisely kind sort heres recommendation looking glad suitable reason way explanation outline closer look topic delighted love id ill lets through details following below above instead something else someone somebody thing things take taken takes mean means depends understanding important whole simply essentially basically gerne folgenden geht motivo motif grund razón motivo youve youd dir mitt ditt sitt ihnen begin start dive go questions regarding one two after while need needs find determine calculate compute chiesto chiedi chiede soll sollen genannt gesucht gefragt pide piden pides demandé demandes gevraagd vraagt pede pedem prosi просят нужно am'.split(
    ' ',
  ),
);

export const questionWords: ReadonlySet<string> = new Set(
  'what whats who whos whom whose which where wheres when why how was wer wie wo wann warum welche welcher welches qui que quoi quel quelle où quand pourquoi comment combien qué quién cuál dónde cuándo cómo chi cosa quale dove quando perché come waarom hoe почему как что какие где когда зачем кто сколько dlaczego jak'.split(
    ' ',
  ),
);

/** "How", "why" and orders: no words of their own answer them or carry them out. */
export const opensUp =
  /^\s*(?:how (?!many|much|long|old|far|tall|big|often|high|deep|fast|large|heavy)|why |(?:please |(?:can|could|would|will) you (?:please )?)?(?:write|explain|describe|create|compose|tell|give|discuss|list|name|compare|outline|define|analy[sz]e|suggest)\b|wie |warum|wieso|erklär|comment |pourquoi|expli|cómo |por qué|perché|dammi|spiega|come |как |по(?:чему|ясни)|зачем|dlaczego|waarom|hoe )/;

/** "Could you explain" is an order, no question. */
const polite = /^(?:please |(?:can|could|would|will) (?:you|we) (?:please |kindly )?)+/;

const yesNo =
  /^(?:so |well |and |but )?(?:is|are|was|were|do|does|did|can|could|will|would|should|shall|has|have|had|am|may|might|must|isnt|arent|dont|doesnt|cant|ist|sind|war|hat|haben|hast|kann|kannst|wird|gibt|darf|soll|muss|est|sont|peut|es|son|está|puede|è|sono|può|é|são|pode|zijn|heeft|kan|czy|mogę|правда ли|можно ли)(?!\p{L})/u;

/** A question that a word answers: its own words may be the answer, too. */
export function isYesNo(request: string): boolean {
  return yesNo.test(request.trim().replace(polite, ''));
}

export function isFiller(word: string): boolean {
  return preamble.has(word) || (functionWords.has(word) && word !== 'no' && word !== 'not');
}

/** Words that begin alike are forms of one: "moves" for "move", "description" for "describe". */
const stemLength = 5;
/** Words looked at for being forms of the question's; an answer with more new words than that is none. */
const mostForms = 8;

/** Words of the answer that are neither the question's nor empty; a new number is an answer. */
export function novelWords({ words, promptWords, promptSet }: DraftReading, limit: number): number {
  const found: string[] = [];
  for (const word of words) {
    if (promptSet.has(word)) continue;
    if (word === 'no' || word === 'not' || word === 'yes') return Number.POSITIVE_INFINITY;
    if (functionWords.has(word) || preamble.has(word)) continue;
    if (/\d/.test(word) || found.push(word) > limit + mostForms) return Number.POSITIVE_INFINITY;
  }
  const isForm = (word: string): boolean => {
    const stem = word.slice(0, Math.min(stemLength, word.length - 1));
    return word.length > 3 && promptWords.some((asked) => asked.startsWith(stem));
  };
  return found.filter((word) => !isForm(word)).length;
}
