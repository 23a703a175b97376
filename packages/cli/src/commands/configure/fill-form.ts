import type { Form } from '../../form/open-form.js';
import { readKeys } from '../../input/read-keys.js';
import type { Io } from '../../io.js';
import { openConfig } from '../../open-session.js';
import { openKeys } from '../keys/keep-keys.js';
import type { ConfigureLlmOptions } from './llm.js';

/** What a person has said in place of flags. */
export interface Filled {
  readonly provider?: string;
  readonly baseUrl?: string;
  readonly model?: string;
  readonly keys?: readonly string[];
  readonly setDefault?: boolean;
}

const otherServer = "another server that speaks OpenAI's protocol";

/** Asks for what no flag says. */
export async function fillForm(
  io: Io,
  form: Form,
  given: string | undefined,
  { key, model, baseUrl, setDefault }: ConfigureLlmOptions,
): Promise<Filled> {
  const { findProviderName, knownProviders } = await import('@cascade/config');
  const chosen = given ?? (await form.choose('Which provider?', [...knownProviders(), otherServer]));
  const provider = chosen === otherServer ? await form.text('What shall it be called?', 'local') : chosen;
  const name = findProviderName(provider);
  const isNew = name === undefined && baseUrl === undefined;
  const address = isNew ? await form.text('Base URL?', 'http://localhost:8000/v1') : undefined;
  const wantedModel = model === undefined ? await form.text('Model? (empty: as it is, or none)', '') : '';
  const keys = key === undefined && !(await hasKey(io, name ?? provider)) ? await askKey(io, form) : [];
  // Whoever has said all that matters is asked nothing.
  const isAsked = given === undefined || wantedModel !== '' || keys.length > 0;
  const hasModel = (model ?? wantedModel) !== '';
  const wantsDefault =
    isAsked && hasModel && setDefault === undefined && (await form.confirm('Ask it when nothing is named?'));
  return {
    provider,
    ...(address !== undefined && { baseUrl: address }),
    ...(wantedModel !== '' && { model: wantedModel }),
    ...(keys.length > 0 && { keys }),
    ...(wantsDefault && { setDefault: true }),
  };
}

/** Kept, or in the environment. */
async function hasKey(io: Io, provider: string): Promise<boolean> {
  try {
    const [found] = await (await openConfig(io, undefined)).describe([provider]);
    return (found?.keys ?? []).length > 0;
  } catch {
    // Whose project this is, and what is wrong in it, plays no part here.
    return (await (await openKeys(io)).get(provider)).length > 0;
  }
}

async function askKey(io: Io, form: Form): Promise<readonly string[]> {
  const typed = await form.secret('API key? (empty: none, or from the environment)');
  return typed.trim() === '' ? [] : readKeys(io, typed.trim() === '-' ? '' : typed);
}
