import { scanText } from './scan-text.js';

/** How often a text's words belong to classes that say something about how sure its writer was. */
export interface Wording {
  readonly doubt: number;
  readonly contrary: number;
  readonly helpless: number;
  readonly concluding: number;
}

const lists: Readonly<Record<keyof Wording, string>> = {
  doubt: `maybe perhaps possibly might unclear uncertain unsure approximately roughly probably likely seems appears
    assume assuming assumption guess estimate vielleicht möglicherweise vermutlich wahrscheinlich ungefähr unklar peut
    probablement environ quizás quizá probablemente aproximadamente talvez provavelmente forse probabilmente circa`,
  contrary: `however actually wait mistake mistakes incorrect wrong oops sorry apologies error correction recalculate
    reconsider instead contradiction jedoch allerdings eigentlich falsch fehler entschuldigung cependant pourtant erreur
    pardon embargo perdón porém erro desculpe tuttavia errore scusa`,
  helpless: `unable cannot insufficient impossible unknown none neither missing unavailable unfortunately undefined
    leider unmöglich malheureusement lamentablemente imposible infelizmente impossível purtroppo`,
  concluding: `therefore thus hence so finally consequently daher somit also folglich donc ainsi entonces portanto logo
    quindi pertanto`,
};

const kinds = ['doubt', 'contrary', 'helpless', 'concluding'] as const;

const classes = /* @__PURE__ */ (() => {
  const found = new Map<number, number>();
  kinds.forEach((kind, place) => {
    for (const word of scanText(lists[kind]).words) found.set(word, place);
  });
  return found;
})();

/** Counts the words of each class; six European languages, nothing for others. */
export function countWording(words: Int32Array): Wording {
  const counts = [0, 0, 0, 0];
  for (let at = 0; at < words.length; at += 1) {
    const place = classes.get(words[at] ?? 0);
    if (place !== undefined) counts[place] = (counts[place] ?? 0) + 1;
  }
  const [doubt = 0, contrary = 0, helpless = 0, concluding = 0] = counts;
  return { doubt, contrary, helpless, concluding };
}
