import type Anthropic from '@anthropic-ai/sdk';
import type { CallContext, ChatRequest } from '@cascade/core/spec';
import type { ModelRules } from '../model-rules.js';

export interface ThinkingFacts {
  readonly reasoning: ChatRequest['reasoning'];
  readonly rules: ModelRules;
  readonly maxTokens: number;
  readonly hasTools: boolean;
  /** The model must call a tool: it cannot think first. */
  readonly isForced: boolean;
  /** Tool calls that were made without thinking are being answered: a thinking budget is refused then. */
  readonly hasUnthoughtCalls: boolean;
  readonly omit: CallContext['omit'];
}

export interface Thinking {
  readonly thinking?: Anthropic.ThinkingConfigParam;
  readonly effort?: 'low' | 'medium' | 'high';
  readonly warnings: readonly string[];
}

const budgets = { low: 2_048, medium: 8_192, high: 24_576 } as const;
const minBudget = 1_024;

/** How the model is told to think, in the one of three ways that it understands; what it refuses is left out with a warning. */
export function resolveThinking(facts: ThinkingFacts): Thinking {
  const { reasoning, rules, omit } = facts;
  if (reasoning === undefined) return { warnings: [] };
  if (reasoning === 'off') return switchOff(facts);
  const leftOut = `reasoning "${reasoning}" was left out`;
  if (rules.thinking === 'none') return { warnings: [`this model does not think: ${leftOut}`] };
  const forced = `a model that must call a tool cannot think first: ${leftOut}`;
  if (rules.thinking === 'budget') {
    if (facts.isForced) return { warnings: [forced] };
    return facts.hasUnthoughtCalls
      ? { warnings: [`the tool calls in question were made without thinking: ${leftOut}`] }
      : withBudget(budgets[reasoning], facts.maxTokens);
  }
  const effort = omit.has('output_config.effort') ? {} : { effort: reasoning };
  if (facts.isForced) return { ...effort, warnings: [forced] };
  // Newer models hide their thoughts unless asked, and say nothing for minutes.
  const display = rules.sampling === 'none' && !omit.has('thinking.display');
  return {
    thinking: { type: 'adaptive', ...(display && { display: 'summarized' }) },
    ...effort,
    warnings: 'effort' in effort ? [] : [`this model takes no effort: it thinks as it likes`],
  };
}

function switchOff({ rules, hasTools, omit }: ThinkingFacts): Thinking {
  if (rules.thinking === 'none') return { warnings: [] };
  if (rules.thinkingOff === 'disabled') return { thinking: { type: 'disabled' }, warnings: [] };
  if (rules.thinkingOff === 'between_tools') {
    const warnings = hasTools ? ['this model cannot stop thinking between tool calls'] : [];
    return { thinking: { type: 'between_tools' }, warnings };
  }
  if (omit.has('output_config.effort')) return { warnings: ['this model cannot stop thinking'] };
  return { effort: 'low', warnings: ['this model cannot stop thinking: effort "low" was asked for instead'] };
}

/** The budget is a part of the answer's tokens, of which some must be left for the answer. */
function withBudget(wanted: number, maxTokens: number): Thinking {
  const budget = Math.min(wanted, Math.floor(maxTokens * 0.8));
  return budget < minBudget
    ? { warnings: [`${maxTokens} output tokens leave no room to think: reasoning was left out`] }
    : { thinking: { type: 'enabled', budget_tokens: budget }, warnings: [] };
}
