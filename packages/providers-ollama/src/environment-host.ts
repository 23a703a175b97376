/**
 * The server that `OLLAMA_HOST` names, as a URL; undefined where it is not set. Ollama writes it in many forms:
 * `host`, `host:port`, `:port`, `http://host:port`; the addresses that a server listens on mean this machine.
 */
export function environmentHost(): string | undefined {
  // There is no `process` on edge runtimes.
  const holder: { process?: { env?: Record<string, string | undefined> } } = globalThis;
  const host = holder.process?.env?.OLLAMA_HOST?.trim();
  if (!host) return undefined;
  const hasScheme = host.includes('://');
  const text = hasScheme ? host : `http://${host.startsWith(':') ? '127.0.0.1' : ''}${host}`;
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  if (url.hostname === '0.0.0.0') url.hostname = '127.0.0.1';
  if (url.hostname === '[::]') url.hostname = '[::1]';
  if (url.port === '' && !hasScheme && !/:\d+\/?$/.test(host)) url.port = '11434';
  return url.href;
}
