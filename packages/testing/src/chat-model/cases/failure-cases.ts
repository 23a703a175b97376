import type { FailureClass } from '@cascade/core/spec';
import { expect } from 'vitest';
import { onStage, plain, question } from '../act.js';
import type { ChatModelCase } from '../chat-model-case.js';
import type { SuiteFault } from '../scenario.js';
import { failureOf, streamFailure } from './failure-of.js';

const classes: readonly (readonly [fault: SuiteFault, title: string, accepted: readonly FailureClass[]])[] = [
  ['auth', 'a refused key as auth', ['auth']],
  ['not-found', 'an unknown model as not-found', ['not-found']],
  ['server', 'an internal error as server', ['server']],
  ['overloaded', 'an overloaded service as overloaded', ['overloaded']],
  ['bad-request', 'a refused request as bad-request', ['bad-request']],
  ['context-overflow', 'a conversation that is too long as context-overflow', ['context-overflow']],
  ['html', 'a page of HTML as invalid-response', ['invalid-response']],
  ['empty', 'an empty body as invalid-response', ['invalid-response']],
  ['garbage', 'a body of another shape as invalid-response', ['invalid-response']],
  ['refused', 'a refused connection as network', ['network']],
];

const classCases = classes.flatMap(([fault, title, accepted]): ChatModelCase[] => [
  {
    name: `reports ${title}`,
    run: (open) =>
      onStage(open, { ...plain, fault }, async ({ generate }) => {
        expect(accepted).toContain((await failureOf(generate(question))).class);
      }),
  },
  {
    name: `reports ${title} when streaming`,
    run: (open) =>
      onStage(open, { ...plain, fault }, async ({ parts }) => {
        expect(accepted).toContain((await streamFailure(parts(question))).class);
      }),
  },
]);

export const failureCases: readonly ChatModelCase[] = [
  ...classCases,
  {
    name: 'reports a rate limit',
    run: (open) =>
      onStage(open, { ...plain, fault: 'rate-limited' }, async ({ generate }) => {
        expect(await failureOf(generate(question))).toMatchObject({ class: 'rate-limited', scope: 'key' });
      }),
  },
  {
    name: 'reads how long a rate limit asks to wait',
    run: (open) =>
      onStage(open, { ...plain, fault: 'rate-limited' }, async ({ generate, harness }) => {
        const { retryAfterMs = 0 } = await failureOf(generate(question));
        expect(Math.abs(retryAfterMs - (harness.waitMs ?? 7_000))).toBeLessThanOrEqual(1_000);
      }),
  },
  {
    name: 'keeps the status of an error',
    run: (open) =>
      onStage(open, { ...plain, fault: 'auth' }, async ({ generate }) => {
        const { status = 0 } = await failureOf(generate(question));
        expect(status).toBeGreaterThanOrEqual(400);
      }),
  },
  {
    name: 'names the provider in an error, and never the key',
    run: (open) =>
      onStage(open, { ...plain, fault: 'server' }, async ({ generate, harness }) => {
        const { message } = await failureOf(generate(question));
        expect(message).toContain(harness.model.provider);
        if (harness.key !== undefined) expect(message).not.toContain(harness.key);
      }),
  },
  {
    name: 'does not call at all when it is aborted before',
    run: (open) =>
      onStage(open, plain, async ({ generate, controller, harness }) => {
        controller.abort();
        expect((await failureOf(generate(question))).class).toBe('aborted');
        expect(harness.received()).toHaveLength(0);
      }),
  },
  {
    name: 'does not retry by itself',
    run: (open) =>
      onStage(open, { ...plain, fault: 'overloaded' }, async ({ generate, harness }) => {
        await failureOf(generate(question));
        expect(harness.received()).toHaveLength(1);
      }),
  },
];
