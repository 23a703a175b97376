import type { HedgeOptions } from '../../policy/hedge.js';
import { Breaker } from '../breaker.js';
import type { AskInOrder } from '../governor.js';
import type { CostFacts } from '../record-attempt.js';
import type { Entry } from '../resolved-cascade.js';
import { Run } from '../run.js';
import type { TierOutcome } from '../run-tier.js';
import type { Emit, Loop } from '../visit-entry.js';

export interface RaceInput<Answer> {
  readonly loop: Loop<Answer>;
  readonly entries: readonly Entry[];
  readonly tier: number;
  readonly ask: AskInOrder;
  readonly hedge: HedgeOptions;
  /** What a call that is cancelled may have cost. */
  readonly estimate: (entry: Entry) => CostFacts;
}

/** One of the two that ask. */
interface Contender<Answer> {
  readonly run: Run;
  readonly outcome: Promise<TierOutcome<Answer>>;
}

/**
 * Asks the entries in order, and from `afterMs` on, while nothing has come, those that nobody has asked yet as well.
 * Whoever has the first content, or the first whole answer, goes on; the other is cancelled, and both are paid.
 */
export async function raceTier<Answer>(input: RaceInput<Answer>): Promise<TierOutcome<Answer>> {
  const { loop, entries, hedge } = input;
  const race = new Race(input);
  const first = race.start(entries);
  let cancel = (): void => {};
  const second = new Promise<Contender<Answer>>((resolve) => {
    cancel = loop.run.cascade.clock.schedule(hedge.afterMs, () => {
      const left = race.winner === undefined ? entries.filter(({ key }) => !race.asked.has(key)) : [];
      if (left.length > 0) resolve(race.start(left, 'hedge'));
    });
  });
  try {
    const early = await Promise.race([over(first), second.then(over)]);
    const rival = race.contenders.find((contender) => contender !== early.contender);
    if (rival === undefined) return early.outcome;
    // Who has spoken and then broke off cannot be replaced unseen.
    if (race.winner !== undefined) return await race.winner.outcome;
    if (early.outcome.kind === 'answered' && race.win(early.contender)) return early.outcome;
    const late = await rival.outcome;
    if (late.kind === 'answered') race.win(rival);
    return both(early.outcome, late);
  } finally {
    cancel();
    await race.end(first);
  }
}

function over<Answer>(contender: Contender<Answer>) {
  return contender.outcome.then((outcome) => ({ contender, outcome }));
}

/** The outcome of two of whom the first has not answered. */
function both<Answer>(early: TierOutcome<Answer>, late: TierOutcome<Answer>): TierOutcome<Answer> {
  if (late.kind === 'answered' || early.kind !== 'unanswered') return late.kind === 'answered' ? late : early;
  if (late.kind === 'failed') return late;
  return { kind: 'unanswered', visits: early.visits + late.visits, resting: [...early.resting, ...late.resting] };
}

class Race<Answer> {
  readonly asked = new Set<string>();
  readonly contenders: Contender<Answer>[] = [];
  winner: Contender<Answer> | undefined;
  readonly #input: RaceInput<Answer>;
  #telling: Promise<unknown> = Promise.resolve();

  constructor(input: RaceInput<Answer>) {
    this.#input = input;
  }

  start(entries: readonly Entry[], role?: 'hedge'): Contender<Answer> {
    const { ask, tier, loop } = this.#input;
    const run = childRun(loop.run);
    const emit: Emit = async (event) => {
      if (event.type === 'attempt-start' || event.type === 'wait') this.asked.add(event.entry);
      if (event.type !== 'part' || this.win(contender)) await this.#tell(event);
    };
    const child = this.#childLoop(run, emit);
    const outcome = ask(role === undefined ? child : { ...child, role }, entries, tier).finally(() => run.dispose());
    const contender = { run, outcome };
    this.contenders.push(contender);
    return contender;
  }

  /** Whether it is the one that goes on; if nobody is yet, it is. */
  win(contender: Contender<Answer>): boolean {
    if (this.winner === undefined) {
      this.winner = contender;
      for (const other of this.contenders) if (other !== contender) giveUp(other.run);
    }
    return this.winner === contender;
  }

  /** Ends whoever still asks; what they have learned belongs to the run. */
  async end(first: Contender<Answer>): Promise<void> {
    const { run } = this.#input.loop;
    for (const contender of this.contenders) if (contender !== this.winner) giveUp(contender.run);
    await Promise.allSettled(this.contenders.map(({ outcome }) => outcome));
    for (const { run: child } of this.contenders) {
      run.skipped.push(...child.skipped.filter(({ reason }) => reason !== isAsked));
      for (const { code, text } of child.warnings) run.warn(code, text);
      run.isKeyMissing ||= child.isKeyMissing;
      run.refusal ??= child.refusal;
      run.overBudget ??= child.overBudget;
      if (child.tooSmallTokens !== undefined) {
        run.tooSmallTokens = Math.max(child.tooSmallTokens, run.tooSmallTokens ?? 0);
      }
    }
    run.partial = (this.winner ?? first).run.partial;
  }

  /** The listener hears of one event after the other. */
  #tell(event: Parameters<Emit>[0]): Promise<void> {
    const told = this.#telling.then(() => this.#input.loop.emit(event));
    this.#telling = told.catch(() => undefined);
    return told;
  }

  #childLoop(run: Run, emit: Emit): Loop<Answer> {
    const { loop, estimate } = this.#input;
    const { request, again } = loop.operation;
    const operation = (request && again?.(request)) ?? loop.operation;
    const own = new Set<string>();
    const unfit = (entry: Entry): string | undefined =>
      this.asked.has(entry.key) && !own.has(entry.key) ? isAsked : operation.unfit(entry);
    const follow: Emit = (event) => {
      if (event.type === 'attempt-start' || event.type === 'wait') own.add(event.entry);
      return emit(event);
    };
    return { ...loop, run, estimate, emit: follow, breaker: new Breaker(run), operation: { ...operation, unfit } };
  }
}

const isAsked = 'asked already';

function childRun({ id, cascade, options, attempts, deadlineMs, signal, inherited, calls }: Run): Run {
  const timeouts = { ...options.timeouts, runMs: 0 };
  return new Run(id, cascade, { ...inherited, signal, deadlineMs, timeouts }, { attempts, calls });
}

function giveUp(run: Run): void {
  run.abort(new DOMException('Another entry was faster', 'AbortError'), 'no longer needed');
}
