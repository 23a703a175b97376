import type { Message } from '@cascade/core/spec';
import type { CascadeAgentOptions } from '../agent-options.js';

/**
 * The domain of a conversation, where an agent has models of their own for some; else undefined, and nothing is loaded.
 *
 * @param tier - the only one to ask: one of the agent's own, whatever the question is about
 */
export async function domainWithModels(
  { domains = {} }: CascadeAgentOptions,
  messages: readonly Message[],
  tier?: number,
): Promise<string | undefined> {
  if (tier !== undefined) return undefined;
  if (!Object.values(domains).some(({ models }) => models !== undefined)) return undefined;
  const { classifyRequest } = await import('@cascade/quality');
  const { domain } = classifyRequest({ messages });
  return domains[domain]?.models === undefined ? undefined : domain;
}

/** The agent as it is for a domain: with its models. */
export function inDomain(options: CascadeAgentOptions, domain: string): CascadeAgentOptions {
  const { models = options.models, ...settings } = options.domains?.[domain] ?? {};
  return { ...options, models, domains: { [domain]: settings } };
}
