import { ProviderError } from '../../errors/provider-error.js';
import type { Reason } from '../../spec/gate.js';
import type { StreamPart } from '../../spec/stream-part.js';
import type { Delivery } from '../operation.js';
import type { Emit } from '../visit-entry.js';
import { isReason } from './are-reasons.js';

export interface HoldOptions {
  readonly emit: Emit;
  /** `live`: nothing is taken back any more, as in the last tier. */
  readonly mode: 'held' | 'optimistic' | 'live';
  /** Looks at every part; a reason ends the draft. */
  readonly watch: ((part: StreamPart) => Reason | undefined) | undefined;
}

/** Stands between a draft and the caller: keeps its text back until it is judged, or hands it out for the time being. */
export class Hold {
  /** Why the draft need not be finished. */
  hopeless: Reason | undefined;
  /** Characters of text that came. */
  characters = 0;
  readonly #options: HoldOptions;
  readonly #held: Delivery[] = [];
  #isSeen = false;

  constructor(options: HoldOptions) {
    this.#options = options;
  }

  /** The user has seen, or could have seen, some of it. */
  get isSeen(): boolean {
    return this.#isSeen;
  }

  readonly emit: Emit = async (event) => {
    const { emit, mode, watch } = this.#options;
    if (event.type === 'retract') {
      this.#held.length = 0;
      this.#isSeen = false;
      if (mode !== 'held') await emit(event);
    } else if (event.type === 'part' || event.type === 'head' || event.type === 'bytes') {
      if (event.type === 'part') this.#look(event.part, watch);
      if (mode !== 'live') this.#held.push(event);
      if (mode !== 'held') {
        this.#isSeen = true;
        await emit(mode === 'optimistic' && event.type === 'part' ? { ...event, final: false } : event);
      }
    } else await emit(event);
  };

  /** Hands out what was kept back. */
  async release(): Promise<void> {
    if (this.#options.mode !== 'held' && this.#isSeen) return;
    for (const event of this.#held) await this.#options.emit(event);
    this.#isSeen = true;
  }

  /** Takes back what was handed out for the time being. */
  async retract(): Promise<void> {
    if (!this.#isSeen) return;
    this.#isSeen = false;
    await this.#options.emit({ type: 'retract', reason: 'rejected' });
  }

  /** A watcher that throws or talks nonsense has seen nothing. */
  #see(part: StreamPart, watch: HoldOptions['watch']): Reason | undefined {
    try {
      const reason = watch?.(part);
      return isReason(reason) ? reason : undefined;
    } catch {
      return undefined;
    }
  }

  #look(part: StreamPart, watch: HoldOptions['watch']): void {
    if ('text' in part) this.characters += part.text.length;
    this.hopeless = this.#see(part, watch);
    if (this.hopeless === undefined) return;
    const message = `the gate ended the draft: ${this.hopeless.text}`;
    throw new ProviderError({ class: 'aborted', scope: 'request', message });
  }
}
