import type { Node } from 'yaml';
import { ConfigError } from '../config-error.js';
import type { ConfigDocument, KeyPath } from './config-document.js';

/** Uses of anchors in one file; a bomb needs thousands. */
const maxAliasCount = 100;

/** Parses YAML 1.2: no tags of its own, text keys only. The parser is loaded at the first YAML file. */
export async function parseYaml(path: string, text: string): Promise<Pick<ConfigDocument, 'data' | 'lineOf'>> {
  const { LineCounter, parseDocument, isAlias, isMap, isNode, isScalar, isSeq } = await import('yaml');
  const lineCounter = new LineCounter();
  const fail = (line: number | undefined, problem: string, cause: unknown) =>
    new ConfigError(
      { file: path, line, problem: `the file is not valid YAML: ${problem}`, fix: 'Correct it there.' },
      { cause },
    );
  const options = { lineCounter, prettyErrors: false, stringKeys: true, schema: 'core' } as const;
  try {
    const document = parseDocument(text, options);
    const problem = document.errors[0] ?? document.warnings[0];
    if (problem !== undefined) throw fail(lineCounter.linePos(problem.pos[0]).line, problem.message, problem);
    const resolve = (node: unknown): Node | undefined => {
      const target = isAlias(node) ? node.resolve(document) : node;
      return isNode(target) ? target : undefined;
    };
    const step = (node: unknown, key: string | number): { value: unknown; offset: number | undefined } | undefined => {
      const parent = resolve(node);
      if (isSeq(parent) && typeof key === 'number') {
        const item = parent.items[key];
        return isNode(item) ? { value: item, offset: item.range?.[0] } : undefined;
      }
      if (!isMap(parent)) return undefined;
      const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === key);
      return pair && isScalar(pair.key) ? { value: pair.value, offset: pair.key.range?.[0] } : undefined;
    };
    return {
      data: document.toJS({ maxAliasCount }) ?? {},
      lineOf(keys: KeyPath) {
        let [node, line]: [unknown, number | undefined] = [document.contents, undefined];
        for (const key of keys) {
          const found = step(node, key);
          if (found === undefined) break;
          if (found.offset !== undefined) line = lineCounter.linePos(found.offset).line;
          node = found.value;
        }
        return line;
      },
    };
  } catch (cause) {
    if (cause instanceof ConfigError) throw cause;
    if (cause instanceof RangeError) throw fail(undefined, 'it is nested too deeply', cause);
    throw fail(undefined, cause instanceof Error ? cause.message : 'it cannot be parsed', cause);
  }
}
