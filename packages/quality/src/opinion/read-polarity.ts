import { findConclusion } from './find-conclusion.js';
import { yesNoAsked } from './question-form.js';
import { splitSentences } from './split-sentences.js';

const negations =
  /(?<!\p{L})(?:no|not(?! only)|\p{L}{2,8}n['’]t|cannot|never|neither|nor|none|nothing|myth|false|wrong|untrue|incorrect|impossible|unable|forbidden|illegal|prohibited|nein|nicht(?! nur)|kein\p{L}*|nie|niemals|falsch|mythos|irrtum|unmöglich|verboten|pas(?! seulement)|jamais|aucun\p{L}*|non(?! sol)|faux|mythe|interdit\p{L}?|nunca|jamás|ning[uú]n\p{L}*|fals[oa]|mito|imposible|prohibid\p{L}|tampoco|mai|nessun\p{L}*|impossibile|vietat\p{L}|não|nenhum\p{L}*|impossível|proibid\p{L}|niet|geen|nooit|нет|не(?! только)|никогда|нельзя|миф|ложь|неверно|невозможно|запрещ\p{L}+|nigdy)(?!\p{L})|不(?![仅但])|没|無|无|非(?!常)|ません|ない|아니/iu;
const hedges =
  /(?<!\p{L})(?:depends?|perhaps|maybe|unclear|unknown|sometimes|partly|both|hängt|kommt darauf|vielleicht|teils|manchmal|dépend\p{L}*|peut-être|parfois|depende|quizás?|tal vez|a veces|talvez|dipende|forse|hangt|зависит|возможно|иногда|zależy)(?!\p{L})|取决|看情况|可能/iu;
const turns =
  /[,;:]?\s(?:but|although|though|unless|except|because|since|as|however|aber|obwohl|weil|denn|da|mais|car|parce|puisque|bien que|pero|aunque|porque|ma|anche se|perché|poiché|mas|embora|pois|maar|hoewel|want|omdat|но|хотя|потому|так как)\s|[;:(（]|但|因为/iu;
const advice = /^\W*(?:please|do|don['’]t|never|avoid|you)\s/i;
const requests =
  /^[^\p{L}]*(?:please |bitte )?(?:answer|reply|respond|antwort|rép|rispond|responda|odpowied|ответ|回答|请回答)/iu;
const maxChars = 200;

/**
 * Whether a statement affirms or denies what was asked, by its negations: "so it is prime", "51 ist nicht prim", "that's a
 * myth". Undefined for long or undecided ones, and when the question holds a negation itself.
 */
export function readPolarity(text: string, prompt: string): boolean | undefined {
  const asked = splitSentences(prompt).findLast((sentence) => !requests.test(sentence)) ?? '';
  const head = text.slice(0, maxChars);
  if (negations.test(asked.replace(yesNoAsked, '').replace(/^.*:/s, '')) || hedges.test(head)) return undefined;
  const concluded = findConclusion(head);
  const [first = ''] = splitSentences(concluded === undefined || advice.test(concluded.trimStart()) ? head : concluded);
  const turn = first.search(turns);
  const clause = turn > 0 ? first.slice(0, turn) : first;
  if (clause.length >= maxChars || !/\p{L}{2}/u.test(clause)) return undefined;
  return !negations.test(clause);
}
