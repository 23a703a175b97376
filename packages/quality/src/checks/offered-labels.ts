/** Labels in capitals: "POSITIVE, NEGATIVE or NEUTRAL", in one of many languages. */
const inCapitals =
  /\p{Lu}[\p{Lu}_-]{2,20}(?:["”»]?,? (?:the )?["“«]?\p{Lu}[\p{Lu}_-]{2,20}){0,8}["”»]?,? (?:or|oder|ou|o|u|of|lub|albo|или|veya|eller) (?:the )?["“«]?\p{Lu}[\p{Lu}_-]{2,20}|(?:[:[(]|\bof|\bfrom|\bamong) ?\p{Lu}[\p{Lu}_-]{2,20}(?:, ?\p{Lu}[\p{Lu}_-]{2,20}){1,8}(?=[.:\])\n]|$)/u;

/** One of them is to be the answer. */
const asksForOne =
  /\b(?:only|just|one of|label|classif\w*|categor\w*|(?:answer|reply|respond|say|output|return|state) (?:with|whether|either|if|exactly)|choose|decide|clasific\w*|responde|classifi\w*|klassifizier\w*|antworte|ordne|etichetta|rispondi|classe)\b|réponds|étiquette|ответь|выбери|определи|回答|判断|分类|分類|선택|분류/iu;

/** The labels in capitals that a prompt offers to choose from; none where it offers none. */
export function offeredLabels(prompt: string): readonly string[] {
  // A quick look: most prompts have no word in capitals.
  if (!/[A-ZÀ-ÞΑ-ΩА-Я]{3}/.test(prompt)) return [];
  if (!asksForOne.test(prompt)) return [];
  const list = inCapitals.exec(prompt)?.[0] ?? '';
  return list.match(/\p{Lu}[\p{Lu}_-]{2,20}/gu) ?? [];
}
