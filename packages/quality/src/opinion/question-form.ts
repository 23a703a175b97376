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
  /\bassert\b[^\n]{0,4000}==\s*\?\?|complete the assert|what (?:does|will|would) (?:this|the following|the) (?:code|program|function|script|snippet|expression)[^.?\n]{0,60}(?:print|output|return)|output of (?:this|the following|the) (?:code|program|function)|predict the output|was gibt (?:dieser|der folgende) code|输出(?:是|什么|结果)/i;
const json =
  /\b(?:in|as|valid|a|return|output|respond with|als|en|como)\s(?:a\s)?json\b|json (?:object|format|schema|array)|"\w+":\s?[<"[{]/i;
const count =
  /\bhow (?:many|much|old|tall|far|long|fast|heavy|big|often|large)\b|\b(?:what|find|calculate|compute|determine|evaluate)\b[^.?!\n]{0,80}\b(?:number|total|sum|difference|product|percent\w*|average|cost|price|value|probability|ratio|area|volume|perimeter|distance|speed|amount|age|profit|length|remainder)\b|wie ?viele?\b|wieviel|berechne|combien|calcule[zr]?\b|cuánt[oa]s?\b|calcula\b|quant[oiae]\b|quantos\b|hoeveel\b|сколько|多少|几个|幾|計算|计算|いくつ|いくら|몇|얼마|कितन|\bكم\b/iu;
const yesNoAsked =
  /\byes or no\b|\byes\/no\b|\btrue or false\b|\btrue\/false\b|\bja oder nein\b|\bwahr oder falsch\b|\boui ou non\b|\bvrai ou faux\b|\bsí o no\b|\bverdadero o falso\b|\bsì o no\b|\bsim ou não\b|\bja of nee\b|да или нет|是否|对还是错|是还是否|はいかいいえ/iu;
const yesNoOpening =
  /^(?:is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|should|may|must|isn['’]t|aren['’]t|doesn['’]t|don['’]t|didn['’]t|ist|sind|war|waren|hat|haben|kann|können|wird|soll|darf|gibt es|est-ce que|est-il|est-elle|es|está|son|fue|tiene|puede|hay|è|esiste|será|pode|heeft|kan|является ли|правда ли)\s/iu;
const yesNoEnd = /(?:吗|嗎|ですか|ますか|습니까)[?？]?\s*$/u;
const factAsked =
  /^\W*(?:\p{L}+\s){0,2}(?:who|whom|whose|where|when|why|which|wer|wen|wo|wann|warum|qui|où|quand|pourquoi|quién|dónde|cuándo)(?!\p{L})|谁|哪|什么时候/iu;
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
  const numeric = /\d\D+\d/.test(ends);
  if (count.test(ends) && numeric && /[?？]\s*$/.test(ends) && !yesNoAsked.test(ends.slice(-30))) return 'number';
  if (opensWithRequest(sentences.slice(0, 1)) && !exact.test(ends)) return json.test(ends) ? 'json' : 'open';
  if (yesNoAsked.test(ends)) return 'boolean';
  if (count.test(ends)) return 'number';
  if (json.test(ends)) return 'json';
  if (opensWithRequest(sentences) && !exact.test(ends)) return 'open';
  const asked = sentences.at(-1) ?? '';
  if (openQuestions.test(asked) || openQuestions.test(ends.trimStart())) return 'open';
  if (yesNoEnd.test(asked) || (yesNoOpening.test(asked) && !alternatives.test(asked))) return 'boolean';
  // Whoever gives two numbers and asks no "who" or "where" wants a third.
  if (numeric && !factAsked.test(asked)) return 'number';
  return 'short';
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
