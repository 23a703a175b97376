import type { Attributes } from '@opentelemetry/api';

/** Host and port of an origin; none of one that is no URL. */
export function serverOf(origin: string | undefined): Attributes {
  if (origin === undefined) return {};
  const known = servers.get(origin);
  if (known !== undefined) return known;
  const server = parse(origin);
  if (servers.size < mostServers) servers.set(origin, server);
  return server;
}

/** Origins come from configurations: they are few. */
const servers = new Map<string, Attributes>();
const mostServers = 1_000;

function parse(origin: string): Attributes {
  if (!URL.canParse(origin)) return {};
  const { hostname, port, protocol } = new URL(origin);
  if (hostname === '') return {};
  return { 'server.address': hostname, 'server.port': port === '' ? (protocol === 'http:' ? 80 : 443) : Number(port) };
}
