import { createHash, randomUUID } from 'node:crypto';

/** The same text for the same value: names in order, what is undefined left out, bytes and addresses by what they hold. */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'bigint') return `"${value}n"`;
  if (value === undefined || typeof value === 'symbol') return 'null';
  if (typeof value === 'function') return JSON.stringify({ $in: identityOf(value) });
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value instanceof Uint8Array) return JSON.stringify({ $bytes: sha256(value) });
  if (value instanceof URL) return JSON.stringify({ $url: value.href });
  if (!isPlain(value)) return JSON.stringify({ $in: identityOf(value) });
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`);
  return `{${fields.join(',')}}`;
}

/** In hexadecimal digits. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

const thisProcess = randomUUID();
const identities = new WeakMap<object, string>();
let known = 0;

/** What a function does nobody can read: it is the same only as itself, in this process. */
function identityOf(value: object): string {
  const identity = identities.get(value) ?? `${thisProcess}:${++known}`;
  identities.set(value, identity);
  return identity;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
