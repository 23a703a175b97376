import { isLuhn, isMod11And10, weightedSum } from './checksums.js';

/** A national number: how it is written, and whether its check digits are right. */
export type NationalId = {
  readonly label: string;
  /** Of its letters and digits alone, in capitals. */
  readonly isValid: (id: string) => boolean;
  /** Weak by itself: only near one of these words. */
  readonly near?: readonly string[];
} & (
  | {
      /** How many digits its groups have. */
      readonly layouts: readonly (readonly number[])[];
      /** The same between all groups. */
      readonly isEven?: true;
    }
  | { readonly pattern: RegExp }
);

const dniLetters = 'TRWAGMYFPDXBNJZSQVHLCKE';
const ninoWords = ['nino', 'national insurance', 'insurance number', 'ni number', 'ni no'];

export const nationalIds: readonly NationalId[] = [
  { label: 'US_SSN', layouts: [[3, 2, 4]], isEven: true, isValid: isSsn },
  { label: 'US_SSN', layouts: [[9]], isValid: isSsn, near: ['ssn', 'social security'] },
  // In pairs, as it is printed.
  { label: 'UK_NINO', pattern: whole(String.raw`[a-z]{2}([ .-])\d\d\1\d\d\1\d\d\1[a-d]`), isValid: isNino },
  { label: 'UK_NINO', pattern: whole(String.raw`[a-z]{2} ?\d{6} ?[a-d]`), isValid: isNino, near: ninoWords },
  { label: 'DE_TAX_ID', layouts: [[11], [2, 3, 3, 3]], isValid: isGermanTaxId },
  { label: 'ES_DNI', pattern: whole(String.raw`\d{2}\.?\d{3}\.?\d{3}[ .-]?[a-z]`), isValid: isDni },
  { label: 'ES_NIE', pattern: whole(String.raw`[xyz][ .-]?\d{7}[ .-]?[a-z]`), isValid: isNie },
  { label: 'FR_NIR', layouts: [[15], [13, 2], [1, 2, 2, 2, 3, 3, 2]], isValid: isNir },
  {
    label: 'IT_CODICE_FISCALE',
    // L to V stand for digits where two people would have the same one.
    pattern: whole(String.raw`[a-z]{3} ?[a-z]{3} ?[\dl-v]{2}[a-ehlmprst][\dl-v]{2} ?[a-z][\dl-v]{3}[a-z]`),
    isValid: isCodiceFiscale,
  },
  { label: 'PL_PESEL', layouts: [[11]], isValid: isPesel },
  { label: 'BR_CPF', layouts: [[11], [9, 2], [3, 3, 3, 2]], isValid: isCpf },
  { label: 'CH_AHV', layouts: [[13], [3, 4, 4, 2]], isValid: isAhv },
  {
    label: 'NL_BSN',
    layouts: [[9], [3, 3, 3], [4, 2, 3]],
    isValid: isBsn,
    near: ['bsn', 'burgerservicenummer', 'sofinummer'],
  },
  { label: 'CA_SIN', layouts: [[9], [3, 3, 3]], isValid: isLuhn, near: ['sin', 'social insurance'] },
];

function whole(pattern: string): RegExp {
  return new RegExp(String.raw`(?<![a-z\d])${pattern}(?![a-z\d])`, 'gi');
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

function isDni(id: string): boolean {
  return id[8] === dniLetters[Number(id.slice(0, 8)) % 23];
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
