/** Standard output cannot be written (a full disk, for instance): what was to be said there is lost. */
export class OutputError extends Error {
  constructor(cause: Error) {
    super(`Standard output cannot be written: ${cause.message}`, { cause });
    this.name = 'OutputError';
  }
}
