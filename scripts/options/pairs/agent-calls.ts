import {
  type AgentCallOptions,
  type AgentTool,
  CascadeAgent,
  type CascadeAgentOptions,
  mcpTools,
  type RiskOptions,
  type TypedTool,
  tool,
} from '@cascade/agent';
import { memoryStore } from '@cascade/core';
import { z } from 'zod';
import { agentCascade, agentStage, scriptedProvider, slow, toolCall, weather } from '../agent-stage.js';
import { refusal } from '../judged.js';
import { type Pairs, pair } from '../pair.js';

const { input } = weather;
const readCall = {
  content: [{ type: 'tool-call', id: 'c0', name: 'read', input: { city: 'Paris' } }],
} as const;

/** A call whose model asks for a tool once. */
const tooled = (tool: Partial<AgentTool>, options: Partial<CascadeAgentOptions> = {}) =>
  agentStage((model) => ({ models: [model('a', [toolCall, 'It is sunny.'])], ...options })).ask({
    tools: { weather: { ...weather, ...tool } },
  });

/** A draft that calls a tool of a risk. */
const risky = (write: RiskOptions) =>
  agentStage((model) => ({
    models: [model('cheap', [toolCall, 'done'], { cost: 0.001 }), model('dear', [toolCall, 'Done.'])],
    quality: 0,
    risks: { write },
  })).ask({ tools: { weather: { ...weather, risk: 'write' } } });

const called = (options: AgentCallOptions) => agentCascade().ask(options);

/** The tags of a call in the log. */
async function tagsOf(call: AgentCallOptions): Promise<unknown> {
  const store = memoryStore();
  await agentCascade({ store }).ask(call);
  return (await store.runs.runs({ limit: 1 }))[0]?.tags;
}

/** How often a model is asked whose tool asks the same agent. */
async function nested(maxDepth: number): Promise<unknown> {
  let asked = 0;
  const provider = scriptedProvider('a', { replies: [toolCall, 'done'] }, () => asked++);
  const agent = new CascadeAgent({ models: [{ name: 'm', provider }], maxDepth, maxSteps: 2 });
  const again: AgentTool = {
    input,
    execute: async () => (await agent.run('hi', { tools: { weather: again } })).content,
  };
  await agent.run('hi', { tools: { weather: again } });
  return asked;
}

export const agentToolPairs: Pairs = {
  'CascadeAgentOptions.maxDepth': pair(1, 2, nested),
  'TypedTool.input': pair<TypedTool<z.ZodType>['input']>(input, z.object({ city: z.number() }), (schema) =>
    tooled(tool({ ...weather, input: schema })),
  ),
  'TypedTool.execute': pair('clear', 'cloudy', (sky) =>
    tooled(tool({ ...weather, execute: ({ city }) => sky + city })),
  ),
  'TypedTool.confirm': pair(true, false, (isPermitted) => tooled(tool({ ...weather, confirm: () => isPermitted }))),
  'TypedTool.description': pair('one', 'other', (description) => tooled(tool({ ...weather, description }))),
  'TypedTool.risk': pair('read', 'write', (risk) =>
    tooled(tool({ ...weather, risk }), { risks: { write: { confirm: () => false } } }),
  ),
  'TypedTool.timeoutMs': pair(100, 9_000, (timeoutMs) =>
    tooled(tool({ ...weather, timeoutMs, execute: () => new Promise(() => {}) })),
  ),
  'AgentTool.description': pair('one', 'other', (description) => tooled({ description })),
  'AgentTool.input': pair('string', 'number', (type) =>
    tooled({ input: { jsonSchema: { type: 'object', properties: { city: { type } } } } }),
  ),
  'AgentTool.input=schema': pair<NonNullable<AgentTool['input']>>(input, z.object({ city: z.number() }), (schema) =>
    tooled({ input: schema }),
  ),
  'AgentTool.execute': pair('clear', 'cloudy', (sky) => tooled({ execute: () => sky })),
  'AgentTool.confirm': pair(true, false, (isPermitted) => tooled({ confirm: () => isPermitted })),
  'AgentTool.risk': pair('read', 'write', (risk) => tooled({ risk }, { risks: { write: { confirm: () => false } } })),
  'AgentTool.risk=mcp': pair(true, false, async (readOnlyHint) => {
    const tools = await mcpTools({
      listTools: async () => ({ tools: [{ name: 'weather', inputSchema: {}, annotations: { readOnlyHint } }] }),
      callTool: async () => ({ content: [{ type: 'text', text: 'clear' }] }),
    });
    return tooled(tools.weather ?? {}, { risks: { write: { confirm: () => false } } });
  }),
  'AgentTool.timeoutMs': pair(5, 5_000, (timeoutMs) =>
    tooled({ timeoutMs, execute: () => new Promise((resolve) => setTimeout(() => resolve('clear'), 50)) }),
  ),
  'RiskOptions.lastTierOnly': pair(false, true, (lastTierOnly) => risky({ lastTierOnly })),
  // A second step begins with the tier in the middle.
  'RiskOptions.lastTierOnly=middle': pair(false, true, (lastTierOnly) =>
    agentStage((model) => ({
      models: [
        model('cheap', refusal, { cost: 0.001 }),
        model('middle', [readCall, toolCall, 'done'], { cost: 0.01 }),
        model('dear', [toolCall, 'Done.']),
      ],
      risks: { write: { lastTierOnly } },
    })).ask({
      tools: { weather: { ...weather, risk: 'write' }, read: { input, execute: () => 'rain' } },
    }),
  ),
  'RiskOptions.confirm': pair(true, false, (isPermitted) => risky({ confirm: () => isPermitted })),
};

export const agentCallPairs: Pairs = {
  'AgentCallOptions.maxTokens': pair(5, 50, (maxTokens) => called({ maxTokens })),
  'AgentCallOptions.temperature': pair(0, 1, (temperature) => called({ temperature })),
  'AgentCallOptions.topP': pair(0.5, 1, (topP) => called({ topP })),
  'AgentCallOptions.stop': pair(['a'], ['b'], (stop) => called({ stop })),
  'AgentCallOptions.seed': pair(1, 2, (seed) => called({ seed })),
  'AgentCallOptions.reasoning': pair('low', 'high', (reasoning) => called({ reasoning })),
  'AgentCallOptions.parameters': pair({ a: 1 }, { a: 2 }, (parameters) => called({ parameters })),
  'AgentCallOptions.timeoutMs': pair(100, 5_000, (timeoutMs) => agentCascade({}, slow).ask({ timeoutMs })),
  'AgentCallOptions.systemPrompt': pair('Be brief.', 'Be long.', (systemPrompt) => called({ systemPrompt })),
  'AgentCallOptions.tools': pair({}, { weather: { input } }, (tools) => called({ tools })),
  'AgentCallOptions.toolChoice': pair('auto', 'none', (toolChoice) =>
    called({ tools: { weather: { input } }, toolChoice }),
  ),
  'AgentCallOptions.maxSteps': pair(1, 2, (maxSteps) =>
    agentCascade({}, toolCall).ask({ tools: { weather }, maxSteps }),
  ),
  'AgentCallOptions.output': pair('string', 'number', (type) =>
    agentCascade({}, '{"city":"Paris"}').ask({
      output: { jsonSchema: { type: 'object', properties: { city: { type } }, required: ['city'] } },
    }),
  ),
  'AgentCallOptions.tier': pair(0, 1, (tier) => called({ tier })),
  'AgentCallOptions.user': pair('ada', 'bob', (user) => tagsOf({ user })),
  'AgentCallOptions.metadata': pair({ page: 'home' }, { page: 'away' }, (metadata) => tagsOf({ metadata })),
  'AgentCallOptions.require': pair('eu', 'us', (region) =>
    agentStage((model) => ({ models: [model('a', 'Paris.', { region: 'eu' })] })).ask({ require: { region } }),
  ),
  'AgentCallOptions.maxCost': pair(0.000_001, 9, (maxCost) => called({ maxCost })),
  'AgentCallOptions.signal': pair(false, true, (isAborted) =>
    called({ ...(isAborted && { signal: AbortSignal.abort() }) }),
  ),
};
