import type { Io } from '../../io.js';

/** A provider that could be used at once, and a model of it that exists today. */
export interface FoundProvider {
  readonly name: 'openai' | 'anthropic' | 'google' | 'ollama';
  /** Why it is there: a variable that is set, a server that answers. */
  readonly because: string;
  readonly model: string;
}

const byVariable = [
  { name: 'openai', variables: ['OPENAI_API_KEY'], model: 'gpt-4o-mini' },
  { name: 'anthropic', variables: ['ANTHROPIC_API_KEY'], model: 'claude-haiku-4-5-20251001' },
  { name: 'google', variables: ['GOOGLE_API_KEY', 'GEMINI_API_KEY'], model: 'gemini-2.5-flash-lite' },
] as const;

/** A server on this machine answers at once or not at all. */
const patienceMs = 500;

/** Keys in the environment, and an Ollama server on this machine. No key is sent anywhere. */
export async function findProviders({ env }: Pick<Io, 'env'>): Promise<readonly FoundProvider[]> {
  const hosted = byVariable.flatMap(({ name, variables, model }) => {
    const variable = variables.find((each) => env[each]?.trim());
    return variable === undefined ? [] : [{ name, because: `${variable} is set`, model }];
  });
  const local = await findOllama(serverUrl(env.OLLAMA_HOST));
  return local === undefined ? hosted : [...hosted, local];
}

async function findOllama(url: string): Promise<FoundProvider | undefined> {
  try {
    const response = await fetch(`${url}/api/tags`, { signal: AbortSignal.timeout(patienceMs), redirect: 'error' });
    const body: { readonly models?: readonly { readonly name?: string }[] } = JSON.parse(await response.text());
    const model = body.models?.find(({ name }) => name !== undefined)?.name;
    return model === undefined ? undefined : { name: 'ollama', because: `a server answers at ${url}`, model };
  } catch {
    return undefined;
  }
}

/** Ollama's own variable: a host, with or without scheme and port. */
function serverUrl(host = '127.0.0.1:11434'): string {
  const url = host.includes('://') ? host : `http://${host.replace(/^0\.0\.0\.0/, '127.0.0.1')}`;
  return URL.canParse(url) ? new URL(url).origin : 'http://127.0.0.1:11434';
}
