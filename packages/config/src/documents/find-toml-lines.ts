import type { KeyPath } from './config-document.js';
import { lineKey } from './line-of-key.js';

/** The line of every key and list item of a TOML text that is known to be valid. */
export function findTomlLines(text: string): ReadonlyMap<string, number> {
  const scanner = new TomlScanner(text);
  scanner.scan();
  return scanner.lines;
}

/** Longer keys exist only to be a burden. */
const mostNames = 40;

/** Walks over a valid TOML text once and notes where things stand; what they are is the parser's business. */
class TomlScanner {
  readonly lines = new Map<string, number>();
  readonly #text: string;
  readonly #lengths = new Map<string, number>();
  #at = 0;
  #line = 1;

  constructor(text: string) {
    this.#text = text;
  }

  scan(): void {
    let table: KeyPath = [];
    for (;;) {
      this.#skipBlank(true);
      const character = this.#text[this.#at];
      if (character === undefined) return;
      if (character === '[') table = this.#header();
      else this.#keyValue(table);
    }
  }

  /** `[a.b]` or `[[a.b]]`; names below a list of tables mean its last one. */
  #header(): KeyPath {
    const isList = this.#text.startsWith('[[', this.#at);
    this.#at += isList ? 2 : 1;
    const names = this.#key();
    let path: KeyPath = [];
    for (const [place, name] of names.entries()) {
      path = [...path, name];
      const key = lineKey(path);
      const isNewItem = isList && place === names.length - 1;
      if (isNewItem) this.#lengths.set(key, (this.#lengths.get(key) ?? 0) + 1);
      this.#note(path);
      const length = this.#lengths.get(key);
      if (length !== undefined) path = [...path, length - 1];
    }
    this.#note(path);
    while (this.#text[this.#at] === ']') this.#at++;
    return path;
  }

  #keyValue(table: KeyPath): void {
    const line = this.#line;
    let path = table;
    for (const name of this.#key()) {
      path = [...path, name];
      this.#note(path, line);
    }
    this.#at++;
    this.#skipBlank(false);
    this.#value(path);
  }

  /** A dotted key up to what ends it. */
  #key(): string[] {
    const names: string[] = [];
    for (;;) {
      this.#skipBlank(false);
      const character = this.#text[this.#at];
      const name = character === '"' || character === "'" ? this.#quoted(character) : this.#while(/[\w-]/);
      if (names.length < mostNames) names.push(name);
      this.#skipBlank(false);
      if (this.#text[this.#at] !== '.') return names;
      this.#at++;
    }
  }

  #value(path: KeyPath): void {
    const character = this.#text[this.#at];
    if (character === '[') this.#items(']', (index) => this.#item([...path, index]));
    else if (character === '{') this.#items('}', () => this.#keyValue(path));
    else if (character === '"' || character === "'") this.#quoted(character);
    else this.#while(/[^,\]}\s#]/);
  }

  #item(path: KeyPath): void {
    this.#note(path);
    this.#value(path);
  }

  #items(end: string, read: (index: number) => void): void {
    this.#at++;
    for (let index = 0; ; index++) {
      this.#skipBlank(true);
      if (this.#at >= this.#text.length || this.#text[this.#at] === end) break;
      const before = this.#at;
      read(index);
      this.#skipBlank(true);
      if (this.#text[this.#at] === ',') this.#at++;
      if (this.#at === before) break;
    }
    this.#at++;
  }

  /** Any of the four kinds of quoted text. Returns what stands between the quotes. */
  #quoted(quote: string): string {
    const mark = this.#text.startsWith(quote.repeat(3), this.#at) ? quote.repeat(3) : quote;
    const start = this.#at + mark.length;
    this.#at = start;
    while (this.#at < this.#text.length && !this.#text.startsWith(mark, this.#at)) {
      if (quote === '"' && this.#text[this.#at] === '\\') this.#advance();
      this.#advance();
    }
    const end = this.#at;
    this.#at += mark.length;
    // A long text may end in up to two quotes of its own.
    while (mark.length === 3 && this.#text[this.#at] === quote) this.#at++;
    const inner = this.#text.slice(start, end);
    return quote === '"' && inner.includes('\\') ? unescapeText(inner) : inner;
  }

  #while(pattern: RegExp): string {
    const start = this.#at;
    while (this.#at < this.#text.length && pattern.test(this.#text.charAt(this.#at))) this.#at++;
    // Always forward: a text that is not valid after all must not hold us here.
    if (this.#at === start) this.#advance();
    return this.#text.slice(start, this.#at);
  }

  /** Blanks and comments; line ends too where they mean nothing. */
  #skipBlank(acrossLines: boolean): void {
    for (;;) {
      const character = this.#text[this.#at];
      if (character === ' ' || character === '\t' || character === '\uFEFF') this.#at++;
      else if (acrossLines && (character === '\n' || character === '\r')) this.#advance();
      else if (acrossLines && character === '#') this.#while(/[^\n]/);
      else return;
    }
  }

  #advance(): void {
    if (this.#text[this.#at] === '\n') this.#line++;
    this.#at++;
  }

  #note(path: KeyPath, line = this.#line): void {
    const key = lineKey(path);
    if (!this.lines.has(key)) this.lines.set(key, line);
  }
}

function unescapeText(text: string): string {
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return text;
  }
}
