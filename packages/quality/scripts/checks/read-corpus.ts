import { readFileSync } from 'node:fs';

/** A line of the corpus with one choice made in each slot. */
export interface CorpusLine {
  /** The line's number in its file: expansions of one line stay together. */
  readonly line: number;
  readonly language: string;
  readonly text: string;
}

/** Makes one choice in each `{one|other}`; slots may hold slots. Braces without a bar are text. */
export function expand(template: string, random: () => number): string {
  let text = template;
  for (let depth = 0; depth < 4; depth += 1) {
    text = text.replace(/\{([^{}]*\|[^{}]*)\}/g, (_, choices: string) => {
      const list = choices.split('|');
      return list[Math.floor(random() * list.length)] ?? '';
    });
  }
  return text;
}

/** Reads a file of templates: `# de` names the language of what follows, `\n` is a new line. The more choices, the more copies. */
export function readLines(path: string, copiesPerChoice: number, random: () => number): readonly CorpusLine[] {
  const found: CorpusLine[] = [];
  let language = 'en';
  readFileSync(path, 'utf8')
    .split('\n')
    .forEach((raw, line) => {
      if (/^# \w\w$/.test(raw)) language = raw.slice(2);
      else if (raw !== '') {
        const seen = new Set<string>();
        const count = Math.ceil(raw.split('|').length * copiesPerChoice);
        for (let copy = 0; copy < count; copy += 1) {
          const text = expand(raw, random).replaceAll('\\n', '\n').replaceAll('\\t', '\t').replaceAll('\\r', '\r');
          if (!seen.has(text)) found.push({ line, language, text });
          seen.add(text);
        }
      }
    });
  return found;
}
