import { ConfigurationError } from '@cascade/core';
import type { Rule } from './policy.js';

/** Whether a text has somewhere what an expression describes. */
export type Pattern = (text: string) => boolean;

/** By their source. */
export type Patterns = ReadonlyMap<string, Pattern>;

/**
 * The expressions of all rules. Tags come from strangers, and JavaScript's own engine may hang on them: re2js, the port of RE2,
 * takes time in proportion to the text. It is loaded where there are expressions.
 *
 * @throws ConfigurationError for what is no expression
 */
export async function compilePatterns(rules: readonly Rule[] = []): Promise<Patterns> {
  const sources = rules.flatMap(({ name, when = {} }, place) =>
    Object.entries(when).flatMap(([field, condition]) => {
      const source = typeof condition === 'object' ? condition.$regex : undefined;
      return source === undefined
        ? []
        : [{ source, path: `CascadeAgent.rules[${place}].when.${field}.$regex (rule "${name}")` }];
    }),
  );
  if (sources.length === 0) return new Map();
  const { RE2JS } = await import('re2js');
  return new Map(
    sources.map(({ source, path }) => {
      try {
        const pattern = RE2JS.compile(source);
        return [source, (text) => pattern.test(text)];
      } catch (cause) {
        const what = cause instanceof Error ? cause.message : String(cause);
        throw new ConfigurationError(`${path} is no expression that RE2 knows: ${what}`, { cause });
      }
    }),
  );
}
