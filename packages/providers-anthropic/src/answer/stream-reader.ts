import { invalidResponse } from '@cascade/core/provider-kit';
import type { StreamPart } from '@cascade/core/spec';
import { convertFinish } from './convert-finish.js';
import { mergeUsage } from './convert-usage.js';
import type { WireAnswer, WireBlock, WireDelta, WireEvent, WireUsage } from './messages-wire.js';
import { type ReadOptions, readBlock } from './read-block.js';

interface OpenBlock {
  /** Place among the parts of the answer. */
  readonly index: number;
  readonly start: WireBlock;
  /** What the deltas added up to: text, thinking, or the JSON of an input. */
  text: string;
  signature: string;
}

/** Turns the events of a stream into stream parts. Keeps what a block needs that comes in pieces. */
export class StreamReader {
  readonly #options: ReadOptions;
  readonly #blocks = new Map<number, OpenBlock>();
  #nextIndex = 0;
  #answer: Pick<WireAnswer, 'id' | 'model'> = {};
  #usage: WireUsage | undefined;
  #rawReason: string | undefined;
  #hasToolCalls = false;
  #isOver = false;

  constructor(options: ReadOptions) {
    this.#options = options;
  }

  /** The parts of one event; `alive` when it has none to show. */
  read(event: WireEvent): readonly StreamPart[] {
    const parts = this.#parts(event);
    return parts.length > 0 ? parts : [{ type: 'alive' }];
  }

  /**
   * What is left when the stream is over.
   *
   * @throws ProviderError when it never said so: it was cut off
   */
  end(): readonly StreamPart[] {
    const { provider, warnings } = this.#options;
    if (!this.#isOver) throw invalidResponse(provider, 'the stream ended without message_stop: it was cut off');
    if (!this.#rawReason) throw invalidResponse(provider, 'the stream does not say how the answer ended');
    const finish = convertFinish({
      rawReason: this.#rawReason,
      hasToolCalls: this.#hasToolCalls,
      answer: this.#answer,
      usage: this.#usage,
      warnings,
    });
    return [{ type: 'finish', finish }];
  }

  // Lists, not generators: events come by the hundred, and four of them would wait in each other.
  #parts(event: WireEvent): readonly StreamPart[] {
    const { type, index = 0 } = event;
    switch (type) {
      case 'message_start':
        this.#answer = event.message ?? {};
        this.#usage = mergeUsage(this.#usage, event.message?.usage);
        return [];
      case 'content_block_start':
        return event.content_block ? this.#start(index, event.content_block) : [];
      case 'content_block_delta':
        return event.delta ? this.#grow(index, event.delta) : [];
      case 'content_block_stop':
        return this.#complete(index);
      case 'message_delta':
        this.#rawReason = event.delta?.stop_reason ?? this.#rawReason;
        this.#usage = mergeUsage(this.#usage, event.usage);
        return [];
      case 'message_stop':
        this.#isOver = true;
        return [];
      default:
        return [];
    }
  }

  #start(index: number, start: WireBlock): readonly StreamPart[] {
    if (this.#blocks.has(index)) return [];
    const block = this.#open(index, start);
    const parts: StreamPart[] = [];
    if (this.#isCall(start)) {
      this.#hasToolCalls = true;
      parts.push({ type: 'tool-input-start', index: block.index, id: start.id ?? '', name: start.name ?? '' });
    }
    const { text = '', thinking = '', signature = '' } = start;
    if (text !== '') parts.push(...this.#grow(index, { type: 'text_delta', text }));
    if (thinking !== '') parts.push(...this.#grow(index, { type: 'thinking_delta', thinking }));
    block.signature = signature;
    return parts;
  }

  #grow(index: number, delta: WireDelta): readonly StreamPart[] {
    switch (delta.type) {
      case 'text_delta':
        return add(this.#blocks.get(index) ?? this.#open(index, { type: 'text' }), delta.text, 'text-delta');
      case 'thinking_delta':
        return add(
          this.#blocks.get(index) ?? this.#open(index, { type: 'thinking' }),
          delta.thinking,
          'reasoning-delta',
        );
      case 'signature_delta': {
        const block = this.#blocks.get(index);
        if (block) block.signature += delta.signature ?? '';
        return [];
      }
      case 'input_json_delta':
        return this.#growInput(index, delta.partial_json ?? '');
      default:
        return [];
    }
  }

  #growInput(index: number, json: string): readonly StreamPart[] {
    const block = this.#blocks.get(index);
    if (!block) throw invalidResponse(this.#options.provider, 'the input of a tool call came before its name');
    if (this.#isOutput(block.start)) return add(block, json, 'text-delta');
    block.text += json;
    return json !== '' && this.#isCall(block.start) ? [{ type: 'tool-input-delta', index: block.index, json }] : [];
  }

  #complete(index: number): readonly StreamPart[] {
    const block = this.#blocks.get(index);
    this.#blocks.delete(index);
    if (!block || block.start.type === 'text') return [];
    // Output by a tool has been handed out piece by piece, if there were pieces.
    if (this.#isOutput(block.start) && block.text !== '') return [];
    const part = readBlock(wholeBlock(block), this.#options);
    if (part === undefined) return [];
    if (part.type === 'text') return [{ type: 'text-delta', index: block.index, text: part.text }];
    return [{ type: 'part', index: block.index, part }];
  }

  #open(index: number, start: WireBlock): OpenBlock {
    const block = { index: this.#nextIndex++, start, text: '', signature: '' };
    this.#blocks.set(index, block);
    return block;
  }

  #isOutput({ type, name }: WireBlock): boolean {
    return type === 'tool_use' && name === this.#options.outputTool;
  }

  #isCall(block: WireBlock): boolean {
    return block.type === 'tool_use' && !this.#isOutput(block);
  }
}

function add(block: OpenBlock, text = '', type: 'text-delta' | 'reasoning-delta'): readonly StreamPart[] {
  if (text === '') return [];
  block.text += text;
  return [{ type, index: block.index, text }];
}

/** The block as it would have come in one piece. */
function wholeBlock({ start, text, signature }: OpenBlock): WireBlock {
  if (start.type === 'thinking') return { ...start, thinking: text, ...(signature !== '' && { signature }) };
  return text === '' ? start : { ...start, input: start.type === 'tool_use' ? text : JSON.parse(text) };
}
