/** Where the ten digits of a script start. */
const zeros = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040,
  0x17e0, 0x1810,
];
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';
// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is meant, all of it.
const ascii = /^[\x00-\x7f]*$/;

/**
 * The text with every digit, minus, fraction and space written the ASCII way, so that one number grammar serves all
 * scripts. LaTeX around numbers is taken off too. Case and words stay.
 */
export function foldNumerals(text: string): string {
  const latin = ascii.test(text) ? text : foldScripts(text);
  return latin.includes('\\') || latin.includes('{,}') ? foldLatex(latin) : latin;
}

function foldScripts(text: string): string {
  return text
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (run) => `^${Array.from(run, (digit) => superscripts.indexOf(digit)).join('')}`)
    .replace(/⁻\^/g, '^-')
    .replace(/[¼½¾⅐-⅞]/g, (fraction) => ` ${fraction}`)
    .normalize('NFKC')
    .replace(/(?![0-9])\p{Nd}/gu, foldDigit)
    .replace(/[−–—](?=\s?[\d$€£])/g, '-')
    .replace(/[\u00a0\u2007\u2009\u202f]/g, ' ')
    .replace(/⁄/g, '/')
    .replace(/[’ʼ´]/g, "'")
    .replace(/٬/g, ',')
    .replace(/٫/g, '.')
    .replace(/٪/g, '%');
}

function foldDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const zero = zeros.find((start) => code >= start && code < start + 10);
  return zero === undefined ? digit : String(code - zero);
}

function foldLatex(text: string): string {
  return text
    .replace(/((?<![\p{L}\d)}]\s?)-)?\\[dt]?frac\s?\{([^{}]{1,40})\}\s?\{([^{}]{1,40})\}/gu, ' $1$2/$3')
    .replace(/\\(?:text|mathrm|textbf|mathbf|mbox)\s?\{([^{}]{0,80})\}/g, ' $1')
    .replace(/\\(?:times|cdot)/g, '×')
    .replace(/\\[,;! ]|\{,\}/g, (mark) => (mark === '{,}' ? ',' : ''))
    .replace(/\\([$%#&_])/g, '$1')
    .replace(/\\left|\\right|\\[()[\]]/g, ' ');
}
