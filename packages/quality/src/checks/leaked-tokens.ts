import type { DraftReading } from './read-draft.js';

/** Marks of chat templates and tokenizers: text that only a model's plumbing writes. */
const special =
  /<\|[A-Za-z_]{2,24}\|>|<｜[^｜<>\n]{1,40}｜>|\[\/?INST\]|<<\/?SYS>>|<(?:start_of_turn|end_of_turn|eos|bos|unk|pad|mask|sep|s|\/s|extra_id_\d+|unused\d+|0x[0-9A-F]{2})>|\[(?:PAD|UNK|CLS|SEP|MASK|EOS|BOS|control_\d+)\]|<\/?(?:think_start|think_end)>|▁\p{L}+▁|Ġ\w+Ġ\w+|(?:Ġ\S+\s+){3}|(?:^|\n)###? ?(?:Instruction|Response|Input|Human|Assistant|User|System|End)(?:\s*:\s*(?:\n|$)|\s*$)|(?:^|\n)(?:Human|Assistant|USER|ASSISTANT|User|<human>|<bot>): ?[^\n]*\n+(?:Human|Assistant|USER|ASSISTANT|User|<human>|<bot>): ?[^\n]+\n+(?:Human|Assistant|USER|ASSISTANT|User|<human>|<bot>): ?/u;

/** A template's own code, calls that were never made, characters by their numbers, the name of a role on line after line. */
const isPlumbing =
  /\{%-? ?(?:for|if|set|endfor|endif) |^\s*<\/?(?:tool_call|function_calls?|tool_response)>|(?:&#x?[\da-f]{2,6};){6}|(?:(?:^|[^\s:])\n*(?:assistant|user|system)\s*\n\s*(?:[^\n]{0,200}\n\s*)?){3}/i;

/** The user speaks of such marks, or of a conversation to be written. */
const asksForThem =
  /<\||\|>|\binst\b|\[inst|<\/?s>|<s>|<unk>|<pad>|\[mask|\[cls|\btokens?\b|tokeni[sz]er|chat ?ml|\bllama|\btemplates?\b|fine-?tun|transcripts?|dialogue|dialog|conversation|\bbert\b|\bt5\b|role-?play|prompt format|html|strike|markdown/;

/** Characters by their names, from which on they are no slip. */
const mostEntities = 6;

/** Special tokens or a chat template's marks in an answer: the model went on as if it were the other side. */
export function hasLeakedTokens({ prose, request }: DraftReading): boolean {
  if ((prose.slice(0, 2_000).match(/[ĠĊ]/g)?.length ?? 0) >= 5 && !asksForThem.test(request)) return true;
  const entities = prose.match(/&(?:[a-z]{2,6}|#\d{1,5});/g)?.length ?? 0;
  if (entities >= mostEntities && !/html|entit|xml|escap|markup|&/.test(request)) return true;
  const mayBe = /\{%|<\/?(?:tool|function)|&#|\n(?:assistant|user|system)\s*\n/i.test(prose);
  if (mayBe && isPlumbing.test(prose) && !/template|jinja|html|entit|xml|tool|function|markup/.test(request))
    return true;
  if (!/<[|｜/<_a-zA-Z0]|\[[/A-Zc]|###? |▁|Ġ|(?:Human|Assistant|User|USER|bot>):/.test(prose) || !special.test(prose))
    return false;
  // What stands in quoted code is shown, not leaked.
  const bare = prose.replace(/`[^`\n]{0,200}`/g, '');
  const many = bare.match(/<\|[a-z_]{2,24}\|>|<pad>|<\/?s>|\[PAD\]/gi)?.length ?? 0;
  return special.test(bare) && ((many >= 4 && !/token|template|chat ?ml/.test(request)) || !asksForThem.test(request));
}
