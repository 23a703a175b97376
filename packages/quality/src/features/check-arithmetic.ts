import { readNumber } from './read-number.js';

/** How many of a text's equations between numbers hold. */
export interface ArithmeticCheck {
  /** Equations of the form `number operator number ... = number` that were understood. */
  readonly equations: number;
  /** Those whose sides differ by more than rounding explains. */
  readonly wrong: number;
}

interface Side {
  value: number;
  decimals: number;
  terms: number;
}

const maxTerms = 24;

/**
 * Recomputes the equations in a text by one pass from left to right: no backtracking, no nesting.
 *
 * Understands + - * / × ÷ x and chains (`2 + 3 = 5 = 10 / 2`), currency signs, and one or two words of unit behind a number.
 * Whatever else stands in an expression (letters at a number, brackets, percent) makes it unknown, not wrong.
 */
export function checkArithmetic(text: string): ArithmeticCheck {
  if (!text.includes('=')) return { equations: 0, wrong: 0 };
  const reader = new EquationReader();
  for (let index = 0; index < text.length; ) {
    const unit = text.charCodeAt(index);
    // Between expressions only a digit matters.
    if (reader.isIdle && (unit < 48 || unit > 57)) {
      index += 1;
    } else if (unit >= 48 && unit <= 57) {
      const number = readNumber(text, index);
      reader.number(number.value, number.decimals, touchesLetter(text, number.end));
      index = number.end;
    } else if (isLetter(unit)) {
      let end = index + 1;
      while (end < text.length && isLetter(text.charCodeAt(end))) end += 1;
      reader.word(end - index === 1 ? (text[index] ?? '') : '');
      index = end;
    } else {
      reader.sign(text[index] ?? '', text[index + 1] ?? '');
      index += 1;
    }
  }
  return reader.finish();
}

function touchesLetter(text: string, end: number): boolean {
  return end < text.length && isLetter(text.charCodeAt(end)) && text[end] !== 'x';
}

class EquationReader {
  #equations = 0;
  #wrong = 0;
  #left: Side | undefined;
  #terms: number[] = [];
  #operators: string[] = [];
  #decimals = 0;
  #known = true;
  #unitWords = 0;

  get isIdle(): boolean {
    return this.#terms.length === 0 && this.#left === undefined;
  }

  number(value: number, decimals: number, touchesLetter: boolean): void {
    if (touchesLetter) this.#known = false;
    // Two numbers in a row: a new expression begins, unless this one has an open end.
    if (this.#terms.length > this.#operators.length) this.#reset();
    if (this.#terms.length >= maxTerms) this.#known = false;
    else this.#terms.push(value);
    this.#decimals = decimals;
    this.#unitWords = 0;
  }

  word(letter: string): void {
    if ((letter === 'x' || letter === 'X') && this.#awaitsOperator()) this.#operators.push('*');
    else if (letter !== '') this.#known = false;
    else {
      this.#unitWords += 1;
      if (this.#unitWords > 2 || !this.#awaitsOperator()) this.#reset();
    }
  }

  sign(sign: string, next: string): void {
    if (sign === ' ' || sign === '$' || sign === '€' || sign === '£' || sign === '\\') return;
    const operator = sign === '×' ? '*' : sign === '÷' ? '/' : sign === '−' ? '-' : sign;
    if ('+-*/'.includes(operator)) this.#operator(operator);
    else if (sign === '=') this.#equals();
    else if ((sign === '.' || sign === ',' || sign === ';' || sign === '\n') && next !== '=') this.#reset();
    else if (sign === '(' || sign === ')' || sign === '%' || sign === '^') this.#known = false;
    else this.#reset();
  }

  finish(): ArithmeticCheck {
    this.#reset();
    return { equations: this.#equations, wrong: this.#wrong };
  }

  #awaitsOperator(): boolean {
    return this.#terms.length > this.#operators.length;
  }

  #operator(operator: string): void {
    if (this.#awaitsOperator()) this.#operators.push(operator);
    else this.#known = false;
  }

  #equals(): void {
    this.#compare();
    this.#left = this.#side();
    this.#clear();
  }

  #reset(): void {
    this.#compare();
    this.#left = undefined;
    this.#clear();
  }

  #clear(): void {
    this.#terms = [];
    this.#operators = [];
    this.#known = true;
    this.#unitWords = 0;
  }

  #compare(): void {
    const right = this.#side();
    const left = this.#left;
    if (left === undefined || right === undefined || left.terms + right.terms < 3) return;
    this.#equations += 1;
    const rounding = 0.51 * 10 ** -Math.min(left.decimals, right.decimals);
    const distance = Math.abs(left.value - right.value);
    if (distance > Math.max(rounding, 0.01 * Math.abs(left.value))) this.#wrong += 1;
  }

  #side(): Side | undefined {
    if (!this.#known || this.#terms.length === 0 || this.#terms.length !== this.#operators.length + 1) return undefined;
    let sum = 0;
    let product = this.#terms[0] ?? 0;
    this.#operators.forEach((operator, index) => {
      const term = this.#terms[index + 1] ?? 0;
      if (operator === '*') product *= term;
      else if (operator === '/') product /= term;
      else {
        sum += product;
        product = operator === '-' ? -term : term;
      }
    });
    const value = sum + product;
    return Number.isFinite(value) ? { value, decimals: this.#decimals, terms: this.#terms.length } : undefined;
  }
}

function isLetter(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
}
