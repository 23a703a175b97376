import { contentTokens } from './content-tokens.js';
import { foldText } from './fold-text.js';

const names =
  /\p{Lu}[\p{L}\p{M}'’-]*(?:\.?[ -]?(?:(?:of|the|and|for|de|del|la|du|der|van|von|et|und|и)\s)?\p{Lu}[\p{L}\p{M}'’-]*){0,7}/gu;
const initial = /(?<!\p{L})\p{Lu}\./u;
const maxChars = 300;

/**
 * Whether two texts name one person or body by initials: "JFK" and "John F. Kennedy" do, "George W. Bush" and "George H. W.
 * Bush" do not. Undefined when neither is written with initials that the other text spells out or contradicts.
 */
export function sameName(left: string, right: string, given: ReadonlySet<string>): boolean | undefined {
  const a = namesOf(left);
  const b = namesOf(right);
  if (spells(a, b) || spells(b, a)) return true;
  for (const one of a) {
    for (const other of b) {
      if (one.last !== other.last) continue;
      if (!(one.initialed || other.initialed)) {
        // "Einstein" is "Albert Einstein" when the question did not say so itself.
        const bare = (one.given === '') !== (other.given === '');
        if (bare && [...contentTokens(one.last)].some((token) => !given.has(token))) return true;
        continue;
      }
      const [short, long] = one.given.length < other.given.length ? [one.given, other.given] : [other.given, one.given];
      return long.startsWith(short) || long.endsWith(short);
    }
  }
  return undefined;
}

interface Name {
  /** First letters of all its words. */
  readonly letters: string;
  readonly given: string;
  readonly last: string;
  readonly initialed: boolean;
  readonly text: string;
}

function namesOf(text: string): readonly Name[] {
  return [
    ...text
      .slice(0, maxChars)
      .replace(/(?<!\p{L})(?:The\s|\p{Lu}['’]\p{Ll}+)/gu, '')
      .replace(/(?<=\p{Lu}\.)(?=\p{Lu})/gu, ' ')
      .matchAll(names),
  ].map(([name]) => {
    const words = name.split(/[\s.-]+/).filter((word) => /^\p{Lu}/u.test(word));
    const letters = words.map((word) => word.charAt(0)).join('');
    return {
      letters,
      given: letters.slice(0, -1),
      last: foldText(words.at(-1) ?? ''),
      initialed: initial.test(name),
      text: name,
    };
  });
}

/** "NYC" and "U.S.A." stand for names of as many words. */
function spells(short: readonly Name[], long: readonly Name[]): boolean {
  return short.some(({ text, letters }) => {
    const acronym = /^\p{Lu}{2,6}$/u.test(text) ? text : /^(?:\p{Lu}[. ]*){2,6}$/u.test(text) ? letters : '';
    return acronym !== '' && long.some((name) => name.letters.includes(acronym) && name.text !== text);
  });
}
