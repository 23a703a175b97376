import { httpFailure, invalidResponse, ProviderError } from '@cascade/core/provider-kit';
import type { StreamPart } from '@cascade/core/spec';
import { convertLogprobs } from '../chat/convert-logprobs.js';
import { assertSucceeded, convertFinish, readItem } from './read-response.js';
import type { WireEvent, WireItem, WireResponse } from './responses-wire.js';

/** Turns events into stream parts. An output item is a part; its place is the part's index. */
export class ResponsesStreamReader {
  readonly #provider: string;
  readonly #warnings: readonly string[];
  readonly #items: WireItem[] = [];
  #last: WireResponse | undefined;
  #hasText = false;

  constructor(provider: string, warnings: readonly string[]) {
    this.#provider = provider;
    this.#warnings = warnings;
  }

  /** The parts of one event. */
  read(event: WireEvent): readonly StreamPart[] {
    const index = event.output_index ?? 0;
    const text = event.delta ?? '';
    switch (event.type) {
      case 'response.refusal.delta':
        // From the start it is no content: the next entry may still answer unseen. Its finish says what it was.
        return [this.#hasText ? { type: 'text-delta', index, text } : { type: 'alive' }];
      case 'response.output_text.delta': {
        this.#hasText = true;
        const logprobs = convertLogprobs(event.logprobs && { content: event.logprobs });
        return [{ type: 'text-delta', index, text, ...(logprobs && logprobs.length > 0 && { logprobs }) }];
      }
      case 'response.reasoning_summary_text.delta':
      case 'response.reasoning_text.delta':
        return [{ type: 'reasoning-delta', index, text }];
      case 'response.output_item.added':
        return [announce(event.item, index)];
      case 'response.function_call_arguments.delta':
        return [{ type: 'tool-input-delta', index, json: text }];
      case 'response.output_item.done':
        return event.item === undefined ? [] : this.#finishItem(event.item, index);
      case 'response.completed':
      case 'response.incomplete':
      case 'response.failed':
        this.#last = event.response;
        return [];
      case 'error':
        throw new ProviderError(httpFailure({ provider: this.#provider, body: event }));
      default:
        return [{ type: 'alive' }];
    }
  }

  /**
   * What is left when the stream is over.
   *
   * @throws ProviderError when the response failed, or never came to its end
   */
  end(): readonly StreamPart[] {
    if (this.#last === undefined)
      throw invalidResponse(this.#provider, 'the stream ended without its last event: it was cut off');
    assertSucceeded(this.#last, this.#provider);
    const output = this.#last.output?.length ? this.#last.output : this.#items;
    return [{ type: 'finish', finish: convertFinish({ ...this.#last, output }, this.#provider, this.#warnings) }];
  }

  #finishItem(item: WireItem, index: number): readonly StreamPart[] {
    this.#items.push(item);
    const parts = [...readItem(item, this.#provider)];
    const shown = parts.filter((part) => part.type !== 'text' || part.vendor !== undefined);
    return shown.map((part) => ({ type: 'part', index, part }));
  }
}

function announce(item: WireItem | undefined, index: number): StreamPart {
  if (item?.type !== 'function_call') return { type: 'alive' };
  const name = item.name ?? '';
  return { type: 'tool-input-start', index, id: item.call_id ?? item.id ?? name, name };
}
