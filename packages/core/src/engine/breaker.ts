import { restLeftMs } from '../policy/cooldown.js';
import { probeLeaseMs, restingScope, restOf } from '../policy/rest.js';
import type { CooldownState, CooldownStore, Scope } from '../spec/cooldown-store.js';
import type { Failure } from '../spec/failure.js';
import { messageOf } from '../util/message-of.js';
import type { Entry, KeyRef } from './resolved-cascade.js';
import type { Run } from './run.js';

/** A scope that a visit answers for, and the token when the visit is its probe. */
export interface HeldScope {
  readonly scope: Scope;
  /** The scope has failures or a cooldown on record: a success must be written. */
  marked: boolean;
  token?: string | undefined;
}

/** What an entry may do now. */
export type Admission =
  | { readonly kind: 'admitted'; readonly scopes: readonly HeldScope[] }
  | { readonly kind: 'resting'; readonly state: CooldownState; readonly reason: string };

/** Stands for a token where the store could not be asked: the visit goes ahead without a lease. */
const storeFailed = '';

export function entryScope(entry: Entry): Scope {
  return { entry: entry.key, origin: entry.origin };
}

export function keyScope(entry: Entry, key: KeyRef | undefined): Scope {
  return key === undefined ? entryScope(entry) : { entry: entry.key, origin: entry.origin, keyId: key.id };
}

/**
 * The circuit breakers of a run's entries, on the shared store. A store that fails costs nobody an answer: the breaker
 * then lets everything through, with a warning.
 */
export class Breaker {
  readonly #run: Run;
  readonly #store: CooldownStore | undefined;

  constructor(run: Run) {
    this.#run = run;
    this.#store = run.cascade.store.cooldowns;
  }

  async peek(scopes: readonly Scope[]): Promise<readonly CooldownState[]> {
    return this.#guard((store) => store.peek(scopes), []);
  }

  /** Admits a visit unless a scope rests or is being probed; takes the probe lease where one is due. */
  async admit(
    entry: Entry,
    key: KeyRef | undefined,
    states: readonly CooldownState[],
    early = false,
  ): Promise<Admission> {
    const scopes = key === undefined ? [entryScope(entry)] : [entryScope(entry), keyScope(entry, key)];
    const held: HeldScope[] = [];
    for (const scope of scopes) {
      const state = states.find((candidate) => sameScope(candidate.scope, scope));
      const hold: HeldScope = { scope, marked: state !== undefined && (state.level > 0 || state.failures > 0) };
      if (state !== undefined && state.untilMs > 0) {
        const rest = restLeftMs(state, this.#run.cascade.clock.now(), entry.cooldown.maxMs);
        const token = rest > 0 && !early ? undefined : await this.#acquire(scope, entry, { early });
        if (token === undefined) {
          await this.release(held, entry);
          return {
            kind: 'resting',
            state,
            reason: rest > 0 ? describeRest(state, rest) : 'being probed by another caller',
          };
        }
        if (token !== storeFailed) hold.token = token;
      }
      held.push(hold);
    }
    return { kind: 'admitted', scopes: held };
  }

  /** Renews the leases of a probe while its call lives. The returned function stops that. */
  keepAlive(scopes: readonly HeldScope[], entry: Entry): () => void {
    const probing = scopes.filter((hold) => hold.token !== undefined);
    if (probing.length === 0) return () => {};
    const { clock } = this.#run.cascade;
    const renew = (): void => {
      for (const { token, scope } of probing) if (token !== undefined) void this.#acquire(scope, entry, { token });
      cancel = clock.schedule(probeLeaseMs / 3, renew);
    };
    let cancel = clock.schedule(probeLeaseMs / 3, renew);
    return () => cancel();
  }

  /** The entry answered, or has shown that it is alive. */
  async succeeded(scopes: readonly HeldScope[], entry: Entry, startedAtMs: number): Promise<void> {
    for (const hold of scopes) {
      if (hold.token === undefined && !hold.marked) continue;
      hold.marked = false;
      await this.#report(hold, entry, { outcome: 'ok', startedAtMs });
    }
  }

  /** The visit failed: the scope at fault rests, leases on the others are given back. */
  async failed(scopes: readonly HeldScope[], entry: Entry, startedAtMs: number, failure: Failure): Promise<void> {
    const [first] = scopes;
    if (first === undefined) return;
    const atFault = restingScope(failure, first.scope, scopes.at(-1)?.scope ?? first.scope);
    for (const hold of scopes) {
      if (hold.scope === atFault) await this.#report(hold, entry, { outcome: 'failed', startedAtMs, failure });
      else await this.release([hold], entry);
    }
  }

  /** Gives leases back without an outcome. */
  async release(scopes: readonly HeldScope[], entry: Entry): Promise<void> {
    for (const hold of scopes) {
      if (hold.token === undefined) continue;
      await this.#report(hold, entry, { outcome: 'released', startedAtMs: this.#run.cascade.clock.now() });
    }
  }

  async #acquire(scope: Scope, entry: Entry, more: { early?: boolean; token?: string }): Promise<string | undefined> {
    const nowMs = this.#run.cascade.clock.now();
    const { maxMs } = entry.cooldown;
    return this.#guard(
      (store) => store.acquireProbe({ scope, nowMs, leaseMs: probeLeaseMs, maxMs, ...more }),
      storeFailed,
    );
  }

  /** A lease ends with its report, so the token is let go before anybody else can use it. */
  async #report(
    hold: HeldScope,
    entry: Entry,
    facts: { outcome: 'ok' | 'failed' | 'released'; startedAtMs: number; failure?: Failure },
  ): Promise<void> {
    const { failure, ...rest } = facts;
    const policy = failure === undefined ? entry.cooldown : restOf(failure, entry.cooldown);
    const token = hold.token === undefined ? {} : { token: hold.token };
    hold.token = undefined;
    const nowMs = this.#run.cascade.clock.now();
    const report = { scope: hold.scope, nowMs, ...rest, ...policy, ...token };
    await this.#guard<unknown>((store) => store.report(report), undefined);
  }

  async #guard<T>(use: (store: CooldownStore) => T | PromiseLike<T>, fallback: T): Promise<T> {
    if (this.#store === undefined) return fallback;
    try {
      return await use(this.#store);
    } catch (error) {
      this.#run.warn('store-failed', `Cooldowns are not shared: ${messageOf(error)}`);
      return fallback;
    }
  }
}

export function sameScope(left: Scope, right: Scope): boolean {
  return left.entry === right.entry && left.origin === right.origin && left.keyId === right.keyId;
}

function describeRest(state: CooldownState, leftMs: number): string {
  const after = state.lastFailure === undefined ? '' : ` after ${state.lastFailure}`;
  return `resting for another ${Math.ceil(leftMs / 1_000)} s${after}${state.lastMessage === undefined ? '' : ` (${state.lastMessage})`}`;
}
