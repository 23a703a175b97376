/** What an answer says of itself to take back what stands before; each needs a start of a phrase before it. */
const corrections = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[
    String.raw`(?:no,? |oh,? )?(?:wait|hold on|hang on|scratch that|strike that|oops|whoops|sorry)(?=[,.!:…–—-]| no|\s?$)|no,? (?:wait|sorry|actually)|correction(?=:)|(?:let me|i should|i must|i'll|to) (?:correct|fix|rectify)|i (?:made a|was) (?:mistake|mistaken|wrong)|my mistake|i mis(?:spoke|calculated|counted|read)|that(?:'s| is|'s not| is not| isn't) (?:wrong|right|incorrect|correct)(?=[,.:;!–—-])|actually,? (?:no|it's|it is|that's|make that)|or rather|i mean,`,
    String.raw`nein,? (?:moment|halt|wartet?|doch|sorry)|moment(?: mal)?(?=[,:.!])|halt(?=,)|korrektur(?=:)|(?:das|es) (?:stimmt (?:so )?nicht|(?:ist|war) (?:falsch|ein fehler))|ich habe? mich (?:geirrt|ver\p{L}+)|mein fehler|besser gesagt|quatsch`,
    String.raw`non,? (?:attend\p{L}+|erreur|pardon|plutôt)|attend(?:s|ez)(?=[,:.!])|erreur de (?:ma part|calcul)|correction(?= ?:)|je me (?:suis )?(?:tromp|corrig)\p{L}+|je (?:corrige|rectifie)|c'est faux|au temps pour moi|autant pour moi|pardon(?=[,:])`,
    String.raw`no,? (?:espera|perdón|mejor)|espera(?=[,:.!])|perdón|me (?:he )?(?:equivoqu|equivocado|corrijo|confund)\p{L}*|corrijo|corrección(?=:)|eso (?:no es correcto|está mal)|mejor dicho`,
    String.raw`no,? (?:aspetta|scusa\p{L}*)|aspetta|mi (?:sbaglio|sono sbagliat\p{L}|correggo)|ho sbagliato|correggo|correzione(?=:)|anzi(?=[,:])|scusa(?=[,:])`,
    String.raw`não,? (?:espera|desculp\p{L}+)|me enganei|enganei-me|errei|corrigindo|correção(?=:)|aliás(?=[,:])|desculpe?(?=[,:])`,
    String.raw`nee,? wacht|wacht(?=[,:.!])|ik vergis\p{L}*|correctie(?=:)|dat klopt niet`,
    String.raw`нет,? (?:стоп|подожд\p{L}+|погод\p{L}+|постой\p{L}*)|стоп(?=[,:.!])|(?:я )?ошиб(?:ся|лась|очка|ка)(?=[,:.!])|поправка|исправл\p{L}+|вернее(?=[,:])|точнее(?=[,:])|неверно(?=[,:])|nie,? (?:czekaj|chwila)|pomył\p{L}+|poprawka`,
  ].join('|')})|不对|不對|更正|等等|等一下|算错了?|搞错了?|说错了?|我错了|訂正|間違え|待って`,
  'giu',
);
/** "First I thought 14": up to the end of the sentence or to its "but". */
const asides =
  /(?<!\p{L})(?:i (?:first |initially |originally |almost )?(?:thought|guessed|assumed|said|wrote)|my first (?:guess|thought)|(?:dachte|glaubte|meinte|rechnete) ich|ich (?:dachte|glaubte|hatte)|je (?:pensais|croyais)|j'(?:ai|avais) (?:d'abord |cru|pensé)|pens(?:ei|é|avo|ava) |creí|avevo |achei|ik dacht|(?:по)?думал\p{L}*|казалось|myśla\p{L}+)(?:[^.!?。\n),]|\.\d|,(?!\s?(?:but|aber|doch|mais|pero|ma|mas|maar|но|ale|then)\s)){0,160}|,\s(?:not|nicht|et non(?: pas)?|y no|e non|e não|а не)(?! only| nur)\s[^,.;!?\n]{1,60}(?=[,.;!?\n]|$)|(?:我)?(?:以为|一开始想|起初想)[^。！？\n，,]{0,80}/giu;
const maxSettledChars = 4_000;

/**
 * The text without what it takes back itself: what stands before "no, wait" or "ich habe mich verrechnet", and sentences
 * as "at first I thought 60". Undefined when it takes back nothing. Only the last 4,000 characters are looked at.
 *
 * @param prompt - words that the question has too are no correction.
 */
export function withoutTakenBack(text: string, prompt: string): string | undefined {
  const tail = text.slice(-maxSettledChars).replaceAll('’', "'");
  const kept = tail.replace(asides, ' ');
  let end = 0;
  for (const match of kept.matchAll(corrections)) {
    if (/[\p{L}\p{N}]/u.test(kept.slice(0, match.index)) && !prompt.includes(match[0]))
      end = match.index + match[0].length;
  }
  const settled = end > 0 ? kept.slice(end).replace(/^[\s,.:;!…–—]+/, '') : kept;
  return settled === tail || !/[\p{L}\p{N}]/u.test(settled) ? undefined : settled;
}
