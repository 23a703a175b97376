import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { API, type Checker, type Symbol as Named, SymbolFlags, type Type } from 'typescript/unstable/sync';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What all published packages export, as the TypeScript compiler sees it. */
export interface PublicApi {
  readonly checker: Checker;
  /** The core's first: what others take of it bears its names. */
  readonly exports: readonly Named[];
  /** Members of unions, elements of lists, values of promises: all the types that a value may be made of. */
  partsOf(type: Type | undefined): readonly Type[];
  close(): void;
}

export function openPublicApi(): PublicApi {
  const api = new API({ cwd: root });
  const config = `${root}tsconfig.json`;
  const project = api.updateSnapshot({ openProjects: [config] }).getProject(config);
  if (project === undefined) throw new Error(`${config} cannot be opened`);
  const { checker, program } = project;
  const exports = entries().flatMap((path) => {
    const file = program.getSourceFile(path);
    const module = file && checker.getSymbolAtLocation(file);
    if (module === undefined) throw new Error(`${path} is no module of the project`);
    return checker
      .getExportsOfModule(module)
      .map((symbol) => (symbol.flags & SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol));
  });
  return { checker, exports, partsOf: (type) => partsOf(checker, type), close: () => api.close() };
}

/** The entries of all packages. */
function entries(): readonly string[] {
  const others = readdirSync(`${root}packages`).filter((folder) => folder !== 'core');
  return ['core', ...others].flatMap((folder) => {
    const manifest = JSON.parse(readFileSync(`${root}packages/${folder}/package.json`, 'utf8'));
    return sources(manifest.exports).map((source) => `${root}packages/${folder}/${source}`);
  });
}

/** The sources behind `exports`, generated data left out. */
function sources(exports: unknown): string[] {
  if (typeof exports !== 'object' || exports === null) return [];
  const found = Object.entries(exports).flatMap(([key, value]) =>
    key === 'cascade-source' && typeof value === 'string' ? [value.slice('./'.length)] : sources(value),
  );
  return [...new Set(found)].filter((source) => !source.includes('.generated.'));
}

function partsOf(checker: Checker, type: Type | undefined, seen = new Set<number>()): Type[] {
  if (type === undefined || seen.has(type.id)) return [];
  seen.add(type.id);
  const inner = innerOf(checker, type);
  return inner === undefined ? [type] : inner.flatMap((part) => partsOf(checker, part, seen));
}

function innerOf(checker: Checker, type: Type): readonly Type[] | undefined {
  if (type.isUnionType() || type.isIntersectionType()) return type.getTypes();
  const isHolder = checker.isArrayLikeType(type) || type.getSymbol()?.name === 'Promise';
  return isHolder && type.isTypeReference() ? checker.getTypeArguments(type) : undefined;
}
