import type { DraftReading } from './read-draft.js';

const english =
  /\b(?:explain|describe|discuss|elaborate|why|how (?:do|does|did|can|is|are|was|were|would|should|could|to|has|have)|tell (?:me|us) (?:about|more|a|the|how|why)|(?:a|an|short|long|brief|the) (?:story|tale|essay|article|report|review|fable|biography|speech)|compare|contrast|what are the (?:causes|effects|reasons|advantages|differences|benefits|steps)|what is the difference|solve|show (?:your|the|all) (?:work|steps|working|reasoning)|walk me through|step by step|give an overview|analy[sz]e|outline|paragraphs?|what happens)\b/;

const foreign =
  /erklär|beschreib|warum|wieso|weshalb|wie (?:funktioniert|kann|wird|werden|ist|sind|macht)|erzähl|aufsatz|expli[qc]|décri|pourquoi|comment |raconte|expón|descri[bv]|por qu[eéê]|cómo |cuenta|como (?:funciona|é |são )|conte |spiega|descriv|perch[eé]|come (?:funziona|si )|raccont|объясн|опиш|почему|расска|как (?:работает|устро|происх|можно)|wyjaśni|opisz|dlaczego|leg uit|waarom|beschrijf|vertel|açıkla|anlat|neden|解释|解釋|说明|說明|介绍|介紹|为什么|為什麼|描述|如何|故事|説明|なぜ|どのように|教えて|설명|왜 |어떻게|اشرح|لماذا|كيف|समझा|क्यों|giải thích|tại sao|jelaskan|mengapa|förklara|forklar|hvorfor|varför|vysvětl|proč/;

const terse =
  /\b(?:title|headline|slogan|caption|haiku|poem|poetry|lyrics|verse|tweet|in (?:one|a|two|three|five|at most|fewer|under) (?:word|words|sentences?|line|phrase)|one word|briefly|keywords?|name only|only the|just the|subject line|tagline|commands?|json|csv|yaml|table|email|letter|code|function|script|true or false|yes or no)\b/;

/** The prompt asks for sentences: to explain, describe, tell or reason, in one of many languages; not for a title, verse or data. */
export function expectsProse({ request }: DraftReading): boolean {
  return (english.test(request) || foreign.test(request)) && !terse.test(request);
}
