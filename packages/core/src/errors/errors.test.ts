import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  AllTiersFailedError,
  BadRequestError,
  CascadeError,
  ConfigurationError,
  RunAbortedError,
  RunError,
  type RunStory,
} from '../index.js';

const story: RunStory = { runId: 'run', cascade: 'main', attempts: [], skipped: [], warnings: [] };
const failed = new AllTiersFailedError('no entry answered', story);

describe('isInstance', () => {
  it('knows the class it is asked of, and its bases', () => {
    expect(AllTiersFailedError.isInstance(failed)).toBe(true);
    expect(RunError.isInstance(failed)).toBe(true);
    expect(CascadeError.isInstance(failed)).toBe(true);
    expect(BadRequestError.isInstance(failed)).toBe(false);
    for (const other of [new ConfigurationError('x'), new Error('x'), 'x', null]) {
      expect(RunError.isInstance(other)).toBe(false);
    }
  });

  it('tells the classes apart for the compiler too, also when it says no', () => {
    const error: RunError = failed;
    if (BadRequestError.isInstance(error)) expectTypeOf(error.code).toEqualTypeOf<'bad-request'>();
    else expectTypeOf(error).toEqualTypeOf<RunError>();
    expect(new RunAbortedError(story)).toMatchObject({ name: 'RunAbortedError', code: 'aborted' });
  });
});
