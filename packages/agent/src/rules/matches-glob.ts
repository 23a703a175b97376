/** Whether a whole text fits a glob: `*` any characters, `?` one. In at most as many steps as both lengths multiplied. */
export function matchesGlob(glob: string, text: string): boolean {
  let [inGlob, inText] = [0, 0];
  let [star, retry] = [-1, 0];
  while (inText < text.length) {
    const wanted = glob.charAt(inGlob);
    if (wanted === '*') {
      star = inGlob++;
      retry = inText;
    } else if (wanted !== '' && (wanted === '?' || wanted === text.charAt(inText))) {
      inGlob++;
      inText++;
    } else if (star >= 0) {
      // Only the last star takes more: what those before it took needs no second try.
      inGlob = star + 1;
      inText = ++retry;
    } else return false;
  }
  while (glob.charAt(inGlob) === '*') inGlob++;
  return inGlob === glob.length;
}
