import { type Symbol as Named, SymbolFlags, type Type } from 'typescript/unstable/sync';
import { openPublicApi, type PublicApi } from './public-api.js';

/** Looks up names in the public types of all packages. */
export interface PublicNames {
  /**
   * Whether a name exists: an exported one, a member of it (`Verdict.score`), a member of one of the roots
   * (`models[].limits.concurrent` of `CascadeAgentOptions`), or a value of a root (`'weighted'` of `Selection`). `<...>`
   * stands for any key of a record; `name: 'value'` asks for the value, too.
   */
  has(name: string, roots: readonly string[]): boolean;
  close(): void;
}

export function openPublicNames(): PublicNames {
  const api = openPublicApi();
  const typesOf = (name: string): readonly Type[] =>
    api.exports.filter((symbol) => symbol.name === name).flatMap((symbol) => typesOfSymbol(api, symbol));
  return {
    has(name, roots) {
      const [, path = '', value] = /^([^\s(:]+)(?:\(.*\))?(?:: (.+))?$/.exec(name) ?? [];
      const segments = path.replaceAll('[]', '').split('.');
      const [first = '', ...rest] = segments;
      const starts = roots.map((root) => [typesOf(root), segments] as const);
      const ends = [...starts, [typesOf(first), rest] as const].map(([types, way]) => follow(api, types, way));
      const literal = value === undefined ? undefined : /^'(.*)'$/.exec(value)?.[1];
      if (literal !== undefined) return ends.some((types) => types.some((type) => isLiteral(type, literal)));
      return ends.some((types) => types.length > 0) || roots.flatMap(typesOf).some((type) => isLiteral(type, path));
    },
    close: () => api.close(),
  };
}

/** What a name stands for as a type, and as a value. */
function typesOfSymbol({ checker, partsOf }: PublicApi, symbol: Named): readonly Type[] {
  const declared = symbol.flags & SymbolFlags.Type ? partsOf(checker.getDeclaredTypeOfSymbol(symbol)) : [];
  const valued = symbol.flags & SymbolFlags.Value ? partsOf(checker.getTypeOfSymbol(symbol)) : [];
  return [...declared, ...valued];
}

function follow({ checker, partsOf }: PublicApi, types: readonly Type[], way: readonly string[]): readonly Type[] {
  return way.reduce(
    (found, segment) =>
      found.flatMap((type) => {
        if (segment.startsWith('<')) {
          return checker.getIndexInfosOfType(type).flatMap(({ valueType }) => partsOf(valueType));
        }
        const property = checker.getPropertiesOfType(type).find(({ name }) => name === segment);
        return property === undefined ? [] : partsOf(checker.getTypeOfSymbol(property));
      }),
    types,
  );
}

function isLiteral(type: Type, value: string): boolean {
  return type.isLiteralType() && type.value === value;
}
