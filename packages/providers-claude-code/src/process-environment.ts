/** They would bill somebody else than the subscription, or send prompts elsewhere. */
const notForSubscriptions = [
  'ANTHROPIC_API_KEY',
  'ANTHROPIC_AUTH_TOKEN',
  'ANTHROPIC_BASE_URL',
  'ANTHROPIC_PROFILE',
  'ANTHROPIC_CUSTOM_HEADERS',
  'CLAUDE_CODE_USE_BEDROCK',
  'CLAUDE_CODE_USE_VERTEX',
  'CLAUDE_CODE_USE_FOUNDRY',
];

/** Retries are the engine's business; and a question sends nothing but itself. */
const own = {
  CLAUDE_CODE_MAX_RETRIES: '0',
  CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
  DISABLE_TELEMETRY: '1',
  DISABLE_AUTOUPDATER: '1',
};

type Environment = Readonly<Record<string, string | undefined>>;

/** The environment of Claude Code's process: that of this one, signed in with the subscription and nothing else. */
export function processEnvironment(added: Environment = {}): Environment {
  const { process = {} }: { process?: { env?: Environment } } = globalThis;
  const inherited = Object.entries(process.env ?? {}).filter(([name]) => !notForSubscriptions.includes(name));
  return { ...Object.fromEntries(inherited), ...own, ...added };
}
