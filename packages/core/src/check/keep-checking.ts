import { beginOf } from '../engine/begin.js';
import { entryScope, keyScope } from '../engine/breaker.js';
import type { Cascade } from '../engine/cascade.js';
import { embedOperation } from '../engine/operations/embed-operation.js';
import type { Entry, KeyRef, ResolvedCascade } from '../engine/resolved-cascade.js';
import { ConfigurationError } from '../errors/configuration-error.js';
import { probeLeaseMs, restingScope, restOf } from '../policy/rest.js';
import type { Scope } from '../spec/cooldown-store.js';
import type { FailureClass } from '../spec/failure.js';
import type { Provider } from '../spec/provider.js';
import { callHook } from '../util/call-hook.js';
import { type Check, checkOptions, isFunction, isList, isNumber } from '../util/check-options.js';
import { type Answer, askProvider, isTimeout } from './ask-provider.js';

export interface KeepCheckingOptions {
  /** The providers of the entries that are to be checked, known by their origin. */
  readonly providers: readonly Provider[];
  /** From one check to the next, in milliseconds, all processes together; at least 1,000. Default 30,000. */
  readonly intervalMs?: number;
  /** Default 5,000. */
  readonly timeoutMs?: number;
  /** Hears of every check. What it throws, or rejects with, is nobody's affair. */
  readonly onCheck?: (provider: string, answer: Answer) => void;
}

const optionChecks: Readonly<Record<keyof KeepCheckingOptions, Check>> = {
  providers: isList,
  intervalMs: isNumber(1_000),
  timeoutMs: isTimeout,
  onCheck: isFunction,
};

/**
 * Checks providers at an interval, whether anybody asks a question or not, by listing their models: nothing is generated.
 * A provider that fails rests as after a failed visit, one that is back serves again at once. With a `ledger` in the
 * store one process at a time checks, and all hear of it through the `cooldowns`.
 *
 * @returns a function that ends it. Until then the process does not end by itself
 * @throws ConfigurationError when an option is wrong. That a provider has no `check` is told to `onCheck`
 */
export function keepChecking(cascade: Cascade, options: KeepCheckingOptions): () => void {
  checkOptions('keepChecking', options, optionChecks);
  const { intervalMs = 30_000, providers } = options;
  if (!Array.isArray(providers)) throw new ConfigurationError('keepChecking: `providers` must be a list of providers');
  const resolved = resolvedOf(cascade);
  const controller = new AbortController();
  let cancel = (): void => {};
  const again = (): void => {
    cancel = resolved.clock.schedule(intervalMs, () => void round());
  };
  const round = async (): Promise<void> => {
    await Promise.all(providers.map((provider) => check(resolved, provider, options, controller.signal)));
    if (!controller.signal.aborted) again();
  };
  void round();
  return () => {
    controller.abort();
    cancel();
  };
}

/** What the loop knows of a cascade. */
function resolvedOf(cascade: Cascade): ResolvedCascade {
  const begin = beginOf(cascade)(undefined, {
    operation: embedOperation([]),
    conversation: undefined,
    toResult: (_chosen, summary) => summary,
  });
  const { run } = begin();
  run.dispose();
  return run.cascade;
}

async function check(
  cascade: ResolvedCascade,
  provider: Provider,
  { intervalMs = 30_000, timeoutMs = 5_000, onCheck }: KeepCheckingOptions,
  signal: AbortSignal,
): Promise<void> {
  const entries = [...cascade.tiers.flat(), ...cascade.opinions].filter(({ origin }) => origin === provider.origin);
  try {
    if (!(await isTurn(cascade, provider, intervalMs))) return;
    const [key] = (await entries[0]?.loadKeys()) ?? [];
    const startedAtMs = cascade.clock.now();
    const answer = await askProvider(provider, key?.key, { timeoutMs, signal });
    if (signal.aborted) return;
    callHook(() => onCheck?.(provider.name, answer));
    for (const entry of entries) await report(cascade, entry, key, answer, startedAtMs);
  } catch (error) {
    // A store that fails, or a key that is missing, is told of by the runs.
    const message = `${provider.name}: ${error instanceof Error ? error.message : 'it could not be checked'}`;
    const failure = { class: 'server', scope: 'request', message } as const;
    callHook(() => onCheck?.(provider.name, { ok: false, latencyMs: 0, failure }));
  }
}

/** Of all processes the first to ask in an interval checks. */
async function isTurn({ store, clock }: ResolvedCascade, { origin }: Provider, intervalMs: number): Promise<boolean> {
  if (store.ledger === undefined) return true;
  const nowMs = clock.now();
  // A little less than the interval: whoever comes first the next time must find it free.
  const window = Math.max(1_000, Math.floor(intervalMs * 0.9));
  const claim = { account: `check/${origin}`, unit: 'requests', window, limit: 1, amount: 1 } as const;
  const names = { runId: 'check', index: 0, cascade: '', entry: '', provider: '', modelId: '' };
  const attempt = { ...names, role: 'answer', tier: 0, startedAtMs: nowMs, latencyMs: 0 } as const;
  const result = await store.ledger.reserve({ claims: [claim], nowMs, leaseMs: 60_000, attempt });
  if (!('reservation' in result)) return false;
  await store.ledger.settle(result.reservation, undefined);
  return true;
}

async function report(
  { store, clock }: ResolvedCascade,
  entry: Entry,
  key: KeyRef | undefined,
  { failure }: Answer,
  startedAtMs: number,
): Promise<void> {
  const { cooldowns } = store;
  if (cooldowns === undefined || (failure !== undefined && !speaksOfEntry.has(failure.class))) return;
  const nowMs = clock.now();
  const [whole, own] = [entryScope(entry), keyScope(entry, key)];
  if (failure !== undefined) {
    const scope = restingScope(failure, whole, own) ?? whole;
    await cooldowns.report({ scope, outcome: 'failed', startedAtMs, nowMs, ...restOf(failure, entry.cooldown) });
    return;
  }
  const states = await cooldowns.peek(key === undefined ? [whole] : [whole, own]);
  for (const { scope, byRetryAfter, lastFailure } of states) {
    // That models can be listed says nothing of limits and load.
    if (byRetryAfter || lastFailure === undefined || !shownByList.has(lastFailure)) continue;
    const token = await cooldowns.acquireProbe(probeOf(scope, entry, nowMs));
    if (token === undefined) continue;
    await cooldowns.report({ scope, outcome: 'ok', startedAtMs, nowMs, token, ...entry.cooldown });
  }
}

/** That a list is not there, or is not understood, says nothing of the models. */
const speaksOfEntry: ReadonlySet<FailureClass> = new Set<FailureClass>([
  ...(['server', 'network', 'timeout', 'overloaded', 'auth', 'billing', 'rate-limited'] as const),
]);

const shownByList: ReadonlySet<FailureClass> = new Set<FailureClass>(['server', 'network', 'timeout', 'auth']);

function probeOf(scope: Scope, { cooldown }: Entry, nowMs: number) {
  return { scope, nowMs, leaseMs: probeLeaseMs, maxMs: cooldown.maxMs, early: true };
}
