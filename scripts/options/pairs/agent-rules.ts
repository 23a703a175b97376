import type { AgentBudget, AgentCallOptions, CascadeAgentOptions, Policy, Rule } from '@cascade/agent';
import type { ScriptedReply } from '@cascade/testing/models';
import { agentCascade, agentStage } from '../agent-stage.js';
import { right, sum } from '../judged.js';
import { type Pairs, pair } from '../pair.js';

const say = (options: Partial<CascadeAgentOptions>, call: AgentCallOptions = {}) => agentCascade(options).ask(call);

/** What a call meets that this policy applies to. */
const underPolicy = (policy: Policy, call?: AgentCallOptions) => say({ rules: [{ name: 'only', ...policy }] }, call);

/** What two calls meet at once, two a day later, and two forty days later, with a budget of their rule. */
async function spending(budget: Omit<AgentBudget, 'perUser'>): Promise<unknown> {
  const replies: ScriptedReply = { text: 'Paris.', finish: { usage: { inputTokens: 1_000, outputTokens: 50 } } };
  const { ask, clock } = agentStage((model) => ({
    models: [[model('a', replies), model('b', 'from b', { cost: 0.0001 })]],
    rules: [{ name: 'only', budget }],
  }));
  const seen: unknown[] = [];
  for (const days of [0, 1, 0, 40, 0]) {
    await clock.advance(days * 86_400_000);
    seen.push(await ask({ maxTokens: 10 }));
  }
  return seen;
}

/** Whether a call of these fields may ask the dear model only. */
const when = (condition: NonNullable<Rule['when']>[string], seats = '10') =>
  say({ rules: [{ name: 'only', when: { seats: condition }, models: ['dear/*'] }] }, { metadata: { seats } });

export const agentRulePairs: Pairs = {
  'CascadeAgentOptions.profiles': pair('cheap/*', 'dear/*', (models) =>
    say({ profiles: { plan: { models: [models] } } }, { profile: 'plan' }),
  ),
  'AgentCallOptions.profile': pair('cheap', 'dear', (profile) =>
    say({ profiles: { cheap: { models: ['cheap/*'] }, dear: { models: ['dear/*'] } } }, { profile }),
  ),
  'CascadeAgentOptions.rules': pair('cheap/*', 'dear/*', (models) => say({ rules: [{ name: 'r', models: [models] }] })),
  'Rule.name': pair('one', 'other', (name) => say({ rules: [{ name, maxTokens: 50 }] })),
  'Rule.when': pair('ada', 'bob', (user) =>
    say({ rules: [{ name: 'r', when: { user }, models: ['dear/*'] }] }, { user: 'ada' }),
  ),
  'Rule.when.$eq': pair(10, 11, ($eq) => when({ $eq })),
  'Rule.when.$ne': pair(10, 11, ($ne) => when({ $ne })),
  'Rule.when.$in': pair([9, 10], [11], ($in) => when({ $in })),
  'Rule.when.$nin': pair([9, 10], [11], ($nin) => when({ $nin })),
  'Rule.when.$gt': pair(9, 10, ($gt) => when({ $gt })),
  'Rule.when.$gte': pair(10, 11, ($gte) => when({ $gte })),
  'Rule.when.$lt': pair(10, 11, ($lt) => when({ $lt })),
  'Rule.when.$lte': pair(9, 10, ($lte) => when({ $lte })),
  'Rule.when.$exists': pair(true, false, ($exists) => when({ $exists })),
  'Rule.when.$glob': pair('1*', '2*', ($glob) => when({ $glob })),
  'Rule.when.$regex': pair('^1', '^2', ($regex) => when({ $regex })),
  'Rule.profile': pair('cheap', 'dear', (profile) =>
    say({
      profiles: { cheap: { models: ['cheap/*'] }, dear: { models: ['dear/*'] } },
      rules: [{ name: 'r', profile }],
    }),
  ),
  'Policy.models': pair(['cheap/*'], ['dear/*'], (models) => underPolicy({ models })),
  'Policy.threshold': pair(0, 1, (threshold) =>
    agentCascade({ rules: [{ name: 'only', threshold }] }, right).ask({}, sum),
  ),
  'Policy.maxTokens': pair(10, 20, (maxTokens) => underPolicy({ maxTokens }, { maxTokens: 100 })),
  'Policy.budget': pair({ daily: 0.5 }, { daily: 50 }, spending),
  'Policy.budget.daily': pair(1, 50, (daily) => spending({ daily })),
  'Policy.budget.monthly': pair(1, 50, (monthly) => spending({ monthly })),
  'Policy.budget.perRun': pair(0.000_001, 50, (perRun) => spending({ perRun })),
  'Policy.budget.onLimitExceeded': pair('refuse', 'cheaper', (onLimitExceeded) =>
    spending({ daily: 1, onLimitExceeded }),
  ),
};
