const variableName = /^[A-Za-z_][A-Za-z0-9_]{0,99}$/;

/** Lines of `NAME=value`, with or without `export` and quotes. What looks different is left alone: other tools read the file too. */
export function parseDotenv(text: string): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  for (const line of text.split('\n')) {
    const equals = line.indexOf('=');
    if (equals < 0) continue;
    const name = line
      .slice(0, equals)
      .trim()
      .replace(/^export\s+/, '');
    if (variableName.test(name)) variables.set(name, unquote(line.slice(equals + 1).trim()));
  }
  return variables;
}

function unquote(text: string): string {
  const quote = text[0];
  if (quote === '"' || quote === "'") {
    const end = text.indexOf(quote, 1);
    return end < 0 ? text : text.slice(1, end);
  }
  const comment = text.search(/\s#/);
  return comment < 0 ? text : text.slice(0, comment).trimEnd();
}
