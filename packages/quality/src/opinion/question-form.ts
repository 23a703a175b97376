import type { Json } from '@cascade/core/spec';
import { answerFields, reasoningFields } from './cue-words.js';
import { openQuestions, openVerbs, politeWords, spacelessOpenVerbs } from './open-words.js';
import { findOptions, type PromptOption } from './prompt-options.js';
import type { Question } from './question.js';
import { splitSentences } from './split-sentences.js';

/** The form that an answer will likely have. */
export type ExpectedForm = 'choice' | 'literal' | 'json' | 'number' | 'boolean' | 'short' | 'open';

const maxEndChars = 800;
const literal =
  /\bassert\b[^\n]{0,4000}==\s*\?\?|complete the assert|what (?:does|will|would) (?:(?:this|the following|the) (?:code|program|function|script|snippet|expression)[^.?\n]{0,60}|(?:this|it|the following) )(?:print|output|return)|output of (?:this|the following|the) (?:code|program|function)|predict the output|(?:qu['’]affiche|que renvoie|qué (?:imprime|devuelve)|(?:cosa|che cosa) (?:stampa|restituisce)|o que (?:imprime|devolve|retorna)|что (?:выведет|напечатает|верн[её]т)|co (?:wypisze|zwróci)) |was gibt (?:das|(?:dieser|der folgende) code)|输出(?:是|什么|结果)/i;
const json =
  /\b(?:in|as|valid|a|return|output|respond with|als|en|em|como|u[nm]|format\p{L}*|zwróć|w)\s(?:a\s)?json\b|json (?:object|format|schema|array)|"\w+":\s?[<"[{]/iu;
/** "Als Bruch", "express that in hours": the answer is a number, whatever the verb. */
const converted =
  /(?<!\p{L})(?:(?:write|give|schr(?:ij|ei)|gib|geef|écri|donne|escrib|scriv|escrev|zapisz|запиши|express|exprim|convert|conviert|convier|zamień|вырази)\p{L}* [^?!\n\d]{0,20}\d[^?!\n]{0,40} (?:as|als|en|como|come|em|in|postaci|na|jako|виде) (?:\p{L}+ ){0,2}(?:fraction|decimal|percent|breuk|bruch|dezimal|prozent|fracci[oó]n|frazione|fração|décimal|ułam|дроб)|(?:express|convert|exprim|rechne|wandle|convier|przelicz|zamień|вырази|переведи)\p{L}* (?:(?:that|this|it|das|es|это|lo|le|to)(?: \p{L}+)? (?:in|into|to|en|em|na|w|в)(?!\p{L})|[^.?!\n\d]{0,20}\d))/iu;
/** Asks for a number. */
export const count =
  /\bhow (?:many|much|old|tall|far|long|fast|heavy|big|often|large)\b|\b(?:what|find|calculate|compute|determine|evaluate)\b[^.?!\n]{0,80}\b(?:number|total|sum|difference|product|percent\w*|average|cost|price|value|probability|ratio|area|volume|perimeter|distance|speed|amount|age|profit|length|remainder)\b|\b(?:what|which) (?:fraction|portion|share|proportion)|at what time\b|was kostet|wie (?:viel|lange|hoch|weit|schwer|alt|spät)|welche[rn]? (?:an)?teil|um wie|wieviel|(?:quelle|quel|qué|che|quale|qual|que) (?:fraction|part|proportion|fracción|parte|frazione|fração|heure|hora|ora|prix)\b|какая (?:часть|доля)|какую (?:часть|долю)|который час|сколько|во сколько|几[人天元岁次只本点位小分公米斤条块]|分之几|hoe (?:lang|laat|ver|oud)|\bile\b|berechne|combien|calcule[zr]?\b|cuánt[oa]s?\b|calcula\b|quant[oiae]\b|quantos\b|hoeveel\b|多少|几个|幾|計算|计算|いくつ|いくら|몇|얼마|कितन|\bكم\b/iu;
export const yesNoAsked =
  /(?<!\p{L})(?:yes(?: or |\/)no|true(?: or |\/)false|ja oder nein|wahr oder falsch|richtig oder falsch|oui ou non|vrai ou faux|sí o no|verdader[oa] o fals[oa]|ver[oa] o fals[oa]|sì o no|sim ou não|verdadeir[oa] ou fals[oa]|ja of nee|waar of onwaar|да или нет|tak czy nie)(?!\p{L})|是否|对还是错|是还是否|はいかいいえ/iu;
const yesNoOpening =
  /^(?:is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|should|may|must|isn['’]t|aren['’]t|doesn['’]t|don['’]t|didn['’]t|ist|sind|war|waren|hat|haben|kann|können|wird|soll|darf|gibt es|est-ce que|est-il|est-elle|es|está|son|fue|tiene|puede|hay|è|esiste|será|pode|heeft|kan|mag|fa|può|liegt|darf man|stimmt es|является ли|правда ли)\s/iu;
const dayAsked =
  /(?<!\p{L})(?:(?:what|which|what['’]s the|what is the) (?:date|day)|welche[smn] (?:datum|tag)|quelle date|quel jour|qué (?:fecha|día)|que (?:data|dia)|che (?:data|giorno)|как(?:ая|ой|ую) (?:дат[ауе]|день)|какого числа|któr(?:ego|ym) dni\p{L}|welke (?:datum|dag))(?!\p{L})|哪一?[天日]|几月几[日号]/iu;
/** "La Terre est-elle ...", "Является ли ...", "Czy ...", but not "Où est-il ...". */
const yesNoInverted = /-(?:t-)?(?:ils?|elles?|on|ce)(?!\p{L})|^(?:\S+\s){1,2}ли[\s,]|^czy\s/iu;
const asksMore = /(?<!\p{L})(?:où|quand|quel\p{L}*|qui|que|comment|combien|pourquoi)(?!\p{L})/iu;
const yesNoEnd = /(?:吗|嗎|ですか|ますか|습니까)[?？]?\s*$/u;
const factAsked =
  /^\W*(?:\p{L}+\s){0,2}(?:who|whom|whose|where|when|why|which|wer|wen|wo|wann|warum|qui|où|quand|pourquoi|quién|dónde|cuándo|quando|chi|dove|onde|quem|когда|кто|где|kiedy|kto|gdzie|wanneer|waar)(?!\p{L})|谁|哪|什么时候/iu;
const timeAsked = /^(?:when|wann|quand|cuándo|quando|когда|kiedy|wanneer)(?!\p{L})|什么时候|几点/iu;
const clock = /\d\s?[:h]\s?\d\d|\d\s?[ap]\.?m\b|\d\s?uhr|[\d一二三四五六七八九十]点/iu;
const alternatives = /(?<!\p{L})(?:or|oder|ou|o|of|или)(?!\p{L})|还是/iu;
const exact =
  /\b(?:final|only|just|exact|short|correct) answer\b|answer (?:with|in) (?:a|one|only|the)\b|one word|nur (?:die|mit)|réponse finale|respuesta final|最终答案/iu;

/**
 * What form of answer a question asks for: from its words alone, in English, German, French, Spanish and Chinese, less
 * surely in others. A question of no known form is `short`: two answers to it are worth comparing.
 */
export function questionForm(question: Question): { form: ExpectedForm; options: readonly PromptOption[] } {
  const { prompt } = question;
  const options = findOptions(prompt);
  return { form: options.length >= 2 ? 'choice' : formOf(question), options };
}

function formOf({ prompt, jsonSchema }: Question): ExpectedForm {
  if (jsonSchema !== undefined && !isEnvelope(jsonSchema)) return 'json';
  const ends =
    prompt.length <= 2 * maxEndChars ? prompt : `${prompt.slice(0, maxEndChars)}\n${prompt.slice(-maxEndChars)}`;
  const sentences = splitSentences(ends);
  if (literal.test(ends)) return 'literal';
  const asked = (sentences.at(-1) ?? '').replace(/^[¿\s]+/, '');
  const bare = ends.replace(/["'«»“”„‘’]/g, '');
  if (dayAsked.test(asked) && !json.test(ends)) return 'short';
  if (yesNoAsked.test(bare.slice(-60)) && sentences.length > 1) return 'boolean';
  const numeric = /\d\D+\d/.test(ends);
  const counted = count.test(ends);
  if (counted && numeric && /[?？]\s*$/.test(ends) && !yesNoAsked.test(bare.slice(-30))) return 'number';
  if (converted.test(ends)) return 'number';
  if (opensWithRequest(sentences.slice(0, 1)) && !exact.test(ends)) return json.test(ends) ? 'json' : 'open';
  if (yesNoAsked.test(bare)) return 'boolean';
  if (counted) return 'number';
  if (json.test(ends)) return 'json';
  if (opensWithRequest(sentences) && !exact.test(ends)) return 'open';
  if (openQuestions.test(asked) || openQuestions.test(ends.trimStart())) return 'open';
  if (yesNoEnd.test(asked) || (opensAsYesNo(asked) && !alternatives.test(asked))) return 'boolean';
  // Whoever gives two numbers and asks no "who" or "where" wants a third.
  if (numeric && (!factAsked.test(asked) || (timeAsked.test(asked) && clock.test(ends)))) return 'number';
  return 'short';
}

function opensAsYesNo(asked: string): boolean {
  return yesNoOpening.test(asked) || (yesNoInverted.test(asked) && !asksMore.test(asked));
}

function opensWithRequest(sentences: readonly string[]): boolean {
  return sentences.some((sentence) => {
    const words =
      sentence
        .slice(0, 120)
        .toLowerCase()
        .match(/[\p{L}\p{M}]+/gu) ?? [];
    // "To make a cake, ..." tells a purpose.
    if (words[0] === 'to') return false;
    const verb = words.slice(0, 8).find((word) => !politeWords.has(word));
    return (verb !== undefined && openVerbs.has(verb)) || spacelessOpenVerbs.test(sentence);
  });
}

/** A schema of reasoning and answer wraps the answer to the prompt: the prompt decides what is in it. */
function isEnvelope(schema: Json): boolean {
  if (typeof schema !== 'object' || schema === null || !('properties' in schema)) return false;
  const { properties } = schema;
  if (typeof properties !== 'object' || properties === null) return false;
  const keys = Object.keys(properties).map((key) => key.toLowerCase());
  const answers = keys.filter((key) => (answerFields.get(key) ?? 9) < 2);
  return answers.length === 1 && keys.every((key) => reasoningFields.has(key) || answers.includes(key));
}
