/** Words that answers are made of which only speak of answering, by the beginnings of their words. */
const talk = new Set(
  (
    'sorry apolog apologies afraid regret unfortunate unfortunately regrettably alas forgive pardon thanks thank please kindly hello hi okay well hmm look let lets stop right there great good tough interesting fair ' +
    'cant cannot couldnt wont wouldnt dont didnt doesnt isnt arent havent hasnt shouldnt unable able ability abilities capable capability capabilities incapable impossible possible possess possession ' +
    'question questions request requests query queries prompt topic topics subject subjects matter matters issue issues kind type types sort nature thing things something anything nothing one area areas field this that these those such task tasks message ' +
    'answer answers answering answered respond responding response responses reply replying comment commenting comments say saying tell telling speak speaking talk talking discuss discussing discussion conversation engage engaging elaborate address addressing opinion opinions opine weigh chime ' +
    'help helping helped assist assisting assistance support supporting aid serve provide providing provided give giving given offer offering share sharing supply fulfil fulfill fulfilling comply complying accommodate process processing complete completing proceed continue produce generate generating create creating write writing perform handle handling entertain oblige accept grant honor honour meet act ' +
    'information info data detail details knowledge fact facts record records context source sources necessary needed required sufficient insufficient enough adequate access available unavailable expertise background clue idea memory faintest foggiest slightest lack lacking determined determine determining known unknown know knowing knew aware familiar certain uncertain sure unsure confident clear unclear accurate accurately verify confirm find found locate look recall remember ' +
    'ai artificial intelligence language large model models assistant chatbot bot machine program programmed programming designed built trained training created developed made openai anthropic google meta mistral claude chatgpt gpt gemini llama bard qwen deepseek system ' +
    'policy policies guideline guidelines rule rules principles terms restrictions limits limit limitations scope purview remit boundary boundaries instructed instructions told permitted allowed allow permit authorized authorised forbidden prohibited restricted barred breach breaching violate violates violating violation against operate operating bound bounds off beyond outside within conflict conflicts safety safe unsafe harmful harmless content inappropriate appropriate sensitive ethical unethical responsible irresponsible comfortable uncomfortable ' +
    'decline declining refuse refusing refrain avoid avoiding abstain withhold withheld skip pass sit steer stay stick keep away clear prefer rather choose try trying want wish would like love going go get got getting into need must have has had do does being been be position liberty place part sides side neutral careful cautious ' +
    'nothing can do done makers creators makers owners power powers reach touch touching go best think believe suppose guess limited useful use leave unanswered render come came up yourself myself elsewhere would should may might could me mine asked asks told case instance way ways point bit lot little long short line lines end bring bringing raise cover covers covering understand understood catch quite follow parse rephrase clarify learn learning still stage version current software tool service biologist expert professional doctor lawyer specialist librarian instead else other another different alternative happy glad feel free anything assistance else time currently present moment today now future later again simply just really honestly truly fully quite entirely very too also still yet ever even only more much any some further additional particular specific specifically directly personally based due because since though although however but and or so if whether while when where what which who how why as for from with without about regarding concerning on in into of at by to not no nor never nope'
  ).split(' '),
);

/** Words that deny, without which talk of answering is no refusal. */
const denials =
  / (?:not|no|nor|never|cant|cannot|couldnt|wont|wouldnt|dont|didnt|doesnt|isnt|arent|havent|hasnt|shouldnt|unable|impossible|incapable|decline|declining|refuse|refrain|avoid|abstain|beyond|outside|off|against|breach|violate|violates|lack|insufficient|unsure|uncertain|unclear|unknown|unfortunately|sorry|apologies|away|withheld|pass|sit|rather|stop|conflicts?|nothing|else|differently|yourself|limited|elsewhere|unanswered|hardly|forbidden|prohibited|restricted) /;
/** Words that name what is denied. */
const subjects =
  / (?:question|questions|request|requests|query|prompt|topic|topics|subject|answer|answering|respond|reply|comment|discuss|information|data|details|knowledge|context|policy|policies|guidelines|content|scope|clue|conversation|opinion) /;
const self =
  / (?:i|im|id|ive|ill|me|my|we|our|us|ai|sorry|apologies|request|content|question|information|answer|data|context) /;
const little = new Set(
  'the a an i im ive id ill me my myself we our us you your youre it its it is am are was were will can could should may might this these there here out up down over'.split(
    ' ',
  ),
);

/** Most words of an answer that is judged so, and fewest. */
const maxWords = 45;
const minWords = 3;

/**
 * True when a short answer in English holds nothing but talk of answering, and a denial: whatever its wording, nothing
 * of it can be an answer. Words of a short prompt count for nothing.
 */
export function isEmptyTalk(words: readonly string[], promptSet: ReadonlySet<string>): boolean {
  if (words.length < minWords || words.length > maxWords) return false;
  const line = ` ${words.join(' ')} `;
  if (!denials.test(line) || !(self.test(line) || subjects.test(line))) return false;
  // Much of the question in it makes it a restatement or an answer.
  const taken = words.filter((word) => promptSet.has(word) && !little.has(word)).length;
  if (taken > 0.25 * words.length || words.some((word) => /\d/.test(word))) return false;
  const short = promptSet.size <= 15;
  const foreign = words.filter((word) => !talk.has(word) && !little.has(word) && !(short && promptSet.has(word)));
  return foreign.length <= Math.max(1, 0.12 * words.length) && words.length - foreign.length >= 3;
}
