/** The one API key that every protocol of the fake upstream refuses. Any other non-empty key is good. */
export const badKey = 'bad-key';
