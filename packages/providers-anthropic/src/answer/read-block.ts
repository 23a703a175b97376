import { parseToolInput } from '@cascade/core/provider-kit';
import type { Json, Part } from '@cascade/core/spec';
import type { WireBlock } from './messages-wire.js';

/** What turns blocks into parts needs to know about the request. */
export interface ReadOptions {
  /** Name of the provider. */
  readonly provider: string;
  /** The tool whose input is the answer. */
  readonly outputTool: string | undefined;
  readonly warnings: readonly string[];
}

/**
 * A whole block as a part. Thinking, and blocks of Anthropic's own tools, hang on the part as they came, to be sent back.
 *
 * @throws ProviderError when the input of a tool call is not JSON
 */
export function readBlock(block: WireBlock, { provider, outputTool }: ReadOptions): Part | undefined {
  if (block.type === 'text') return block.text ? { type: 'text', text: block.text } : undefined;
  if (block.type !== 'tool_use') {
    // It came out of JSON.
    return { type: 'reasoning', text: block.thinking ?? '', vendor: { provider, data: block as Json } };
  }
  const { id = '', name = '' } = block;
  const input = parseToolInput(provider, name, block.input as Json | undefined);
  return name === outputTool ? { type: 'text', text: JSON.stringify(input) } : { type: 'tool-call', id, name, input };
}
