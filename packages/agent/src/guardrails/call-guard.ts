import type { CascadeResult, Conversation } from '@cascade/core';
import type { Json, Message, Part } from '@cascade/core/spec';
import type { AgentResult } from '../run/agent-result.js';
import type { Guardrail, GuardrailFlag, GuardrailOptions, GuardrailStage } from './guardrail.js';
import { GuardrailError } from './guardrail-error.js';
import { inspectJson } from './inspect-json.js';
import { inspectPart } from './inspect-part.js';
import { type Inspection, inspectText, localFirst } from './inspect-text.js';
import { Vault } from './vault.js';

type Role = Message['role'];

/** The guardrails of one call, all its steps together. */
export class CallGuard {
  readonly #input: readonly Guardrail[];
  readonly #output: readonly Guardrail[];
  readonly #options: GuardrailOptions;
  readonly #signal: AbortSignal;
  readonly #vault = new Vault();
  readonly #seen = new WeakMap<Message, Message>();
  readonly #flags = new Map<string, GuardrailFlag>();

  constructor(options: GuardrailOptions, signal: AbortSignal = new AbortController().signal) {
    this.#options = options;
    this.#signal = signal;
    this.#input = localFirst(options.input ?? []);
    this.#output = localFirst(options.output ?? []);
  }

  /** Nothing may be shown of an answer before it is whole. */
  get holdsBack(): boolean {
    return this.#output.length > 0 || (this.#options.restore === true && !this.#vault.isEmpty);
  }

  /** The result of the call with what was flagged. */
  flagged(result: AgentResult): AgentResult {
    const flags = [...this.#flags.values()];
    const told = flags.map(({ guardrail, label, stage, count }) => {
      const where = stage === 'input' ? 'what was sent' : 'what came back';
      return `The guardrail "${guardrail}" found ${label} in ${where} (${count})`;
    });
    return { ...result, flags, warnings: [...result.warnings, ...told] };
  }

  /** What may go to a model, and so to the log, to kept prompts and caches. Messages of earlier steps are not looked at again. */
  async conversation(conversation: Conversation): Promise<Conversation> {
    if (this.#input.length === 0) return conversation;
    const messages: Message[] = [];
    for (const message of conversation.messages) {
      const seen = this.#seen.get(message) ?? (await this.#message(message));
      this.#seen.set(message, seen);
      messages.push(seen);
    }
    return { ...conversation, messages };
  }

  /** The call's own labels, which go to the log. */
  async tags(tags: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>> {
    const entries: [string, string][] = [];
    for (const [name, value] of Object.entries(tags)) {
      entries.push([name, name === 'user' ? value : await this.#text(value, 'input', 'user')]);
    }
    return Object.fromEntries(entries);
  }

  /** What may be shown of an answer, and be given to tools. */
  async result(result: CascadeResult): Promise<CascadeResult> {
    const guarded = this.#output.length === 0 ? result : await this.#answer(result);
    return this.#options.restore === true && !this.#vault.isEmpty ? this.#restored(guarded) : guarded;
  }

  async #message(message: Message): Promise<Message> {
    const { role, content } = message;
    const inspect = (text: string): Promise<string> => this.#text(text, 'input', role);
    if (typeof content === 'string') return { role, content: await inspect(content) };
    const parts: Part[] = [];
    for (const part of content) parts.push(await inspectPart(part, inspect));
    return { role, content: parts };
  }

  async #answer(result: CascadeResult): Promise<CascadeResult> {
    const inspect = (text: string): Promise<string> => this.#text(text, 'output', 'assistant');
    const content: Part[] = [];
    for (const part of result.content) content.push(await inspectPart(part, inspect));
    // What an answer was parsed to is JSON, unless the schema made something else of it.
    const object = result.object === undefined ? {} : { object: await inspectJson(result.object as Json, inspect) };
    return { ...withContent(result, content), ...object };
  }

  async #restored(result: CascadeResult): Promise<CascadeResult> {
    const restore = async (text: string): Promise<string> => this.#vault.restore(text);
    const content = result.content.map((part) =>
      part.type === 'text' ? { ...part, text: this.#vault.restore(part.text) } : part,
    );
    const object = result.object === undefined ? {} : { object: await inspectJson(result.object as Json, restore) };
    return { ...withContent(result, content), ...object };
  }

  async #text(text: string, stage: GuardrailStage, role: Role): Promise<string> {
    const inspection: Inspection = {
      guardrails: stage === 'input' ? this.#input : this.#output,
      maxLength: this.#options.maxLength ?? 1_000_000,
      context: { stage, role, signal: this.#signal },
      flag: (guardrail, label) => this.#flag(guardrail, label, stage),
      // What a model made up stands for nothing that could be put back.
      hide: (value, label) => (stage === 'input' ? this.#vault.hide(value, label) : `[${label}]`),
    };
    try {
      return await inspectText(text, inspection);
    } catch (error) {
      if (GuardrailError.isInstance(error) || this.#signal.aborted) throw error;
      throw new GuardrailError(
        { guardrail: 'failed', label: 'a guardrail could not look at it', stage },
        { cause: error },
      );
    }
  }

  #flag(guardrail: string, label: string, stage: GuardrailStage): void {
    const key = JSON.stringify([guardrail, label, stage]);
    this.#flags.set(key, { guardrail, label, stage, count: (this.#flags.get(key)?.count ?? 0) + 1 });
  }
}

function withContent(result: CascadeResult, content: readonly Part[]): CascadeResult {
  const text = content.map((part) => (part.type === 'text' ? part.text : '')).join('');
  const toolCalls = content.filter((part) => part.type === 'tool-call');
  return { ...result, content, text, toolCalls };
}
