const operators =
  /\\(?:sqrt|pi|infty|cup|cap|in|le|ge|leq|geq|theta|begin)|[\^<>{}|[\]]|(?<!\p{L})\p{L}\s?[-+*/^]|[-+*^]\s?\d*[a-z](?!\p{L})|\d[a-z](?!\p{L})|^\(.*,.*\)$|[∞√π≤≥]/u;
const units = /\\(?:text|mathrm|textbf|mbox)\s?\{[^{}]{0,80}\}|\\[,;!% $]|\{,\}|\^\s?\{?\\?circ\}?/g;
const fraction = /\\[dt]?frac\s?\{([\d.,]+)\}\s?\{([\d.,]+)\}/g;

const rates = /(?<!\p{L})\p{L}{1,4}\/(?:s|h|hr|min|day|kg|m|l)\b[²³]?/gu;

/** Whether a marked answer is a formula, an interval or a tuple, and not a number with a unit. */
export function isFormula(text: string): boolean {
  if (text.length > 400) return false;
  const bare = lastSide(text)
    .replace(fraction, '$1/$2')
    .replace(units, ' ')
    .replace(rates, ' ')
    .replace(/[$]/g, '')
    .trim();
  if (/10\s?\^/.test(bare)) return false;
  return operators.test(bare) && !/^[\d.,\s]+[a-zA-Z°%]{1,2}\d?\.?$/.test(bare);
}

/** The formula without spaces and typographic commands, so that two spellings of it are one. */
export function writeFormula(text: string): string {
  const written = lastSide(text)
    .replace(/\\(?:text|mathrm|mbox)\s?\{([^{}]{0,80})\}/g, '$1')
    .replace(/\\(?:left|right|displaystyle|[,;!])/g, '')
    .replace(/\\[dt]frac/g, '\\frac')
    .replace(/\\frac\s?\{(\w+)\}\s?\{(\w+)\}/g, '$1/$2')
    .replace(/[−–]/g, '-')
    .replace(/\\(?:cdot|times)/g, '*')
    .replace(/[\s$]|\.$/g, '');
  // The order of factors does not count.
  return /^(?:\([^()]+\)){2,}$/.test(written)
    ? written
        .split(/(?<=\))/)
        .sort()
        .join('')
    : written;
}

/** `x = 5` and `5 + 6 = 11` state what stands behind the last `=`, "it factors as $...$" what is between the dollars. */
function lastSide(whole: string): string {
  const text = /\s\$([^$]{1,120})\$[\s.]*$/.exec(whole)?.[1] ?? whole;
  return text.slice(text.lastIndexOf('=') + 1).trim();
}
