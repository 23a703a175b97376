// Escape sequences in a model's answer, a file's name or an error could do anything to a terminal.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** Text without control characters but line feeds and tabs. */
export function printable(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(control, '');
}

/** The same on one line, cut to a length. */
export function oneLine(text: string, maxLength: number): string {
  const flat = printable(text).replace(/\s+/g, ' ').trim();
  return flat.length <= maxLength ? flat : `${flat.slice(0, Math.max(1, maxLength - 1))}…`;
}
