import { invalidResponse } from '@cascade/core/provider-kit';
import type { Json } from '@cascade/core/spec';
import type { WirePartialArg } from './wire.js';

type Holder = Record<string, Json> | Json[];

const maxPathCharacters = 1_000;
const maxListIndex = 10_000;

/** Puts together the arguments of a call that come in pieces, each with the place where it goes. */
export class PartialInput {
  readonly #provider: string;
  readonly #root: Record<string, Json> = {};
  #openPath: string | undefined;

  constructor(provider: string) {
    this.#provider = provider;
  }

  get input(): Json {
    return this.#root;
  }

  /** @throws ProviderError of class `invalid-response` when a place makes no sense */
  add(piece: WirePartialArg): void {
    const path = piece.jsonPath ?? '';
    const keys = parsePath(path);
    const value = valueIn(piece);
    if (keys === undefined || value === undefined) throw this.#misplaced(path);
    const holder = this.#holderAt(keys, path);
    const key = keys.at(-1) ?? '';
    const before = path === this.#openPath ? read(holder, key) : undefined;
    write(holder, key, typeof before === 'string' && typeof value === 'string' ? before + value : value);
    this.#openPath = piece.willContinue === true ? path : undefined;
  }

  #holderAt(keys: readonly (string | number)[], path: string): Holder {
    let holder: Holder = this.#root;
    for (const [place, key] of keys.slice(0, -1).entries()) {
      let next = read(holder, key);
      if (next === undefined) {
        next = typeof keys[place + 1] === 'number' ? [] : {};
        write(holder, key, next);
      }
      if (!isHolder(next)) throw this.#misplaced(path);
      holder = next;
    }
    if (Array.isArray(holder) !== (typeof keys.at(-1) === 'number')) throw this.#misplaced(path);
    return holder;
  }

  #misplaced(path: string): Error {
    return invalidResponse(this.#provider, `a piece of a tool call goes nowhere: "${path.slice(0, 100)}"`);
  }
}

/** `$.items[0].name` or `$['a b']` as its keys; undefined for anything else. */
function parsePath(path: string): readonly (string | number)[] | undefined {
  if (!path.startsWith('$') || path.length > maxPathCharacters) return undefined;
  const keys: (string | number)[] = [];
  let end = 1;
  for (const match of path.matchAll(/\.([^.[\]]+)|\[(\d{1,6})\]|\['([^']*)'\]/g)) {
    const key = match[2] === undefined ? (match[1] ?? match[3] ?? '') : Number(match[2]);
    if (match.index !== end || key === '__proto__' || (typeof key === 'number' && key > maxListIndex)) return undefined;
    keys.push(key);
    end += match[0].length;
  }
  return end === path.length && keys.length > 0 ? keys : undefined;
}

function valueIn({ stringValue, numberValue, boolValue, nullValue }: WirePartialArg): Json | undefined {
  return stringValue ?? numberValue ?? boolValue ?? (nullValue === undefined ? undefined : null);
}

function isHolder(value: Json): value is Holder {
  return typeof value === 'object' && value !== null;
}

function read(holder: Holder, key: string | number): Json | undefined {
  if (Array.isArray(holder)) return typeof key === 'number' ? holder[key] : undefined;
  return Object.hasOwn(holder, key) ? holder[key] : undefined;
}

function write(holder: Holder, key: string | number, value: Json): void {
  if (!Array.isArray(holder)) holder[key] = value;
  else if (typeof key === 'number') holder[key] = value;
}
