import { memoryStore } from '@cascade/core';
import type { CooldownReport, CooldownState, CooldownStore, ProbeRequest, Scope } from '@cascade/core/spec';

type Break = (sound: CooldownStore) => Partial<CooldownStore>;

/** Stores that are wrong in one way each, by the name of the one case that must notice. */
export const brokenCooldowns: Readonly<Record<string, () => CooldownStore>> = Object.fromEntries(
  Object.entries<Break>({
    'opens after the given number of failed visits in a row, not before': changeReport((report) => ({
      ...report,
      afterFailures: Math.min(2, report.afterFailures),
    })),
    'does not count a failed visit that is older than the window': changeReport((report) => ({
      ...report,
      windowMs: Number.POSITIVE_INFINITY,
    })),
    'doubles the cooldown with each outage': changeReport((report, before) => ({
      ...report,
      baseMs: report.baseMs / 2 ** (before?.level ?? 0),
    })),
    'never rests longer than the maximum, whatever the vendor asks for': changeReport((report) => ({
      ...report,
      maxMs: report.maxMs * 1_000,
    })),
    'raises the level once for an outage, however many visits were in flight': changeReport((report, before) =>
      before !== undefined && before.untilMs > 0 ? { ...report, startedAtMs: before.untilMs } : report,
    ),
    'does not rest again for a visit that began before the recovery': changeReport((report, before) =>
      before?.untilMs === 0 ? { ...report, startedAtMs: report.nowMs } : report,
    ),
    'rests for as long as the vendor asks instead of the backoff, from the first failure on': changeReport((report) =>
      report.retryAfterMs === undefined
        ? report
        : { ...report, retryAfterMs: Math.max(report.baseMs, report.retryAfterMs) },
    ),
    'tells an end that the vendor named from one that the backoff gave': changeStates((state) => ({
      ...state,
      byRetryAfter: false,
    })),
    'rests at least as long as the class of failure demands': changeReport(({ minMs: _minMs, ...report }) => report),
    'never shortens a longer cooldown': (sound) => ({
      report: async (report) => {
        const before = await stateOf(sound, report.scope);
        const askedMs = report.nowMs + (report.retryAfterMs ?? report.maxMs);
        if (before !== undefined && askedMs < before.untilMs) await sound.clear(report.scope);
        return sound.report(report);
      },
    }),
    'lengthens a cooldown in force when the vendor asks for more': changeReport((report, before) => {
      const { retryAfterMs: _retryAfterMs, ...plain } = report;
      return before !== undefined && before.untilMs > report.nowMs ? plain : report;
    }),
    'zeroes level and failures on a success': (sound) => ({
      report: async (report) => {
        if (report.outcome !== 'ok' || report.token !== undefined) return sound.report(report);
        return (await stateOf(sound, report.scope)) ?? sound.report(report);
      },
    }),
    'does not end a cooldown in force on a success without the lease': (sound) => ({
      report: async (report) => {
        const before = await stateOf(sound, report.scope);
        const isBare = report.outcome === 'ok' && report.token === undefined;
        if (isBare && before !== undefined && before.untilMs > report.nowMs) await sound.clear(report.scope);
        return sound.report(report);
      },
    }),
    'gives the probe to exactly one of many callers': (sound) => ({
      acquireProbe: async (request) => {
        const token = await sound.acquireProbe(request);
        const state = await stateOf(sound, request.scope);
        const isTaken = request.token === undefined && request.early === undefined && token === undefined;
        const isFresh = state?.probeUntilMs === request.nowMs + request.leaseMs;
        return isTaken && isFresh ? 'a second token' : token;
      },
    }),
    'gives no probe before the cooldown has ended': changeRequest((request) => ({
      ...request,
      nowMs: request.nowMs + 1_000,
    })),
    'gives no probe of a scope that is not resting': (sound) => ({
      acquireProbe: async (request) => {
        const state = await stateOf(sound, request.scope);
        return state === undefined || state.untilMs === 0 ? 'for nothing' : sound.acquireProbe(request);
      },
    }),
    'gives one early probe to a caller that asks for it': changeRequest((request) => ({ ...request, early: false })),
    'ends the cooldown when the probe succeeds': changeReport((report) =>
      report.outcome === 'ok' && report.token !== undefined ? { ...report, outcome: 'released' } : report,
    ),
    'opens again at once, one level up, when the probe fails': changeReport((report) =>
      report.outcome === 'failed' && report.token !== undefined ? { ...report, outcome: 'released' } : report,
    ),
    'gives the probe to the next caller once it was released': (sound) => ({
      report: async (report) =>
        (report.outcome === 'released' && (await stateOf(sound, report.scope))) || sound.report(report),
    }),
    'gives the probe to the next caller once the lease has expired': changeRequest((request) => ({
      ...request,
      leaseMs: request.maxMs / 2,
    })),
    'keeps a lease that is longer than the longest cooldown': (sound) => ({
      acquireProbe: async (request) => {
        const token = await sound.acquireProbe(request);
        return request.leaseMs > request.maxMs ? (token ?? 'a second token') : token;
      },
    }),
    'keeps the probe with a caller that renews its lease': (sound) => ({
      acquireProbe: async (request) => {
        if (request.token === undefined) return sound.acquireProbe(request);
        const untilMs = (await stateOf(sound, request.scope))?.probeUntilMs ?? 0;
        return sound.acquireProbe({ ...request, leaseMs: untilMs - request.nowMs });
      },
    }),
    'does not renew a lease that another caller has taken over': (sound) => ({
      acquireProbe: async (request) => (await sound.acquireProbe(request)) ?? request.token,
    }),
    'changes nothing on a report with a stale token': (sound) => {
      let last: string | undefined;
      return {
        acquireProbe: async (request) => {
          const token = await sound.acquireProbe(request);
          last = token ?? last;
          return token;
        },
        report: (report) =>
          sound.report(report.token === undefined || last === undefined ? report : { ...report, token: last }),
      };
    },
    'takes an end further away than the maximum for over (the clock was set back)': changeRequest((request) => ({
      ...request,
      maxMs: Number.POSITIVE_INFINITY,
    })),
    'gives no probe to a caller whose clock is a little behind': changeRequest((request) => ({
      ...request,
      maxMs: request.maxMs - 60_000,
    })),
    'keeps entries, origins and keys apart': (sound) => {
      const blur = ({ keyId: _keyId, ...scope }: Scope): Scope => scope;
      return {
        peek: async (scopes) =>
          (
            await Promise.all(
              scopes.map(async (scope) => (await sound.peek([blur(scope)])).map((state) => ({ ...state, scope }))),
            )
          ).flat(),
        report: (report) => sound.report({ ...report, scope: blur(report.scope) }),
      };
    },
    'peeks at the scopes asked for, and at no other': (sound) => ({ peek: () => sound.list() }),
    'lists every state there is': (sound) => ({ list: async () => (await sound.list()).slice(1) }),
    'clears the scopes that match, and says how many there were': (sound) => ({ clear: () => sound.clear() }),
    'remembers what the last failure was': changeReport(({ failure: _failure, ...report }) => report),
    'keeps at most 500 characters of a message': (sound) => {
      const messages = new Map<string, string>();
      return {
        peek: async (scopes) => (await sound.peek(scopes)).map((state) => withMessage(state, messages)),
        report: async (report) => {
          if (report.message !== undefined) messages.set(report.scope.entry, report.message);
          return withMessage(await sound.report(report), messages);
        },
      };
    },
    'answers a report with the state after it': (sound) => ({
      report: async (report) => {
        const before = await stateOf(sound, report.scope);
        const after = await sound.report(report);
        return before ?? { ...after, level: 0, untilMs: 0 };
      },
    }),
  }).map(([name, breakIt]) => [name, () => broken(breakIt)]),
);

function broken(breakIt: Break): CooldownStore {
  const sound = memoryStore().cooldowns;
  return { ...sound, ...breakIt(sound) };
}

async function stateOf(store: CooldownStore, scope: Scope): Promise<CooldownState | undefined> {
  return (await store.peek([scope]))[0];
}

function changeReport(change: (report: CooldownReport, before: CooldownState | undefined) => CooldownReport): Break {
  return (sound) => ({
    report: async (report) =>
      sound.report(
        report.outcome === 'failed' || report.token !== undefined
          ? change(report, await stateOf(sound, report.scope))
          : report,
      ),
  });
}

function changeRequest(change: (request: ProbeRequest) => ProbeRequest): Break {
  return (sound) => ({ acquireProbe: (request) => sound.acquireProbe(change(request)) });
}

function changeStates(change: (state: CooldownState) => CooldownState): Break {
  return (sound) => ({
    peek: async (scopes) => (await sound.peek(scopes)).map(change),
    report: async (report) => change(await sound.report(report)),
  });
}

function withMessage(state: CooldownState, messages: ReadonlyMap<string, string>): CooldownState {
  const lastMessage = messages.get(state.scope.entry);
  return lastMessage === undefined ? state : { ...state, lastMessage };
}
