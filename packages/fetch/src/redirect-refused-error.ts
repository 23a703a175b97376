const marker: unique symbol = Symbol.for('cascade.fetch.RedirectRefusedError');

/**
 * The server answered with a redirect. Cascade follows none: a request carries a key, and a key belongs to one origin.
 * Only origins are named, because a redirect's target may carry secrets in its path or query.
 */
export class RedirectRefusedError extends TypeError {
  override readonly name = 'RedirectRefusedError';
  /** Stable, also when two copies of this package are installed. */
  readonly code = 'CASCADE_REDIRECT_REFUSED';
  /** Answers `isInstance` across copies of this package. */
  readonly [marker] = true;

  /** HTTP status of the redirect, 0 where the platform hides it (browsers). */
  readonly status: number;
  /** The origin that was asked. */
  readonly origin: string;
  /** The origin it points to; `undefined` where the answer or the platform does not say. */
  readonly targetOrigin: string | undefined;

  constructor(status: number, origin: string, targetOrigin: string | undefined) {
    const withStatus = status ? ` (${status})` : '';
    const target = targetOrigin ?? 'an unnamed address';
    super(
      `${origin} answered with a redirect${withStatus} to ${target}; redirects are not followed. If that address is right, set it as the base URL.`,
    );
    this.status = status;
    this.origin = origin;
    this.targetOrigin = targetOrigin;
  }

  /** Whether `value` is this error, also one made by another copy of this package. */
  static isInstance(value: unknown): value is RedirectRefusedError {
    return typeof value === 'object' && value !== null && marker in value;
  }
}
