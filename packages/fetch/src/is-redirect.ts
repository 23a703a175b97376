/** Statuses by which a server asks to repeat the request elsewhere. */
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

export function isRedirect(status: number): boolean {
  return redirects.has(status);
}

/** The origin that a `Location` header points to, or `undefined` when it is missing or no URL. */
export function targetOriginOf(location: string | null | undefined, base: string): string | undefined {
  return location && URL.canParse(location, base) ? new URL(location, base).origin : undefined;
}
