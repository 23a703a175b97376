import { optionNouns } from './cue-words.js';

const ordinals: readonly RegExp[] = [
  'first|1st|erste|premi[eè]r|primer|prima|primo|eerste|перв|pierwsz',
  'second|2nd|zweite|deuxi|segund|tweede|втор|drug',
  'third|3rd|dritte|troisi|tercer|terz|terceir|derde|трет|trzeci',
  'fourth|4th|vierte|quatri|cuart|quart|vierde|четв|czwart',
  'fifth|5th|fünfte|cinqui|quint|vijfde|пят|piąt',
  'sixth|6th|sechste|sixi|sext|sest|zesde|шест|szóst',
].map((names) => new RegExp(`^(?:${names})`, 'u'));
const last = /^(?:last|letzte|derni|últim|ultim|laatste|последн|ostatni)/u;
const han = /(?:第([一二三四五六七八1-8])|(最后))一?(?:个|個|项|項|选|選|种|種|番)?/u;
const nouns = `(?:one|${optionNouns})`;
const phrase = new RegExp(
  `(?<!\\p{L})(?:(\\p{L}{3,12}|\\d(?:st|nd|rd|th))\\s${nouns}|${nouns}\\p{L}{0,3}\\s(\\p{L}{4,12}))`,
  'giu',
);
const alone =
  /^\W{0,3}(?:it(?:'s| is)\s)?(?:the|die|der|das|la|le|el|lo|il|a|o|de|het)?\s?(\p{L}{3,12}|\d(?:st|nd|rd|th))\W{0,3}$/iu;

/** Which of some things a text names by its place: "the third one", "la dernière réponse", "第二个". From 0; undefined without one. */
export function findOrdinal(text: string, count: number): number | undefined {
  const words = [...text.matchAll(phrase)].map(([, before, after]) => before ?? after ?? '').reverse();
  for (const word of [...words, alone.exec(text)?.[1] ?? '']) {
    const place = last.test(word.toLowerCase())
      ? count - 1
      : ordinals.findIndex((ordinal) => ordinal.test(word.toLowerCase()));
    if (place >= 0 && place < count) return place;
  }
  const [, digit = '', end] = han.exec(text) ?? [];
  if (end !== undefined) return count - 1;
  const place = Math.max('一二三四五六七八'.indexOf(digit || '?'), '12345678'.indexOf(digit || '?'));
  return place >= 0 && place < count ? place : undefined;
}
