import { MissingKeyError } from '../errors/missing-key-error.js';
import type { CooldownState, Scope } from '../spec/cooldown-store.js';
import { entryScope, keyScope } from './breaker.js';
import { decideAfterFailure } from './decide.js';
import type { Refused } from './governor.js';
import type { Entry, KeyRef } from './resolved-cascade.js';
import { skip } from './skip.js';
import { unfit } from './unfit.js';
import { type Loop, type Visit, type VisitOutcome, visitEntry } from './visit-entry.js';

/** An entry that could serve but rests. */
export interface Resting {
  readonly entry: Entry;
  readonly key: KeyRef | undefined;
  readonly tier: number;
  readonly state: CooldownState;
}

/** How a tier, or a single visit, ended for the run. */
export type TierOutcome<Answer> =
  | { readonly kind: 'answered'; readonly answer: Answer; readonly entry: Entry }
  /** Nobody answered; the next tier may. */
  | { readonly kind: 'unanswered'; readonly visits: number; readonly resting: readonly Resting[] }
  | NotChosen;

/** Why there is no answer. */
export interface NotChosen {
  readonly kind: 'failed';
  readonly because: 'aborted' | 'bad-request' | 'budget' | 'interrupted' | 'failed' | 'missing-key';
  readonly reason: string;
  readonly cause?: unknown;
}

type Step<Answer> = Promise<TierOutcome<Answer> | undefined>;

/** Failover: asks the entries of a tier in order until one answers. */
export function runTier<Answer>(
  loop: Loop<Answer>,
  entries: readonly Entry[],
  tier: number,
): Promise<TierOutcome<Answer>> {
  const ask = (fit: readonly Entry[]): Promise<TierOutcome<Answer>> =>
    loop.governor === undefined ? askInOrder(loop, fit, tier) : loop.governor.askTier(loop, fit, tier, askInOrder);
  const areAllFit = entries.every((entry) => unfit(loop.run, loop.operation, entry) === undefined);
  return areAllFit ? ask(entries) : withoutUnfit(loop, entries).then(ask);
}

async function withoutUnfit<Answer>(loop: Loop<Answer>, entries: readonly Entry[]): Promise<readonly Entry[]> {
  const fit: Entry[] = [];
  for (const entry of entries) {
    const reason = unfit(loop.run, loop.operation, entry);
    if (reason === undefined) fit.push(entry);
    else await skip(loop, entry, reason);
  }
  return fit;
}

/** One after the other, until one answers. */
async function askInOrder<Answer>(
  loop: Loop<Answer>,
  fit: readonly Entry[],
  tier: number,
): Promise<TierOutcome<Answer>> {
  const { later = [] } = loop;
  const states = fit.length === 0 ? [] : await loop.breaker.peek([...fit, ...later].flatMap(scopesOf));
  const hasLater = later.some((other) => couldServe(loop, other, states));
  const tally: Tally = { visits: 0, resting: [] };
  for (const [place, entry] of fit.entries()) {
    // Windows turn out too small on the way.
    const reason = unfit(loop.run, loop.operation, entry);
    if (reason !== undefined) {
      await skip(loop, entry, reason);
      continue;
    }
    const hasSuccessor = fit.slice(place + 1).some((other) => couldServe(loop, other, states));
    const outcome = await visitKeys(loop, { entry, tier, hasSuccessor, hasLater, states, tally });
    if (outcome !== undefined) return outcome;
  }
  return { kind: 'unanswered', ...tally };
}

/** What happened in a tier so far. */
interface Tally {
  visits: number;
  readonly resting: Resting[];
}

interface EntryTurn {
  readonly entry: Entry;
  readonly tier: number;
  readonly hasSuccessor: boolean;
  readonly hasLater: boolean;
  readonly states: readonly CooldownState[];
  readonly tally: Tally;
}

/** Visits an entry with its first key that does not rest; a refused key gives way to the next. */
async function visitKeys<Answer>(loop: Loop<Answer>, turn: EntryTurn): Step<Answer> {
  const { entry, tier, tally } = turn;
  const wasKnown = entry.knownKeys() !== undefined;
  const keys = await loadKeys(loop, entry);
  const states = wasKnown ? turn.states : await loop.breaker.peek(scopesOf(entry));
  const visitsBefore = tally.visits;
  let outcome: Awaited<Step<Answer>>;
  for (const [index, key] of keys.entries()) {
    const admission = await loop.breaker.admit(entry, key, states);
    if (admission.kind === 'resting') {
      tally.resting.push({ entry, key, tier, state: admission.state });
      await skip(loop, entry, admission.reason);
      continue;
    }
    if (key !== undefined) entry.keyPool?.used(key.id);
    const alone = index === keys.length - 1 && !turn.hasSuccessor;
    // The same key again and the next key have separate budgets: there are only so many keys.
    if (tally.visits > visitsBefore) loop.run.keySwitches++;
    const isPatient = alone && !turn.hasLater;
    const { scopes } = admission;
    const visited = await visit(loop, { entry, key, tier, scopes, alone, isPatient, isLastResort: false });
    if (visited?.kind === 'refused') {
      if (visited.byKey) continue;
      return outcome;
    }
    tally.visits++;
    outcome = visited;
    if (!mayTryNextKey(loop, entry, outcome)) return outcome;
  }
  return outcome;
}

/** Visits an entry and decides what follows; undefined: go on to the next one. */
export async function visit<Answer>(
  loop: Loop<Answer>,
  input: Visit,
): Promise<TierOutcome<Answer> | Refused | undefined> {
  const { run } = loop;
  const outcome: VisitOutcome<Answer> = await visitEntry(loop, input);
  if (outcome.kind === 'answered') return outcome;
  if (outcome.kind === 'refused') {
    await skip(loop, input.entry, outcome.reason);
    return outcome;
  }
  const { failure, contentSent, entry } = outcome;
  const { onInterrupted, onContentFilter } = run.cascade;
  const { attemptsLeft, remainingMs } = run;
  const next = decideAfterFailure({ failure, contentSent, onInterrupted, onContentFilter, attemptsLeft, remainingMs });
  if (next.do === 'stop') {
    if (next.because === 'interrupted') run.partial = loop.operation.partial?.() ?? [];
    return { kind: 'failed', because: next.because, reason: next.reason, cause: failure.cause };
  }
  if (next.do === 'restart') await loop.emit({ type: 'retract', reason: 'interrupted' });
  if (next.do === 'larger') {
    const window = failure.windowTokens ?? entry.capabilities.contextTokens;
    if (window !== undefined) run.tooSmallTokens = Math.max(window, run.tooSmallTokens ?? 0);
  }
  return undefined;
}

/** An entry without a key is passed over with the reason; one that needs none is called once, without. */
async function loadKeys<Answer>(loop: Loop<Answer>, entry: Entry): Promise<readonly (KeyRef | undefined)[]> {
  try {
    const keys = entry.knownKeys() ?? (await entry.loadKeys());
    return keys.length === 0 ? [undefined] : (entry.keyPool?.order(keys) ?? keys);
  } catch (error) {
    if (!MissingKeyError.isInstance(error)) throw error;
    loop.run.isKeyMissing = true;
    await skip(loop, entry, error.message);
    return [];
  }
}

/** Patience ends early while a later entry could serve. */
function couldServe<Answer>(loop: Loop<Answer>, entry: Entry, states: readonly CooldownState[]): boolean {
  const nowMs = loop.run.cascade.clock.now();
  const rests = states.some(
    ({ scope, untilMs }) => scope.keyId === undefined && scope.entry === entry.key && untilMs > nowMs,
  );
  return !rests && unfit(loop.run, loop.operation, entry) === undefined;
}

function scopesOf(entry: Entry): readonly Scope[] {
  return [entryScope(entry), ...(entry.knownKeys() ?? []).map((key) => keyScope(entry, key))];
}

/** The failure belongs to the key, so the entry's next key may do better, even where attempts are used up. */
function mayTryNextKey<Answer>(
  { run }: Loop<Answer>,
  { key: entry }: Entry,
  outcome: TierOutcome<Answer> | undefined,
): boolean {
  const isStopped =
    outcome !== undefined && !('because' in outcome && outcome.because === 'failed' && run.remainingMs > 0);
  return !isStopped && run.attempts.findLast((attempt) => attempt.entry === entry)?.failure?.scope === 'key';
}
