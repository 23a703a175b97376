/** One of the things that are compared. */
export interface Contender {
  readonly name: string;
  /** Does the work once. */
  call(): Promise<unknown>;
}

export interface Plan {
  /** How many blocks of each contender. */
  readonly rounds: number;
  readonly callsPerBlock: number;
  readonly warmUpCalls: number;
  /** How many calls are under way at once. Default 1. */
  readonly inFlight?: number;
  /** What is measured of a block, in microseconds. */
  readonly meter: () => number;
}

/** CPU of this process so far, all threads, in microseconds. */
export function cpuMicroseconds(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** Time on the wall, in microseconds. */
export function wallMicroseconds(): number {
  return performance.now() * 1_000;
}

/**
 * Runs blocks of calls of every contender in every round, each round in another order: whatever else
 * the machine does meets all of them alike, and nobody pays for another's young garbage. Gives microseconds per call, one value for each round, by contender.
 */
export async function interleave(contenders: readonly Contender[], plan: Plan): Promise<readonly number[][]> {
  const { inFlight = 1 } = plan;
  const values = contenders.map((): number[] => []);
  for (const { call } of contenders) await repeat(call, plan.warmUpCalls, inFlight);
  for (let round = 0; round < plan.rounds; round++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const place = (turn + round) % contenders.length;
      const contender = contenders[place];
      if (contender === undefined) continue;
      global.gc?.({ type: 'minor' });
      const before = plan.meter();
      await repeat(contender.call, plan.callsPerBlock, inFlight);
      values[place]?.push((plan.meter() - before) / plan.callsPerBlock);
    }
  }
  return values;
}

async function repeat(call: () => Promise<unknown>, times: number, inFlight: number): Promise<void> {
  let left = times;
  const caller = async (): Promise<void> => {
    while (left-- > 0) await call();
  };
  await Promise.all(Array.from({ length: inFlight }, caller));
}
