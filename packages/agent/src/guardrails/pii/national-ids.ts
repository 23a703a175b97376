import { isLuhn, isMod11And10, weightedSum } from './checksums.js';

/** A national number: how it is shaped, and whether its check digits are right. */
export interface NationalId {
  readonly label: string;
  readonly length: number;
  /** `9` a digit, `A` a letter, `X` either. */
  readonly shape: string;
  /** How many digits it begins with. */
  readonly digitsFirst: number;
  readonly isValid: (compact: string, gaps: readonly number[]) => boolean;
  /** Weak by itself: only near one of these words. */
  readonly near?: readonly string[];
}

const dniLetters = 'TRWAGMYFPDXBNJZSQVHLCKE';

export const nationalIds: readonly NationalId[] = [
  {
    label: 'US_SSN',
    ...shaped('999999999'),
    isValid: (id, gaps) => isSsn(id) && gaps[3] !== 0 && gaps[3] === gaps[5] && countGaps(gaps) === 2,
  },
  { label: 'US_SSN', ...shaped('999999999'), isValid: isSsn, near: ['ssn', 'social security'] },
  { label: 'UK_NINO', ...shaped('AA999999A'), isValid: isNino },
  { label: 'DE_TAX_ID', ...shaped('99999999999'), isValid: isGermanTaxId },
  { label: 'ES_DNI', ...shaped('99999999A'), isValid: (id) => id[8] === dniLetters[Number(id.slice(0, 8)) % 23] },
  { label: 'ES_NIE', ...shaped('A9999999A'), isValid: isNie },
  { label: 'FR_NIR', ...shaped('999999999999999'), isValid: isNir },
  { label: 'IT_CODICE_FISCALE', ...shaped('AAAAAAXXAXXAXXXA'), isValid: isCodiceFiscale },
  { label: 'PL_PESEL', ...shaped('99999999999'), isValid: isPesel },
  { label: 'BR_CPF', ...shaped('99999999999'), isValid: isCpf },
  { label: 'CH_AHV', ...shaped('9999999999999'), isValid: isAhv },
  { label: 'NL_BSN', ...shaped('999999999'), isValid: isBsn, near: ['bsn', 'burgerservice', 'sofinummer'] },
  { label: 'CA_SIN', ...shaped('999999999'), isValid: isLuhn, near: ['social insurance', 'sin:', 'sin '] },
];

/** How long the longest one is. */
export const longestNationalId: number = Math.max(...nationalIds.map(({ length }) => length));

function shaped(shape: string): Pick<NationalId, 'shape' | 'length' | 'digitsFirst'> {
  return { shape, length: shape.length, digitsFirst: shape.search(/[^9]|$/) };
}

function countGaps(gaps: readonly number[]): number {
  return gaps.slice(0, 9).filter((gap) => gap !== 0).length;
}

function isSsn(id: string): boolean {
  const [area, group, serial] = [id.slice(0, 3), id.slice(3, 5), id.slice(5)];
  return area !== '000' && area !== '666' && area < '900' && group !== '00' && serial !== '0000';
}

function isNino(id: string): boolean {
  const prefix = id.slice(0, 2);
  if ('DFIQUV'.includes(id.charAt(0)) || 'DFIOQUV'.includes(id.charAt(1))) return false;
  return !['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ'].includes(prefix) && id.charAt(8) <= 'D';
}

/** Of the first ten digits exactly one occurs two or three times. */
function isGermanTaxId(id: string): boolean {
  if (id.startsWith('0') || !isMod11And10(id)) return false;
  const counts = new Map<string, number>();
  for (const digit of id.slice(0, 10)) counts.set(digit, (counts.get(digit) ?? 0) + 1);
  const repeated = [...counts.values()].filter((count) => count > 1);
  return repeated.length === 1 && (repeated[0] ?? 0) <= 3;
}

function isNie(id: string): boolean {
  const first = 'XYZ'.indexOf(id.charAt(0));
  return first >= 0 && id[8] === dniLetters[Number(`${first}${id.slice(1, 8)}`) % 23];
}

function isNir(id: string): boolean {
  const month = Number(id.slice(3, 5));
  const isMonth = (month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50;
  return '12'.includes(id.charAt(0)) && isMonth && 97 - (Number(id.slice(0, 13)) % 97) === Number(id.slice(13));
}

const oddValues = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

function isCodiceFiscale(id: string): boolean {
  let sum = 0;
  for (let place = 0; place < 15; place++) {
    const code = id.charCodeAt(place);
    const value = code >= 65 ? code - 65 : code - 48;
    sum += place % 2 === 0 ? (oddValues[value] ?? 0) : value;
  }
  return id.charCodeAt(15) - 65 === sum % 26;
}

function isPesel(id: string): boolean {
  const [month, day] = [Number(id.slice(2, 4)) % 20, Number(id.slice(4, 6))];
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  return weightedSum(id, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0;
}

function isCpf(id: string): boolean {
  if (new Set(id).size === 1) return false;
  const check = (length: number): string => {
    const weights = Array.from({ length }, (_, place) => length + 1 - place);
    return String(((weightedSum(id, weights) * 10) % 11) % 10);
  };
  return check(9) === id[9] && check(10) === id[10];
}

function isAhv(id: string): boolean {
  return id.startsWith('756') && weightedSum(id, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0;
}

function isBsn(id: string): boolean {
  return id !== '000000000' && weightedSum(id, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0;
}
