import { findUnit, type Unit } from './units.js';

const han = /\s?(?:个|個)?(\p{Script=Han}{1,2})(?!之)/uy;
const word = /(?:\.?\s|-)?([$€£¥₹¢′″]|\p{L}{1,14}(?:\/\p{L}{1,3})?)(?![\p{L}\p{M}/^²³])/uy;
/** "Half an hour", "three quarters of a mile", "un quart d'heure". */
const wordOfPart =
  /[\s-]?(?:(?:of|de|di|d['’]|d'une|)\s?(?:an?|une?|uma?|una|een)?\s)?(?:d['’])?(\p{L}{1,14})(?![\p{L}\p{M}/^])/uy;
const currency = /[$€£¥₹]\s?-?$/;

/** A unit and where it ends. */
export interface FoundUnit {
  readonly unit: Unit;
  readonly end: number;
}

/** The unit of a number: the word after it, else the sign of money before it. */
export function readUnit(text: string, start: number, end: number, isPart: boolean): FoundUnit | undefined {
  const before = text.slice(Math.max(0, start - 3), start);
  return (
    unitAt(text, end, isPart ? wordOfPart : word) ??
    unitAt(text, end, han) ??
    (currency.test(before) ? { unit: { dimension: 'money', factor: 1 }, end } : undefined)
  );
}

function unitAt(text: string, at: number, pattern: RegExp): FoundUnit | undefined {
  pattern.lastIndex = at;
  const [whole = '', name = ''] = pattern.exec(text) ?? [];
  for (let chars = name.length; chars > 0; chars = pattern === han ? chars - 1 : 0) {
    const unit = findUnit(name.slice(0, chars));
    if (unit) return { unit, end: at + whole.length - name.length + chars };
  }
  return undefined;
}
