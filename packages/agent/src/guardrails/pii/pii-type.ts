/** A kind of personal data. */
export type PiiType = 'card' | 'iban' | 'email' | 'phone' | 'national-id';
