import { memoryStore } from '@cascade/core';
import type { Claim, LedgerStore } from '@cascade/core/spec';

type Break = (sound: LedgerStore) => Partial<LedgerStore>;

/** Ledgers that are wrong in one way each, by the name of the one case that must notice. */
export const brokenLedgers: Readonly<Record<string, () => LedgerStore>> = Object.fromEntries(
  Object.entries<Break>({
    'books what fits, and says what each account holds': (sound) => ({
      reserve: async (request) => {
        const result = await sound.reserve(request);
        return 'reservation' in result ? { ...result, used: result.used.map(() => 0) } : result;
      },
    }),
    'refuses what would exceed a limit, and says which claim': (sound) => ({
      reserve: async (request) => {
        const result = await sound.reserve(request);
        return 'refused' in result && result.refused === 1 ? { ...result, refused: 0 } : result;
      },
    }),
    'books all claims or none': (sound) => ({
      reserve: async (request) => {
        const result = await sound.reserve(request);
        const [first] = request.claims;
        if ('refused' in result && result.refused > 0 && first !== undefined && first.account === 'all-or-none') {
          await sound.reserve({ ...request, claims: [first] });
        }
        return result;
      },
    }),
    'keeps accounts apart': changeClaims((claim) =>
      claim.account === 'yours' ? { ...claim, account: 'mine' } : claim,
    ),
    'grants to many who ask at once no more than fits': (sound) => ({
      reserve: async (request) => {
        const isCrowd = request.claims[0]?.account === 'crowd' && request.claims[0].limit > 0;
        return sound.reserve(isCrowd ? { ...request, claims: request.claims.map(unlimited) } : request);
      },
    }),
    'lists what accounts hold, by the beginning of their names': (sound) => ({
      accounts: (_prefix, nowMs) => sound.accounts('', nowMs),
    }),
    'lets go of what a moving window has left behind, and says when': (sound) => ({
      reserve: async (request) => {
        const result = await sound.reserve(request);
        const isMoving = request.claims.some(({ window }) => typeof window === 'number');
        return 'retryAtMs' in result && isMoving ? { ...result, retryAtMs: result.retryAtMs + 5_000 } : result;
      },
    }),
    // A window that starts anew every minute lets twice the limit through around its start.
    'holds in no stretch of a window more than its limit': changeClaims((claim, nowMs) =>
      claim.account === 'stretch' ? { ...claim, account: `stretch-${Math.floor((nowMs + 20_000) / 60_000)}` } : claim,
    ),
    'begins a day at midnight UTC': changeTime(({ window }) => (window === 'day' ? 6 * 3_600_000 : 0), 'day'),
    'begins a month on its first day UTC': changeTime(({ window }) => (window === 'month' ? 86_400_000 : 0), 'month'),
    'names no time for what is larger than the limit': (sound) => ({
      reserve: async (request) => {
        const result = await sound.reserve(request);
        const isTooLarge = request.claims.some(({ amount, limit }) => limit > 0 && amount > limit);
        return 'refused' in result && isTooLarge ? { ...result, retryAtMs: request.nowMs + 1 } : result;
      },
    }),
    'keeps every account apart from the window of another': changeClaims((claim) =>
      claim.account === 'short' ? { ...claim, window: 60_000 } : claim,
    ),
    'replaces what was reserved by what it was': (sound) => ({
      settle: (reservation, actual) => sound.settle(reservation, actual?.length === 2 ? undefined : actual),
    }),
    'keeps what was reserved when nobody knows what it was': (sound) => ({
      settle: (reservation, actual) => sound.settle(reservation, actual ?? [0]),
    }),
    'settles a reservation once': (sound) => ({
      settle: async (reservation, actual) => {
        const isFirst = await sound.settle(reservation, actual);
        return isFirst || actual?.[0] === 9;
      },
    }),
    'frees what is open when it is settled': (sound) => {
      let opened = 0;
      return {
        reserve: (request) => {
          if (isOpen(request.claims[0])) opened++;
          return sound.reserve(request);
        },
        settle: (reservation, actual) => opened > 1 || sound.settle(reservation, actual),
      };
    },
    // What is asked about it later is asked for nothing.
    'frees what is open when its lease ends': (sound) => {
      let [used, renewals] = [0, 0];
      return {
        renew: (...args) => {
          renewals++;
          return sound.renew(...args);
        },
        reserve: async (request) => {
          const result = await sound.reserve(request);
          if (isOpen(request.claims[0])) used++;
          const isAskedLater = 'refused' in result && request.claims[0]?.limit === 0 && used === 1;
          return isAskedLater && request.claims[0]?.window === 'open' && renewals === 0 ? { ...result, used } : result;
        },
      };
    },
    'renews a lease, but not one that is over': (sound) => ({ renew: (...args) => sound.renew(...args) || true }),
    'settles what it was after its lease, too': (sound) => {
      let leaseUntilMs = Number.POSITIVE_INFINITY;
      let isLate = false;
      return {
        reserve: (request) => {
          isLate = request.nowMs > leaseUntilMs;
          leaseUntilMs = request.nowMs + request.leaseMs;
          return sound.reserve(request);
        },
        settle: (reservation, actual) => sound.settle(reservation, isLate ? undefined : actual),
      };
    },
    'tells of an orphan, with its attempt, until it is settled': (sound) => ({
      orphans: async (nowMs) => {
        const orphans = await sound.orphans(nowMs);
        for (const { reservation } of orphans) await sound.settle(reservation, undefined);
        return orphans;
      },
    }),
  }).map(([name, breakIt]) => [name, () => broken(breakIt)]),
);

function broken(breakIt: Break): LedgerStore {
  const sound = memoryStore().ledger;
  return { ...sound, ...breakIt(sound) };
}

function changeClaims(change: (claim: Claim, nowMs: number) => Claim): Break {
  return (sound) => ({
    reserve: (request) =>
      sound.reserve({ ...request, claims: request.claims.map((claim) => change(claim, request.nowMs)) }),
  });
}

/** Calendars of another time zone. */
function changeTime(shiftMs: (claim: Claim) => number, window: Claim['window']): Break {
  return (sound) => ({
    reserve: async (request) => {
      const [first] = request.claims;
      if (first === undefined || first.window !== window || first.account !== window) return sound.reserve(request);
      const result = await sound.reserve({ ...request, nowMs: request.nowMs + shiftMs(first) });
      return 'retryAtMs' in result ? { ...result, retryAtMs: result.retryAtMs - shiftMs(first) } : result;
    },
  });
}

function isOpen(claim: Claim | undefined): boolean {
  return claim?.window === 'open' && claim.limit > 0;
}

function unlimited(claim: Claim): Claim {
  return { ...claim, limit: Number.MAX_SAFE_INTEGER };
}
