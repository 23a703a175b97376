/** Text of others, so short that it can do no harm. */
export function brief(text: string, most = 200): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
