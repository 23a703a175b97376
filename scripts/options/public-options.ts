import { type Checker, type Symbol as Named, SignatureKind, SymbolFlags, type Type } from 'typescript/unstable/sync';
import { openPublicApi, type PublicApi } from './public-api.js';

/**
 * Every option of every type that a public function or method takes, as `Type.option`, in all published packages. A type
 * without a name bears that of the option that holds it: `RetryOptions.change.temperature`.
 */
export function publicOptions(): readonly string[] {
  const api = openPublicApi();
  const walk = new Walk(api);
  for (const exported of api.exports) walk.exported(exported);
  api.close();
  return [...walk.options];
}

class Walk {
  readonly #checker: Checker;
  readonly #partsOf: PublicApi['partsOf'];
  readonly #seen = new Set<number>();
  readonly options = new Set<string>();

  constructor({ checker, partsOf }: PublicApi) {
    this.#checker = checker;
    this.#partsOf = partsOf;
  }

  exported(symbol: Named): void {
    if (symbol.flags & SymbolFlags.Value) this.#callable(this.#checker.getTypeOfSymbol(symbol), symbol.name);
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
    for (const part of this.#partsOf(type)) {
      if (!this.#isOurs(part.getSymbol())) continue;
      for (const property of this.#checker.getPropertiesOfType(part).filter(({ name }) => !isPrivate(name)))
        this.#callable(this.#checker.getTypeOfSymbol(property), `${this.#ownName(part) ?? ''}.${property.name}`);
    }
  }

  #taken(type: Type | undefined, name: string): void {
    for (const part of this.#partsOf(type)) {
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

  #isOurs(symbol: Named | undefined): boolean {
    return symbol?.declarations.some(({ path }) => /\/packages\/[^/]+\/src\//.test(path)) ?? false;
  }

  /** The name that the type has in our sources, if it has one. */
  #ownName(type: Type): string | undefined {
    const symbols = [type.getAliasSymbol(), type.getSymbol()].filter((symbol) => this.#isOurs(symbol));
    return symbols.map((symbol) => symbol?.name ?? '__').find((name) => !name.startsWith('__'));
  }
}

/** The compiler's name of a `#member`. */
function isPrivate(name: string): boolean {
  return name.startsWith('__#');
}
