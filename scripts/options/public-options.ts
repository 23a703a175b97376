import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  API,
  type Checker,
  type Symbol as Named,
  type Project,
  SignatureKind,
  SymbolFlags,
  type Type,
} from 'typescript/unstable/sync';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Every option of every type that a public function or method takes, as `Type.option`, in all published packages. A type
 * without a name bears that of the option that holds it: `RetryOptions.change.temperature`.
 */
export function publicOptions(): readonly string[] {
  const api = new API({ cwd: root });
  const config = `${root}tsconfig.json`;
  const project = api.updateSnapshot({ openProjects: [config] }).getProject(config);
  if (project === undefined) throw new Error(`${config} cannot be opened`);
  const walk = new Walk(project);
  for (const entry of entries()) walk.entry(entry);
  api.close();
  return [...walk.options];
}

/** The entries of all packages, the core's first: what others take of it bears its names. */
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

class Walk {
  readonly #checker: Checker;
  readonly #project: Project;
  readonly #seen = new Set<number>();
  readonly options = new Set<string>();

  constructor(project: Project) {
    this.#project = project;
    this.#checker = project.checker;
  }

  entry(path: string): void {
    const file = this.#project.program.getSourceFile(path);
    const module = file && this.#checker.getSymbolAtLocation(file);
    if (module === undefined) throw new Error(`${path} is no module of the project`);
    for (const exported of this.#checker.getExportsOfModule(module)) {
      const symbol = exported.flags & SymbolFlags.Alias ? this.#checker.getAliasedSymbol(exported) : exported;
      if (symbol.flags & SymbolFlags.Value) this.#callable(this.#checker.getTypeOfSymbol(symbol), symbol.name);
    }
  }

  /** What a function takes, and what the functions of what it returns take. */
  #callable(type: Type | undefined, name: string): void {
    if (type === undefined || this.#isSeen(type)) return;
    for (const kind of [SignatureKind.Call, SignatureKind.Construct])
      for (const signature of this.#checker.getSignaturesOfType(type, kind)) {
        for (const parameter of signature.getParameters())
          this.#taken(this.#checker.getTypeOfSymbol(parameter), `${name}(${parameter.name})`);
        this.#returned(this.#checker.getReturnTypeOfSignature(signature));
      }
    this.#returned(type);
  }

  #isSeen(type: Type): boolean {
    const isSeen = this.#seen.has(type.id);
    this.#seen.add(type.id);
    return isSeen;
  }

  #returned(type: Type | undefined): void {
    for (const part of this.#parts(type)) {
      if (!this.#isOurs(part.getSymbol())) continue;
      for (const property of this.#checker.getPropertiesOfType(part))
        this.#callable(this.#checker.getTypeOfSymbol(property), `${this.#ownName(part) ?? ''}.${property.name}`);
    }
  }

  #taken(type: Type | undefined, name: string): void {
    for (const part of this.#parts(type)) {
      const properties = this.#checker.getPropertiesOfType(part).filter((property) => this.#isOurs(property));
      if (this.#isSeen(part)) continue;
      for (const { valueType } of this.#checker.getIndexInfosOfType(part)) this.#taken(valueType, name);
      // What has methods is a part that the caller implements: a contract, not a bag of options.
      if (properties.some(({ flags }) => flags & SymbolFlags.Method)) continue;
      const owner = this.#ownName(part) ?? name;
      const isBag =
        /(Options|Settings|Goal)$/.test(owner) || properties.some(({ flags }) => flags & SymbolFlags.Optional);
      for (const property of properties) {
        const declared = this.#isOurs(part.getAliasSymbol()) ? undefined : property.getParent()?.name;
        const own = `${declared === undefined || declared.startsWith('__') ? owner : declared}.${property.name}`;
        if (isBag) this.options.add(own);
        this.#taken(this.#checker.getTypeOfSymbol(property), own);
      }
    }
  }

  /** Members of unions, elements of lists, values of promises: all the types that a value may be made of. */
  #parts(type: Type | undefined, seen = new Set<number>()): Type[] {
    if (type === undefined || seen.has(type.id)) return [];
    seen.add(type.id);
    const inner = this.#inner(type);
    return inner === undefined ? [type] : inner.flatMap((part) => this.#parts(part, seen));
  }

  #inner(type: Type): readonly Type[] | undefined {
    if (type.isUnionType() || type.isIntersectionType()) return type.getTypes();
    const isHolder = this.#checker.isArrayLikeType(type) || type.getSymbol()?.name === 'Promise';
    return isHolder && type.isTypeReference() ? this.#checker.getTypeArguments(type) : undefined;
  }

  #isOurs(symbol: Named | undefined): boolean {
    return symbol?.declarations.some(({ path }) => /\/packages\/[^/]+\/src\//.test(path)) ?? false;
  }

  /** The name that the type has in our sources, if it has one. */
  #ownName(type: Type): string | undefined {
    const symbols = [type.getAliasSymbol(), type.getSymbol()].filter((symbol) => this.#isOurs(symbol));
    return symbols.map((symbol) => symbol?.name ?? '__').find((name) => !name.startsWith('__'));
  }
}
