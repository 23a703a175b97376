import { foldNumerals } from './fold-numerals.js';
import { readDigits } from './number-reading.js';
import { splitSentences } from './split-sentences.js';

const asked =
  /(?<!\p{L})(?:solve|roots|zeros|solutions|löse|nullstell|résou|racines|resuelv|resolv|raíces|raízes|risolv|radici|реши|корни|rozwiąż)|方程/iu;
const pair =
  /(-?\d[\d.,/]{0,12})[\s$]{0,3}(?:[,;、和或]|(?<=[\s$])(?:and|or|und|oder|et|ou|y|o|e|и|или|i|lub|en|of)(?=[\s$]))[\s$]{0,3}(?:(?:and|or)\s\$?)?(?:\p{L}(?:_\{?\d\}?|\d)?\s?=\s?)?(-?\d[\d.,/]{0,12})[^\p{L}\d]{0,8}$/u;

/** The two solutions at the end of a text, the smaller one first, where a question asks for solutions: "x = 3 or x = 2". */
export function readRoots(text: string, prompt: string): string | undefined {
  if (!asked.test(prompt)) return undefined;
  const last = splitSentences(foldNumerals(text.slice(-200))).at(-1) ?? '';
  const [, first = '', second = ''] = pair.exec(last) ?? [];
  if (second === '') return undefined;
  const values = [first, second].map((digits) => {
    const [above = '', below = '1'] = digits.replace('-', '').split('/');
    const value = (readDigits(above.replace(/[.,]$/, ''))[0]?.value ?? 0) / Number(below);
    return digits.startsWith('-') ? -value : value;
  });
  return values.sort((a, b) => a - b).join();
}
