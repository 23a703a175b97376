import type Anthropic from '@anthropic-ai/sdk';
import type { Block, WireMessage } from './convert-messages.js';

const mark = { cache_control: { type: 'ephemeral' } } as const;

export interface Cacheable {
  readonly system: readonly Anthropic.TextBlockParam[];
  readonly tools: readonly Anthropic.Tool[];
  readonly messages: readonly WireMessage[];
}

/** Marks the ends of what is likely to come again: tools, system prompt, conversation. Three marks of the four allowed. */
export function markCache({ system, tools, messages }: Cacheable): Cacheable {
  const last = messages.at(-1);
  return {
    system: markLast(system),
    tools: markLast(tools),
    messages: last ? [...messages.slice(0, -1), { ...last, content: markLast(last.content, canBeMarked) }] : [],
  };
}

function markLast<T extends object>(items: readonly T[], isEligible: (item: T) => boolean = () => true): readonly T[] {
  const place = items.findLastIndex(isEligible);
  return items.map((item, index) => (index === place ? { ...item, ...mark } : item));
}

/** Thinking takes no mark. */
function canBeMarked({ type }: Block): boolean {
  return ['text', 'image', 'document', 'tool_use', 'tool_result'].includes(type);
}
