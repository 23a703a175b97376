/** Stable codes of the errors that Cascade throws. */
export type CascadeErrorCode =
  | 'configuration'
  | 'missing-key'
  | 'provider'
  | 'all-tiers-failed'
  | 'bad-request'
  | 'budget-exceeded'
  | 'duplicate-run'
  | 'stream-interrupted'
  | 'aborted'
  | 'store'
  | 'guardrail'
  | 'scope-budget'
  | 'agent-depth';

const marker = Symbol.for('cascade.error');

/**
 * The base of every error that Cascade throws: a stable `code`, and always the `cause`.
 * Recognise errors by {@link CascadeError.isInstance} and `code`: both work across two installed copies of the package.
 */
export class CascadeError extends Error {
  readonly code: CascadeErrorCode;
  readonly [marker] = true;

  constructor(code: CascadeErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    // `missing-key` is a MissingKeyError; the class itself loses its name when it is minified.
    this.name = `${code.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase())}Error`;
    this.code = code;
  }

  /** Whether an error is of the class it is asked of, made by whichever copy of the package. */
  static isInstance<T extends CascadeError>(
    this: { readonly prototype: T; readonly code?: CascadeErrorCode },
    error: unknown,
  ): error is T {
    // biome-ignore-start lint/complexity/noThisInStatic: which class is asked is the point
    if (typeof error !== 'object' || error === null || !(marker in error)) return false;
    return this.code === undefined || ('code' in error && error.code === this.code);
    // biome-ignore-end lint/complexity/noThisInStatic: which class is asked is the point
  }
}
