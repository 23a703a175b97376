import type { DraftReading } from './read-draft.js';

/** Characters at the end that are read for open marks. */
const tailLength = 4_000;

/** Marks of mathematics, quotation and code that open and close by the same sign or by a partner. */
function opensMath(tail: string): boolean {
  const plain = tail.replace(/\\\$/g, '');
  if (plain.split('\\[').length > plain.split('\\]').length || plain.split('\\(').length > plain.split('\\)').length)
    return /\\[[(]/.test(plain);
  if (plain.split('\\begin{').length > plain.split('\\end{').length) return true;
  if (plain.split('$$').length % 2 === 0) return true;
  const line = plain.slice(plain.lastIndexOf('\n') + 1);
  // A lone dollar sign is money unless a formula follows it.
  return line.split('$').length % 2 === 0 && /\$(?![\d<.])[^$]*[=\\^_+][^$]*$|\$\d*[a-z][^$]*=[^$]*$/.test(line);
}

function opensQuotation(tail: string, given: string): boolean {
  // What opens a quotation in English closes it in German.
  const line = given.includes('„') ? given.replaceAll('“', '”') : given;
  if (line.split('`').length % 2 === 0 && /(?:^|\s)`[^`]*$/.test(line)) return true;
  if (!/(?:^|[\s(])["“„«][^"”»]{12,}$/.test(line)) return false;
  return tail.split('"').length % 2 === 0 || /[“„«][^"“”„«»]*$/.test(line);
}

/** The last line of a list, a heading or a step that only begins. */
function isBareMarker(line: string): boolean {
  return (
    /^(?:[-*•–+]|\d{1,3}[.)]|#{1,6}|>)$/.test(line) ||
    /^(?:\*\*|#{1,4} ?)?(?:step|part|phase|stage|section|schritt|teil|étape|paso|etapa|passo|шаг|第)\s?\d{1,2}(?:步)?(?:[:.：]|:?\*\*:?)?$/i.test(
      line,
    )
  );
}

/** A bold label that nothing follows, after others that text follows, on their line or below. */
function isBareLabel(lines: readonly string[]): boolean {
  const label = /^\*\*[^*]{1,60}\*\*:?$/;
  if (!label.test(lines.at(-1) ?? '')) return false;
  return lines
    .slice(0, -1)
    .some(
      (each, at) => /^\*\*[^*]{1,60}\*\*:?\s+\S/.test(each) || (label.test(each) && !label.test(lines[at + 1] ?? '')),
    );
}

/** "4. Mercury:" after items that say something. */
function isBareItem(lines: readonly string[]): boolean {
  const item = /^(?:[-*•–]|\d{1,3}[.)])\s+\S/;
  const last = lines.at(-1) ?? '';
  if (!item.test(last)) return false;
  const others = lines.slice(0, -1).filter((each) => item.test(each));
  // "Sat" after "Jupiter: 95 moons".
  if (/^\S+ \p{L}+$/u.test(last)) return others.length >= 3 && others.every((each) => /\p{L}\**: \S/u.test(each));
  if (!/\p{L}:\**$/u.test(last)) return false;
  return others.length > 0 && others.every((each) => !/:\**$/.test(each));
}

/** A row that lacks the bar at its end, or cells, below rows that have them. */
function breaksTable(lines: readonly string[]): boolean {
  const last = lines.at(-1) ?? '';
  const rows = lines.slice(-20, -1).filter((line) => /^\|.*\|$/.test(line));
  if (rows.length < 2 || !last.startsWith('|')) return false;
  return !last.endsWith('|') || last.split('|').length < (rows[0] ?? '').split('|').length;
}

/** An equation or a sum whose next part is missing: "x =", "12 +". */
function breaksEquation(whole: string): boolean {
  const line = whole.slice(-200);
  return (
    /[\p{L}\p{N})\]}%]\s+(?:[-+*/×÷·−≈<>≤≥]|=)$/u.test(line) ||
    (/^\S{1,30}=$/.test(line) && !/==$|[A-Za-z0-9+/]{12,}=$/.test(line) && /\d|^[a-z]=$/.test(line))
  );
}

/** An answer whose last line has the shape of a beginning: open marks, an empty list item, half a table row or equation. */
export function unfinishedShape({ text, prose, request, fences }: DraftReading): string | undefined {
  if (fences.at(-1)?.end === text.length) return undefined;
  const tail = prose.slice(-tailLength).trimEnd();
  const lines = tail.split('\n').map((each) => each.trim());
  const line = lines.at(-1) ?? '';
  if (lines.length > 1 && (isBareMarker(line) || isBareLabel(lines) || isBareItem(lines)))
    return 'a list or a heading stops at its mark';
  if (breaksTable(lines)) return 'a table stops in a row';
  if (/[.!?…。！？]["')\]*]*$/.test(line)) return undefined;
  const open = openMark(tail, line, request);
  return open === undefined || asksForSigns.test(request) ? undefined : open;
}

const asksForSigns =
  /\b(?:signs?|symbols?|operators?|characters?|regex\w*|regular expressions?|brackets?|bracketed|emoji|emoticons?|smileys?|ascii|punctuation|quotes?)\b/;

function openMark(tail: string, line: string, request: string): string | undefined {
  if (breaksEquation(line) && !/base ?64|encod/.test(request)) return 'an equation stops in the middle';
  if (opensMath(tail) || /<<[\d.+*/()= -]{1,60}$/.test(line)) return 'a formula is not closed';
  return opensQuotation(tail, line) ? 'a quotation is not closed' : undefined;
}
