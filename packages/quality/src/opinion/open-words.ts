function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}

/** Verbs that ask for a text of the writer's own making, where no two good answers are alike. Imperatives, lower case. */
export const openVerbs = words(
  `write draft compose explain describe discuss summarize summarise elaborate brainstorm create generate design imagine invent
  rewrite paraphrase rephrase improve edit proofread refactor implement code develop argue critique review outline illustrate
  narrate tell suggest recommend propose plan essay translate pretend roleplay act advise help compare contrast analyze analyse
  continue debug fix build make
  schreibe schreib schreiben verfasse verfassen erkläre erklär erklären beschreibe beschreiben formuliere entwirf entwerfe
  erstelle erstellen dichte erzähle erzähl fasse skizziere diskutiere erörtere schlage übersetze verbessere programmiere
  entwickle vergleiche analysiere nenne hilf
  écris écrivez écrire rédige rédigez explique expliquez expliquer décris décrivez résume résumez compose composez imagine
  imaginez invente raconte racontez propose proposez crée créez traduis traduisez améliore rédiger développe discute compare
  comparez analyse analysez aide
  escribe escriba escribir redacta redacte explica explique explicar describe describa resume resuma compón imagina inventa
  cuenta cuéntame propone crea cree diseña traduce traduzca mejora desarrolla discute compara analiza ayuda
  scrivi scriva spiega descrivi riassumi componi immagina racconta proponi crea traduci escreva escreve explique descreva resuma
  componha imagine crie traduza schrijf beschrijf verklaar vertel vat maak vertaal
  напиши напишите объясни объясните опиши опишите расскажи расскажите придумай сочини составь переведи предложи`,
);

/** The same in scripts without spaces. */
export const spacelessOpenVerbs =
  /写一|写个|写出一|撰写|请写|创作|解释|描述|说明|总结|翻译|介绍一|分析一|谈谈|论述|作文|写作|编写|設計|设计一|書いて|説明して|作成して|翻訳して|써줘|작성해|설명해|번역해/;

/** What may stand before the verb of a request. */
export const politeWords = words(
  `please can could would will you i want need like to kindly me let us now then first next hey hi hello help
  bitte kannst könntest würdest du sie mir können ich möchte dass
  peux pouvez pourriez pourrais tu vous me moi veux voudrais je que merci de s il vous plaît
  puedes podrías puede podría por favor quiero necesito que me te
  puoi potresti per favore você pode poderia kun je kunt u alstublieft пожалуйста можешь можете`,
);

/** Beginnings of questions about a way to do something, or about reasons: answered by a text. */
export const openQuestions =
  /^(?:how (?!do you (?:say|spell|call))(?:do|can|should|would|could|might) (?:i|we|you|one|someone)\b|how to\b|why (?:do|does|is|are|did|should|would)\b|what are (?:some|the (?:pros|advantages|benefits|differences|best))\b|what do you think\b|wie kann (?:ich|man)\b|warum\b|pourquoi\b|comment (?:faire|puis|peut)\b|por qué\b|cómo (?:puedo|se puede)\b|如何|怎么|为什么|為什麼)/iu;
