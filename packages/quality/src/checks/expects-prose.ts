import { questionForm } from '../opinion/question-form.js';
import type { DraftReading } from './read-draft.js';

/** Words by which questions that can be answered in a word are told from those that want reasons or a tale. */
const reasons =
  /\b(?:explain|why|how (?:do|does|did|can|is|are|was|were|would|should|could|to|has|have)|tell (?:me|us) (?:about|more|a|the|how|why)|(?:story|tale|essay|article|report|review|fable|biography|speech)|what are the (?:causes|effects|reasons|advantages|differences|benefits|steps)|what is the difference|solve|(?:show|walk)\b.{0,20}\b(?:work|steps|working|reasoning|through)|step by step|overview|paragraphs?|what happens)\b|warum|wieso|weshalb|pourquoi|por qu[eéê]|perch[eé]|почему|dlaczego|waarom|neden|为什么|為什麼|如何|なぜ|どのように|왜 |어떻게|لماذا|كيف|क्यों|tại sao|mengapa|hvorfor|varför|proč/;

const terse =
  /\b(?:title|headline|slogan|caption|haiku|poem|poetry|lyrics|verse|tweet|in (?:one|a|two|three|five|at most|fewer|under) (?:word|words|sentences?|line|phrase)|one word|briefly|keywords?|name only|only the|just the|subject line|tagline|commands?|json|csv|yaml|table|email|letter|code|function|script|true or false|yes or no)\b/;

/** The prompt asks for sentences: to explain, describe, tell or reason, in one of many languages; not for a title, verse or data. */
export function expectsProse({ request }: DraftReading): boolean {
  return !terse.test(request) && (reasons.test(request) || questionForm({ prompt: request }).form === 'open');
}
