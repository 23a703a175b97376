import type { IncomingHttpHeaders } from 'node:http';
import { findFault } from './faults/faults.js';

/** A path without its prefixes, and what the prefixes said. */
export interface PrefixedPath {
  readonly path: string;
  readonly fault?: string;
  readonly profile?: string;
}

/** Takes `/f/<fault>` and `/p/<profile>` off the front of a path, in any order. */
export function takePrefixes(path: string): PrefixedPath {
  const match = /^\/([fp])\/([^/]+)(\/.*)$/u.exec(path);
  if (!match) return { path };
  const [, kind, name = '', rest = ''] = match;
  const inner = takePrefixes(rest);
  return kind === 'f' ? { ...inner, fault: name } : { ...inner, profile: name };
}

/** Takes the fault off a model name: `gpt-4o+429` is `gpt-4o` with the fault `429`. A `+` before no fault's name stays. */
export function takeModelSuffix(model: string): { readonly model: string; readonly fault?: string } {
  const at = model.lastIndexOf('+');
  const name = model.slice(at + 1);
  return at > 0 && findFault(name) ? { model: model.slice(0, at), fault: name } : { model };
}

/** The fault named by the request header `x-fault`. */
export function faultFromHeader(headers: IncomingHttpHeaders): string | undefined {
  const value = headers['x-fault'];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
