import type { FoundProvider } from './find-providers.js';

/** A commented configuration: what was found in front, what could be there as comments. */
export function renderConfig(found: readonly FoundProvider[]): string {
  const entries = found.map(({ name, model }) => `  { provider = "${name}", model = "${model}" },`);
  const nothing = [
    '  # Nothing was found: set a key (OPENAI_API_KEY, ANTHROPIC_API_KEY, GEMINI_API_KEY) or start Ollama, then run',
    '  # `cascade init --force` again, or edit this list.',
    '  { provider = "openai", model = "gpt-4o-mini" },',
  ];
  return `# Cascade asks the entries of a cascade in order, until one answers.
# Try it: cascade -p "What is the capital of France?"

default_cascade = "main"

[cascades.main]
entries = [
${(entries.length > 0 ? entries : nothing).join('\n')}
]

# Keys are looked for in the system's keyring, then in the environment variable of the provider.
# [providers.openai]
# type = "openai"
# api_key_env = "OPENAI_API_KEY"
# base_url = "https://api.openai.com/v1"

# Any server that speaks OpenAI's protocol:
# [providers.vllm]
# type = "openai"
# base_url = "http://localhost:8000/v1"

# How long a failing entry rests, in milliseconds: doubled with every outage in a row, up to the maximum.
# [cascades.main.cooldown]
# base_ms = 30000
# max_ms = 3600000

# Where the audit log and the cooldowns are kept, and the prompts that nobody answered:
# [database]
# path = "~/.local/share/cascade/db.sqlite"
# [failure_persistence]
# dir = "~/.local/share/cascade/failed_prompts"
`;
}
