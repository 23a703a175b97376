import type { Fence } from '../text/find-fences.js';
import { namedCodeLanguage } from './code-language.js';
import type { DraftReading } from './read-draft.js';

/** How lines of code begin or end, in the languages that are parsed. */
const codeLine =
  /[;{}()[\]:,\\]\s*(?:(?:#|\/\/).*)?$|^\s*(?:(?:from|import|const|let|var|def|async|class|return|yield|raise|throw|if|elif|else|for|while|with|try|except|finally|switch|case|print|assert|del|global|pass|break|continue|export|function|interface|type|await|new)\b|#|\/\/|\/?\*|@|["'`]{3}|[)\]}])|\w(?:\[[^\]\n]{0,80}\])? ?[-+*/|&]?= ?\S|^\s*[\w.]+\(/;
/** What code has and a list of names has not. */
const surely =
  /^[ \t]*(?:(?:async )?def \w+|class \w+|import \w+|from \w+ import |(?:async )?function\*? ?\w*\(|(?:export |declare )?(?:const|let|var|interface|type) \w+|export |for .{1,80} in .{1,80}:|print\(|console\.)|^\w[\w.]* ?[-+*/]?= ?\S.*[([{'"\d]/m;
/** Lines of a text that are looked at. */
const mostLines = 400;

const script = /^(?:js|ts|javascript|typescript|node|react)$/;

/** Share of the lines that need not look like code: one that should not be there is a fault of its own. */
const mostOthers = 0.15;

/** Nearly every line looks like code, and one surely is. */
function isAllCode(text: string): boolean {
  const lines = text.split('\n', mostLines).filter((line) => line.trim() !== '');
  const others = lines.filter((line) => !codeLine.test(line.slice(0, 400))).length;
  return surely.test(text) && others <= mostOthers * lines.length;
}

/** Words in a row, as sentences have them: texts inside code are in quotes or behind the mark of a comment. */
function hasProse(text: string): boolean {
  return /^[A-Z][a-z]+ (?:\w+ ){3}/m.test(text);
}

/** JSON, Python or JavaScript that stands without a fence, when the prompt names that language. */
export function bareCode({ text, fences, request }: DraftReading): Fence | undefined {
  if (fences.length > 0) return undefined;
  const whole = { code: text, closed: true, start: 0, end: text.length };
  if (/^[[{]\s*["'{[]/.test(text) && /\bjson\b/.test(request)) return { ...whole, tag: 'json' };
  const tag = namedCodeLanguage(request) ?? '';
  const isRead = tag === 'python' || script.test(tag);
  if (!isRead || hasProse(text) || !isAllCode(text)) return undefined;
  return { ...whole, tag: tag === 'node' ? 'javascript' : tag };
}
