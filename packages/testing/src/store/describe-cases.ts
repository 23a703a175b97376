import type { Awaitable } from '@cascade/core/spec';
import { describe, expect, it } from 'vitest';
import type { StoreCase } from './store-case.js';

export interface StoreSuiteOptions<S> {
  /** Cases that this store does not pass, each with the reason; shown as skipped. An unknown name fails the suite. */
  readonly skip?: Readonly<Record<string, string>>;
  /** Called after each case, to close and delete what `create` made. */
  readonly dispose?: (store: S) => Awaitable<void>;
}

/** What all suites share: one test per case, and one that holds the declared gaps against the cases. */
export function describeCases<S>(
  title: string,
  cases: readonly StoreCase<S>[],
  create: () => Awaitable<S>,
  { skip = {}, dispose }: StoreSuiteOptions<S> = {},
): void {
  describe(title, () => {
    it('declares only gaps that exist, each with a reason', () => {
      expect(wrongGaps(cases, skip)).toEqual([]);
    });
    for (const { name, run } of cases) {
      const reason = skip[name];
      if (reason !== undefined) {
        it.skip(`${name} (declared gap: ${reason})`);
        continue;
      }
      it(name, async () => {
        const store = await create();
        try {
          await run(store);
        } finally {
          await dispose?.(store);
        }
      });
    }
  });
}

/** What is wrong with the declared gaps. */
export function wrongGaps<S>(
  cases: readonly StoreCase<S>[],
  skip: Readonly<Record<string, string>>,
): readonly string[] {
  const names = new Set(cases.map(({ name }) => name));
  return Object.entries(skip).flatMap(([name, reason]) => [
    ...(names.has(name) ? [] : [`there is no case "${name}"; a gap is named exactly as its case`]),
    ...(reason.trim() === '' ? [`the gap "${name}" has no reason`] : []),
  ]);
}
