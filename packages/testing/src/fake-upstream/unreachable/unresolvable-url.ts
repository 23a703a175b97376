/** A base URL whose host name never resolves: `.invalid` is reserved for that. Gives `ENOTFOUND` (or `EAI_AGAIN` offline). */
export const unresolvableUrl = 'http://no-such-host.invalid';
