const asksForCode =
  /\b(?:write|implement|create|code|function|script|program|class|refactor|convert|give|show|generate|build|read|one-?liner|snippet|funktion|programm|fonction|funci[oó]n|c[oó]digo|funzione|codice|função|functie|funkcj\w+)\b|^\s*(?:python|javascript|typescript|js|ts)\s*[:,]|функци|скрипт|代码|函数|関数|コード|함수/;
const namedLanguages =
  /\b(python|javascript|typescript|node|js|ts|react|java|c\+\+|c#|kotlin|swift|php|ruby|rust|lua|perl|haskell|scala|bash|sql|html)(?:\.js|s)?(?![\w+#])|\b(c|go|r) (?:code|function|program|struct|script|snippet)\b/g;

/** The one programming language that a prompt (in lower case, without apostrophes) names: '' where it names none, undefined where several. */
export function namedCodeLanguage(request: string): string | undefined {
  const names = new Set([...request.matchAll(namedLanguages)].map((match) => match[1] ?? match[2] ?? ''));
  return names.size > 1 ? undefined : ([...names][0] ?? '');
}

/** The same of a prompt that plainly asks for code; undefined where it does not. */
export function askedCodeLanguage(request: string): string | undefined {
  return asksForCode.test(request) ? namedCodeLanguage(request) : undefined;
}
