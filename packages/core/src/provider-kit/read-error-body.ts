/** What an error body says, whatever its shape. */
export interface ErrorBody {
  readonly message: string | undefined;
  /** The vendor's code, type, status or reason words, most specific first, in lower case. */
  readonly codes: readonly string[];
  /** The parameter at fault, where the body names one. */
  readonly parameter: string | undefined;
  /** The wait a body asks for, as it is written there (`48s`). */
  readonly retryDelay: string | undefined;
}

/** Longest message kept from a body: pages of HTML help nobody. */
const maxMessageLength = 2_000;
/** Longer than any code in use. */
const maxCodeLength = 100;

/**
 * Reads the error bodies of the field leniently: `{error: {message, type, code, param, details, metadata}}`,
 * `{error: "text", code}`, flat `{message, type, code}`, `{detail: "text" | [{msg}]}`, an array around any of them, JSON
 * inside a string, or plain text. Never throws.
 */
export function readErrorBody(body: unknown): ErrorBody {
  const outer = asRecord(unwrap(body));
  if (outer === undefined) return { message: readText(body), codes: [], parameter: undefined, retryDelay: undefined };
  const inner = asRecord(unwrap(outer.error)) ?? outer;
  const details = Array.isArray(inner.details) ? inner.details.map(asRecord) : [asRecord(inner.details)];
  const nested = [asRecord(inner.innererror), asRecord(inner.metadata), ...details].filter(
    (part) => part !== undefined,
  );
  const words = [inner.code, ...nested.flatMap((part) => [part.error_code, part.reason, part.code, part.error_type])];
  return {
    message: messageOf(inner, outer),
    codes: [...words, inner.type, inner.status, outer.code, outer.type].flatMap(toCode),
    parameter: typeof inner.param === 'string' ? inner.param : undefined,
    retryDelay: nested.map((part) => part.retryDelay).find((delay) => typeof delay === 'string'),
  };
}

function messageOf(inner: Record<string, unknown>, outer: Record<string, unknown>): string | undefined {
  const detail = outer.detail;
  const firstDetail = Array.isArray(detail) ? asRecord(detail[0])?.msg : detail;
  const raw = asRecord(inner.metadata)?.raw;
  const own = [inner.message, outer.error, outer.message, firstDetail].map(readText).find((text) => text !== undefined);
  const upstream = readText(raw);
  return own !== undefined && upstream !== undefined ? clip(`${own} (${upstream})`) : own;
}

function unwrap(value: unknown): unknown {
  if (typeof value === 'string' && /^\s*[[{]/.test(value)) {
    try {
      return unwrap(JSON.parse(value));
    } catch {
      return value;
    }
  }
  return Array.isArray(value) ? value[0] : value;
}

function asRecord(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : undefined;
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? clip(value.trim()) : undefined;
}

/** Cut between words: half of an echoed key could not be recognised, and hidden, any more. */
function clip(text: string): string {
  const end = text.length <= maxMessageLength ? -1 : text.lastIndexOf(' ', maxMessageLength);
  return text.slice(0, end > 0 ? end : maxMessageLength);
}

function toCode(value: unknown): readonly string[] {
  return typeof value === 'string' || typeof value === 'number'
    ? [String(value).slice(0, maxCodeLength).toLowerCase()]
    : [];
}
