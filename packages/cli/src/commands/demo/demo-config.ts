/** The configuration that the demo writes: two real adapters, pointed at simulated services. */
export function demoConfig({ url, folder }: { readonly url: string; readonly folder: string }): string {
  return `# Written by \`cascade demo\`. The models are simulated: both services are one program on this machine.
default_cascade = "demo"

[providers.openai]
type = "openai"
base_url = "${url}/v1"
api_key_env = "CASCADE_DEMO_KEY"
prices = "openai"

[providers.anthropic]
type = "anthropic"
base_url = "${url}"
api_key_env = "CASCADE_DEMO_KEY"
prices = "anthropic"

[cascades.demo]
entries = [
  { provider = "openai", model = "gpt-4o-mini" },
  { provider = "anthropic", model = "claude-haiku-4-5" },
]

# So that the story takes seconds, not minutes.
[cascades.demo.retry]
delays_ms = [200]

[database]
path = ${JSON.stringify(`${folder}/cascade.sqlite`)}

[failure_persistence]
dir = ${JSON.stringify(`${folder}/failed_prompts`)}
`;
}
