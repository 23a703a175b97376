const marker: unique symbol = Symbol.for('cascade.fetch.ResponseTooLargeError');

/** A response was larger than `maxResponseBytes`; its connection was closed and the rest not read. */
export class ResponseTooLargeError extends TypeError {
  override readonly name = 'ResponseTooLargeError';
  /** Stable, also when two copies of this package are installed. */
  readonly code = 'CASCADE_RESPONSE_TOO_LARGE';
  /** Answers `isInstance` across copies of this package. */
  readonly [marker] = true;

  /** The origin that sent it. */
  readonly origin: string;
  /** The limit that was exceeded, in bytes. */
  readonly limitBytes: number;

  constructor(origin: string, limitBytes: number) {
    super(
      `the response of ${origin} is larger than ${limitBytes} bytes; raise \`maxResponseBytes\` if such answers are expected`,
    );
    this.origin = origin;
    this.limitBytes = limitBytes;
  }

  /** Whether `value` is this error, also one made by another copy of this package. */
  static isInstance(value: unknown): value is ResponseTooLargeError {
    return typeof value === 'object' && value !== null && marker in value;
  }
}
