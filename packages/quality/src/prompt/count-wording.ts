const parts =
  /\b(?:half|third|quarter|twice|double|triple|times|percent|hälfte|doppelt|drittel|prozent|moitié|tiers|double|mitad|doble|tercio|metade|dobro|terço|metà|doppio|terzo|helft|połow|dwa razy|yarı|iki kat)|вдвое|полови|треть|%|一半|倍|半分|절반|نصف|ضعف|आधा|दुगुन/g;
const times =
  /\b(?:when|year|date|last|latest|current|wann|zuletzt|aktuell|quand|dernier|dernière|cuándo|quando|ultimo|ultima|wanneer|laatste|kiedy|ostatni|ne zaman)\b|когда|последн|什么时候|哪一年|いつ|最後|언제|마지막|متى|आखिरी/g;

/** How often wording turns up that makes sums and facts harder: parts and multiples, and points in time. Linear. */
export function countWording(lowerCased: string): { parts: number; times: number } {
  return { parts: countMatches(lowerCased, parts), times: countMatches(lowerCased, times) };
}

function countMatches(text: string, wording: RegExp): number {
  let count = 0;
  wording.lastIndex = 0;
  while (wording.exec(text)) count += 1;
  return count;
}
