import { CascadeAgent, type CascadeAgentOptions, type ErrorOptions } from '@cascade/agent';
import type { CallContext, ProviderCheck } from '@cascade/core/spec';
import { manualClock } from '@cascade/testing/clock';
import type { ScriptedReply } from '@cascade/testing/models';
import { agentCascade, agentStage, inTurn, scriptedProvider } from '../agent-stage.js';
import { refusal } from '../judged.js';
import { type Pairs, pair } from '../pair.js';
import { server } from '../stage.js';
import { brokenLedger } from './core-cascade.js';
import { untilWaited } from './core-checks.js';

/** Two models that stand in for each other, the first of which answers so. */
const standIns = (errors: ErrorOptions, first: ScriptedReply, second: ScriptedReply = 'from b') =>
  agentStage((model) => ({
    models: [[model('a', first), model('b', second)]],
    health: false,
    cooldown: { afterFailures: 1 },
    errors,
  }));

/** A draft that nobody can judge in time. */
const unjudged = (errors: ErrorOptions) =>
  agentCascade({ errors, timeouts: { gateMs: 100 }, quality: { ownChecks: [() => new Promise(() => {})] } });

/** The checks of a provider within a minute, and whether each was given the time that it takes. */
async function checked(healthCheck: CascadeAgentOptions['healthCheck'] = false): Promise<unknown> {
  const clock = manualClock();
  const checks: boolean[] = [];
  const check = async ({ signal }: CallContext): Promise<ProviderCheck> => {
    await new Promise((resolve) => setTimeout(resolve, 30));
    checks.push(!signal.aborted);
    return { ok: true };
  };
  const provider = { ...scriptedProvider('a', { clock, replies: ['Paris.'] }), check };
  const agent = new CascadeAgent({ clock, models: [{ name: 'm', provider }], healthCheck });
  await agent.run('hi');
  for (let round = 0; round < 3; round++) {
    await untilWaited(clock);
    await clock.advance(20_000);
  }
  await untilWaited(clock);
  await agent.close();
  return checks;
}

export const agentErrorPairs: Pairs = {
  'CascadeAgentOptions.errors': pair('fail', 'degrade', (onExhausted) =>
    agentStage((model) => ({
      models: [model('a', 'Paris.'), model('b', server)],
      errors: { onExhausted },
      quality: 1,
    })).ask(),
  ),
  'ErrorOptions.whenAllCooling': pair('try', 'fail', (whenAllCooling) =>
    inTurn(standIns({ whenAllCooling }, server, server), 2),
  ),
  'ErrorOptions.maxAttempts': pair(1, 2, (maxAttempts) => standIns({ maxAttempts }, server).ask()),
  'ErrorOptions.onInterrupted': pair('fail', 'restart', (onInterrupted) =>
    standIns({ onInterrupted }, { text: 'half ', ...server }).stream(),
  ),
  'ErrorOptions.onContentFilter': pair('next', 'fail', (onContentFilter) =>
    standIns({ onContentFilter }, { failure: { class: 'content-filter' } }).ask(),
  ),
  'ErrorOptions.onAbstain': pair('escalate', 'accept', (onAbstain) => unjudged({ onAbstain }).ask()),
  'ErrorOptions.onExhausted': pair('fail', 'degrade', (onExhausted) =>
    agentStage((model) => ({
      models: [model('a', 'Paris.'), model('b', server)],
      errors: { onExhausted },
      quality: 1,
    })).ask({}, 'What is 17 * 23?'),
  ),
  'ErrorOptions.onStoreFailure': pair('refuse-spending', 'allow', (onStoreFailure) =>
    agentStage((model) => ({
      models: [model('a', 'Paris.')],
      budget: { daily: 1e6 },
      store: brokenLedger(),
      errors: { onStoreFailure },
    })).ask(),
  ),
  'CascadeAgentOptions.streaming': pair('held', 'optimistic', (streaming) =>
    agentCascade({ streaming }, refusal).stream(),
  ),
  'CascadeAgentOptions.healthCheck': pair<CascadeAgentOptions['healthCheck']>(false, true, (on = false) => checked(on)),
  'HealthCheckOptions.intervalMs': pair(20_000, 200_000, (intervalMs) => checked({ intervalMs })),
  'HealthCheckOptions.timeoutMs': pair(5, 5_000, (timeoutMs) => checked({ timeoutMs })),
};
