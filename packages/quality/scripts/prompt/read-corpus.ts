import { readdirSync, readFileSync } from 'node:fs';
import { complexities, type Domain, domains } from '../../src/prompt/prompt-class.js';

/** A line of the corpus. Lines between two blank lines share a `block`: folds never part a block. */
export interface CorpusPrompt {
  readonly text: string;
  readonly domain: Domain;
  /** 0 trivial to 4 expert. */
  readonly level: number;
  readonly language: string;
  readonly block: string;
}

export interface Lexicon {
  /** Question frames with {} for a word. */
  readonly frames: readonly string[];
  readonly words: ReadonlyMap<Domain, readonly string[]>;
  /** Commands with {} for whatever they are applied to. */
  readonly commands: ReadonlyMap<Domain, readonly string[]>;
}

/** All prompts below `folder`, in a fixed order; `[[a|b]]` gives one prompt per choice. */
export function readCorpus(folder: string): CorpusPrompt[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt') && !name.startsWith('lexicon'));
  return names.sort().flatMap((name) => readFile(`${folder}/${name}`, name.slice(0, 2)));
}

function readFile(path: string, language: string): CorpusPrompt[] {
  let domain: Domain = 'GENERAL';
  let block = 0;
  const prompts: CorpusPrompt[] = [];
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const heading = /^\[([A-Z]+)\]$/.exec(line);
    if (heading) domain = domainOf(heading[1] ?? '');
    if (heading || line === '') {
      block += 1;
      continue;
    }
    const level = complexities.findIndex((name) => (name === 'expert' ? 'x' : name[0]) === line[0]);
    if (level < 0 || line[1] !== ' ') throw new Error(`${path}: no level at "${line}"`);
    for (const text of expand(line.slice(2).replaceAll('\\n', '\n'))) {
      prompts.push({ text, domain, level, language, block: `${path.split('/').at(-1)}#${block}` });
    }
  }
  return prompts;
}

function expand(text: string): string[] {
  const choices = [...text.matchAll(/\[\[([^\][]*\|[^\][]*)\]\]/g)];
  const most = Math.max(1, ...choices.map((choice) => (choice[1] ?? '').split('|').length));
  return Array.from({ length: most }, (_, index) =>
    text.replaceAll(/\[\[([^\][]*\|[^\][]*)\]\]/g, (_match, list: string) => {
      const options = list.split('|');
      return options[index % options.length] ?? '';
    }),
  );
}

/** Words and frames of every `lexicon*.txt` in `folder`, by language. */
export function readLexicons(folder: string): Map<string, Lexicon> {
  const lexicons = new Map<string, Lexicon>();
  const names = readdirSync(folder).filter((name) => name.startsWith('lexicon'));
  const lines = names.sort().flatMap((name) => readFileSync(`${folder}/${name}`, 'utf8').trim().split('\n'));
  for (const line of lines) {
    const match = /^(\w\w) (\?|[A-Z]+)(!?): (.*)$/.exec(line);
    if (!match) throw new Error(`lexicon: "${line}"`);
    const [, language = '', name = '', bang, list = ''] = match;
    const known = lexicons.get(language) ?? { frames: [], words: new Map(), commands: new Map() };
    const items = name === '?' || bang ? list.replaceAll('\\n', '\n').split('|') : list.split(', ');
    if (name === '?') lexicons.set(language, { ...known, frames: [...known.frames, ...items] });
    else {
      const target = bang ? known.commands : known.words;
      const domain = domainOf(name);
      (target as Map<Domain, readonly string[]>).set(domain, [...(target.get(domain) ?? []), ...items]);
      lexicons.set(language, known);
    }
  }
  return lexicons;
}

function domainOf(name: string): Domain {
  const domain = domains.find((known) => known === name);
  if (!domain) throw new Error(`no domain ${name}`);
  return domain;
}
