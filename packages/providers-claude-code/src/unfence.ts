const fence = '```';

/** JSON that a model has put into a code fence, with words around it or not; any other text as it is. */
export function unfence(text: string): string {
  const start = text.indexOf(fence);
  const lineEnd = text.indexOf('\n', start);
  const end = text.lastIndexOf(fence);
  if (start < 0 || lineEnd < 0 || end <= lineEnd || isJson(text)) return text;
  const inner = text.slice(lineEnd + 1, end).trim();
  return isJson(inner) ? inner : text;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
