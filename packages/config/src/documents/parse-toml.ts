import { ConfigError } from '../config-error.js';
import type { ConfigDocument } from './config-document.js';
import { findTomlLines } from './find-toml-lines.js';
import { lineOfKey } from './line-of-key.js';

/** Parses TOML 1.0. The parser is loaded at the first TOML file. */
export async function parseToml(path: string, text: string): Promise<Pick<ConfigDocument, 'data' | 'lineOf'>> {
  const { parse, TomlError } = await import('smol-toml');
  try {
    const data = parse(text, { maxDepth: 32 });
    let lines: ReadonlyMap<string, number> | undefined;
    return {
      data,
      lineOf(keys) {
        lines ??= findTomlLines(text);
        return lineOfKey(lines, keys);
      },
    };
  } catch (cause) {
    const line = cause instanceof TomlError ? cause.line : undefined;
    // The rest of the parser's message quotes the file, in which there may be secrets.
    const reason = cause instanceof Error ? cause.message.split('\n', 1)[0] : undefined;
    const problem = `the file is not valid TOML${reason === undefined ? '' : `: ${reason.replace('Invalid TOML document: ', '')}`}`;
    throw new ConfigError({ file: path, line, problem, fix: 'Correct it there.' });
  }
}
