import type { CascadeResult, Conversation } from '@cascade/core';
import type { Message, Part } from '@cascade/core/spec';
import type { AgentResult } from '../run/agent-result.js';
import { FlagTally } from './flag-tally.js';
import type { Guardrail, GuardrailOptions, GuardrailStage } from './guardrail.js';
import { GuardrailError } from './guardrail-error.js';
import { inspectAnswer, restoreAnswer } from './inspect-answer.js';
import { inspectJson } from './inspect-json.js';
import { inspectParts } from './inspect-parts.js';
import { inspectPieces, localFirst } from './inspect-pieces.js';
import { type Look, lookBy } from './look.js';
import { replacePlaceholders, Vault } from './vault.js';

type Role = Message['role'];
type Tags = Readonly<Record<string, string>>;

/** The guardrails of one call, all its steps together. */
export class CallGuard {
  readonly #input: readonly Guardrail[];
  readonly #output: readonly Guardrail[];
  readonly #options: GuardrailOptions;
  readonly #signal: AbortSignal;
  readonly #vault = new Vault();
  readonly #tally = new FlagTally();
  readonly #seen = new WeakMap<Message, Message>();
  /** What a model said, by what was shown of it. */
  readonly #said = new WeakMap<readonly Part[], readonly Part[]>();
  #tags: Promise<Tags> | undefined;

  constructor(options: GuardrailOptions, signal: AbortSignal = new AbortController().signal) {
    this.#options = options;
    this.#signal = signal;
    this.#input = localFirst(options.input ?? []);
    this.#output = localFirst(options.output ?? []);
  }

  /** Nothing may be shown of an answer before it is whole. */
  get holdsBack(): boolean {
    return this.#output.length > 0 || this.#restores;
  }

  /** The result of the call with what was flagged. */
  flagged(result: AgentResult): AgentResult {
    const { flags, warnings } = this.#tally;
    return { ...result, flags, warnings: [...result.warnings, ...warnings] };
  }

  /** What may go to a model, and so to the log, to kept prompts and caches. Messages of earlier steps are not looked at again. */
  async conversation(conversation: Conversation): Promise<Conversation> {
    if (this.#input.length === 0) return conversation;
    const renewed = this.#options.restore === true ? await this.#renewed(conversation) : none;
    const messages: Message[] = [];
    for (const message of conversation.messages) {
      const seen = this.#seen.get(message);
      const guarded = seen === undefined ? await this.#message(message, renewed) : await renamed(seen, renewed);
      this.#seen.set(message, guarded);
      messages.push(guarded);
    }
    return { ...conversation, messages };
  }

  /** The call's own labels, which go to the log: the same in all steps. */
  tags({ user, ...labels }: Tags): Promise<Tags> {
    this.#tags ??= inspectJson(labels, this.#look('input', 'user')).then((seen) => ({
      // The values are texts still, and one of a name.
      ...(seen as Tags),
      ...(user !== undefined && { user }),
    }));
    return this.#tags;
  }

  /** What may be shown of an answer, and be given to tools. */
  async result(result: CascadeResult): Promise<CascadeResult> {
    const guarded = this.#output.length === 0 ? result : await this.#inspected(result);
    if (!this.#restores) return guarded;
    const shown = await restoreAnswer(
      guarded,
      lookBy('output', async (pieces) => this.#vault.restore(pieces)),
    );
    this.#said.set(shown.content, guarded.content);
    return shown;
  }

  async #inspected(result: CascadeResult): Promise<CascadeResult> {
    try {
      return await inspectAnswer(result, this.#look('output', 'assistant'));
    } catch (error) {
      if (GuardrailError.isInstance(error) && result.costUsd !== undefined) error.costUsd = result.costUsd;
      throw error;
    }
  }

  get #restores(): boolean {
    return this.#options.restore === true && !this.#vault.isEmpty;
  }

  /**
   * What looks like a placeholder in messages that are new, or in what tools say of themselves, stands for itself. Where one
   * of ours looks the same, it is another from now on, also in what the model knows already: what it says of the one is then
   * nothing of the other.
   */
  async #renewed({ messages, tools = [] }: Conversation): Promise<ReadonlyMap<string, string>> {
    const look = lookBy('input', async (pieces) => {
      this.#vault.reserve(pieces.join(''));
      return pieces;
    });
    await look.text(JSON.stringify(tools));
    for (const message of messages) {
      if (!this.#seen.has(message) && this.#saidOf(message) === undefined) await inspectMessage(message, look);
    }
    return this.#vault.renew();
  }

  /** What a model said in this call goes back to it as it said it. */
  async #message(message: Message, renewed: ReadonlyMap<string, string>): Promise<Message> {
    const said = this.#saidOf(message);
    const own = said === undefined ? message : await renamed({ ...message, content: said }, renewed);
    return inspectMessage(own, this.#look('input', message.role));
  }

  #saidOf({ content }: Message): readonly Part[] | undefined {
    return typeof content === 'string' ? undefined : this.#said.get(content);
  }

  #look(stage: GuardrailStage, role: Role): Look {
    const guardrails = stage === 'input' ? this.#input : this.#output;
    const { maxLength = 1_000_000 } = this.#options;
    const context = { stage, role, signal: this.#signal };
    return lookBy(stage, (pieces, isFixed) =>
      inspectPieces(pieces, {
        ...{ guardrails, maxLength, context, isFixed },
        flag: (guardrail, label) => this.#tally.add(guardrail, label, stage),
        // What a model made up stands for nothing that could be put back.
        hide: (value, label) => (stage === 'input' ? this.#vault.hide(value, label) : `[${label}]`),
      }),
    );
  }
}

const none: ReadonlyMap<string, string> = new Map();

/** A message with other placeholders. */
async function renamed(message: Message, placeholders: ReadonlyMap<string, string>): Promise<Message> {
  if (placeholders.size === 0) return message;
  return inspectMessage(
    message,
    lookBy('input', async (pieces) => replacePlaceholders(pieces, placeholders)),
  );
}

async function inspectMessage({ role, content }: Message, look: Look): Promise<Message> {
  if (typeof content === 'string') return { role, content: await look.text(content) };
  return { role, content: await inspectParts(content, look) };
}
