import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CooldownReport } from '../spec/cooldown-store.js';
import { applyReport, type CooldownRecord, cooldownKey, leaseProbe, restLeftMs } from './cooldown.js';

const scope = { entry: 'openai/gpt', origin: 'https://api.example' };
const settings = { baseMs: 30_000, maxMs: 3_600_000, afterFailures: 1, windowMs: 60_000 };

function failedAt(nowMs: number, more: Partial<CooldownReport> = {}): CooldownReport {
  return { scope, outcome: 'failed', startedAtMs: nowMs, nowMs, ...settings, ...more };
}

const anyReport = fc.record(
  {
    outcome: fc.constantFrom('ok' as const, 'failed' as const, 'released' as const),
    lateMs: fc.integer({ min: 0, max: 200_000 }),
    stepMs: fc.integer({ min: 0, max: 100_000 }),
    token: fc.constantFrom('a', 'b', 'c'),
    retryAfterMs: fc.integer({ min: 0, max: 5_000_000 }),
    minMs: fc.integer({ min: 0, max: 5_000_000 }),
    afterFailures: fc.integer({ min: 1, max: 4 }),
  },
  { requiredKeys: ['outcome', 'lateMs', 'stepMs', 'afterFailures'] },
);

/** Walks a random history and shows each step to `check`. */
function walk(
  check: (before: CooldownRecord | undefined, report: CooldownReport, after: CooldownRecord | undefined) => void,
) {
  fc.assert(
    fc.property(fc.array(anyReport, { maxLength: 30 }), (steps) => {
      let nowMs = 1_000_000;
      let record: CooldownRecord | undefined;
      for (const { lateMs, stepMs, ...step } of steps) {
        nowMs += stepMs;
        record =
          leaseProbe(record, { scope, nowMs, leaseMs: 15_000, maxMs: settings.maxMs }, 'abc'.charAt(nowMs % 3)) ??
          record;
        const report = { scope, nowMs, startedAtMs: nowMs - lateMs, ...settings, ...step };
        const after = applyReport(record, report);
        check(record, report, after);
        record = after;
      }
    }),
  );
}

describe('applyReport', () => {
  it('doubles the cooldown with every outage', () => {
    let record: CooldownRecord | undefined;
    const lengths = [1, 2, 3].map(() => {
      const nowMs = record?.untilMs ?? 1_000;
      record = applyReport(record, failedAt(nowMs));
      return (record?.untilMs ?? 0) - nowMs;
    });
    expect(lengths).toEqual([30_000, 60_000, 120_000]);
  });

  it('takes an outage for one step, however late its failures arrive', () => {
    const opened = applyReport(undefined, failedAt(1_000));
    const late = applyReport(opened, failedAt(500_000, { startedAtMs: 999 }));
    expect(late).toMatchObject({ level: 1, untilMs: opened?.untilMs });
  });

  it('gives the same object back when nothing changes, so that nothing is written', () => {
    const record = applyReport(undefined, failedAt(1_000));
    expect(applyReport(record, { ...failedAt(2_000), token: 'stale' })).toBe(record);
    expect(applyReport(undefined, { ...failedAt(2_000), outcome: 'ok' })).toBeUndefined();
  });

  it('does not let an end from before the clock was set back win', () => {
    const record = applyReport(undefined, failedAt(90_000_000));
    expect(applyReport(record, failedAt(1_000))).toMatchObject({ level: 2, untilMs: 61_000 });
  });

  it('cuts a long message between characters', () => {
    const record = applyReport(undefined, failedAt(1_000, { message: `${'x'.repeat(499)}😀 and more` }));
    expect(record?.lastMessage).toBe('x'.repeat(499));
  });

  it('never shortens a cooldown except for a probe that succeeds', () => {
    walk((before, report, after) => {
      if (before === undefined || (report.outcome === 'ok' && report.token !== undefined)) return;
      expect(after?.untilMs).toBeGreaterThanOrEqual(before.untilMs);
    });
  });

  it('never raises the level by more than one step, nor for a visit from before the last end', () => {
    walk((before, report, after) => {
      const raise = (after?.level ?? 0) - (before?.level ?? 0);
      expect(raise).toBeLessThanOrEqual(1);
      if (raise === 1) expect(report.startedAtMs).toBeGreaterThanOrEqual(before?.untilMs ?? 0);
    });
  });

  it('never rests longer than the maximum', () => {
    walk((_before, report, after) => {
      expect((after?.untilMs ?? 0) - report.nowMs).toBeLessThanOrEqual(settings.maxMs);
    });
  });
});

describe('leaseProbe', () => {
  const due = applyReport(undefined, failedAt(1_000));
  const request = { scope, nowMs: 31_000, leaseMs: 15_000, maxMs: settings.maxMs };

  it('gives one lease, and the next when it has expired', () => {
    const leased = leaseProbe(due, request, 'first');
    expect(leaseProbe(leased, request, 'second')).toBeUndefined();
    expect(leaseProbe(leased, { ...request, nowMs: 46_000 }, 'second')).toMatchObject({ token: 'second' });
  });

  it('believes in a lease that is longer than the longest cooldown', () => {
    const short = { ...request, maxMs: 1_000 };
    const leased = leaseProbe(due, short, 'first');
    expect(leaseProbe(leased, short, 'second')).toBeUndefined();
  });

  it('does not take another process, whose clock is a little behind, for a clock that was set back', () => {
    const leased = leaseProbe(due, { ...request, maxMs: 15_000 }, 'first');
    expect(leaseProbe(leased, { ...request, maxMs: 15_000, nowMs: 30_990 }, 'second')).toBeUndefined();
    const longest = applyReport(undefined, failedAt(1_000, { retryAfterMs: settings.maxMs }));
    expect(leaseProbe(longest, { ...request, nowMs: 990 }, 'early')).toBeUndefined();
  });

  it('gives no lease on a scope that never failed', () => {
    expect(leaseProbe(undefined, request, 'first')).toBeUndefined();
  });
});

describe('restLeftMs', () => {
  it('is the time to the end of a cooldown, and nothing once that is over or unbelievable', () => {
    const record = applyReport(undefined, failedAt(1_000));
    if (record === undefined) throw new Error('a failure opens the circuit');
    expect(restLeftMs(record, 2_000, settings.maxMs)).toBe(29_000);
    expect(restLeftMs(record, 31_000, settings.maxMs)).toBe(0);
    expect(restLeftMs(record, -10_000_000, settings.maxMs)).toBe(0);
  });
});

describe('cooldownKey', () => {
  it('is the same for the same scope only', () => {
    const part = fc.string({ maxLength: 4 });
    fc.assert(
      fc.property(part, part, part, part, (entry, origin, entry2, origin2) => {
        const isSame = entry === entry2 && origin === origin2;
        expect(cooldownKey({ entry, origin }) === cooldownKey({ entry: entry2, origin: origin2 })).toBe(isSame);
      }),
    );
  });
});
