/** Labels in capitals: "POSITIVE, NEGATIVE or NEUTRAL", in one of many languages. */
const inCapitals =
  /\p{Lu}[\p{Lu}_-]{2,20}(?:["”»]?,? (?:the )?["“«]?\p{Lu}[\p{Lu}_-]{2,20}){0,8}["”»]?,? (?:or|oder|ou|o|u|of|lub|albo|или|veya|eller) (?:the )?["“«]?\p{Lu}[\p{Lu}_-]{2,20}/u;

/** The labels in capitals that a prompt offers to choose from; none where it offers none. */
export function offeredLabels(prompt: string): readonly string[] {
  // A quick look: most prompts have no word in capitals.
  if (!/[A-ZÀ-ÞΑ-ΩА-Я]{3}/.test(prompt)) return [];
  const list = inCapitals.exec(prompt)?.[0] ?? '';
  return list.match(/\p{Lu}[\p{Lu}_-]{2,20}/gu) ?? [];
}
