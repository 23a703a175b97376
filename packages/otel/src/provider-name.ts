/** The name that the conventions give a provider; where they have none, Cascade's own. */
export function providerName(provider: string): string {
  return wellKnown.get(provider) ?? provider;
}

const wellKnown: ReadonlyMap<string, string> = new Map([
  ['azure', 'azure.ai.openai'],
  ['claude_code', 'anthropic'],
  ['google', 'gcp.gemini'],
  ['mistral', 'mistral_ai'],
  ['xai', 'x_ai'],
]);
