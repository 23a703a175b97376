import type { StreamPart } from '@cascade/core/spec';
import { describe, expect, it } from 'vitest';
import type { WireEvent } from './messages-wire.js';
import { StreamReader } from './stream-reader.js';

const end: readonly WireEvent[] = [
  { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 3 } },
  { type: 'message_stop' },
];

function read(events: readonly WireEvent[], outputTool?: string): readonly StreamPart[] {
  const reader = new StreamReader({ provider: 'anthropic', outputTool, warnings: [] });
  return [...events.flatMap((event) => [...reader.read(event)]), ...reader.end()].filter(
    ({ type }) => type !== 'alive',
  );
}

function block(index: number, start: object, ...deltas: object[]): readonly WireEvent[] {
  return [
    { type: 'content_block_start', index, content_block: start },
    ...deltas.map((delta) => ({ type: 'content_block_delta', index, delta })),
    { type: 'content_block_stop', index },
  ];
}

describe('StreamReader', () => {
  it('never lets a later count of tokens lower an earlier one', () => {
    const usage = { input_tokens: 40, output_tokens: 1, cache_read_input_tokens: null };
    const late = { input_tokens: 0, output_tokens: 3, cache_read_input_tokens: 5 };
    const [finish] = read([
      { type: 'message_start', message: { id: 'm', model: 'x', usage } },
      { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: late },
      { type: 'message_stop' },
    ]);
    expect(finish).toMatchObject({
      finish: { usage: { inputTokens: 45, cacheReadTokens: 5, outputTokens: 3 }, responseId: 'm', modelId: 'x' },
    });
  });

  it.each([
    ['pause_turn', 'other'],
    ['model_context_window_exceeded', 'length'],
    ['refusal', 'content-filter'],
    ['stop_sequence', 'stop'],
    ['something_new', 'other'],
  ])('reads the end "%s" as %s', (rawReason, reason) => {
    const [finish] = read([{ type: 'message_delta', delta: { stop_reason: rawReason } }, { type: 'message_stop' }]);
    expect(finish).toMatchObject({ finish: { reason, rawReason, usage: {} } });
  });

  it('takes the whole input of a server that sends it with the start of the call', () => {
    const parts = read([...block(0, { type: 'tool_use', id: 'a', name: 't', input: { x: 1 } }), ...end]);
    expect(parts).toMatchObject([
      { type: 'tool-input-start', index: 0 },
      { type: 'part', index: 0, part: { id: 'a', name: 't', input: { x: 1 } } },
      { type: 'finish', finish: { reason: 'tool-calls' } },
    ]);
  });

  it("keeps the blocks of Anthropic's own tools to be sent back, with the inputs that came in pieces", () => {
    const start = { type: 'server_tool_use', id: 's', name: 'web_search', input: {} };
    const pieces = ['{"query":', '"x"}'].map((json) => ({ type: 'input_json_delta', partial_json: json }));
    const [part] = read([...block(0, start, ...pieces), ...end]);
    expect(part).toEqual({
      type: 'part',
      index: 0,
      part: {
        type: 'reasoning',
        text: '',
        vendor: { provider: 'anthropic', data: { ...start, input: { query: 'x' } } },
      },
    });
  });

  it('puts a signature that comes in pieces together, without thoughts to show', () => {
    const deltas = ['ab', 'c'].map((signature) => ({ type: 'signature_delta', signature }));
    const parts = read([...block(0, { type: 'thinking', thinking: '', signature: '' }, ...deltas), ...end]);
    expect(parts[0]).toMatchObject({
      part: { text: '', vendor: { data: { type: 'thinking', thinking: '', signature: 'abc' } } },
    });
  });

  it('hands out the cut output of a forced tool as the cut text that it is', () => {
    const delta = { type: 'input_json_delta', partial_json: '{"city":"Par' };
    const parts = read(
      [
        ...block(0, { type: 'tool_use', id: 'a', name: 'report', input: {} }, delta),
        { type: 'message_delta', delta: { stop_reason: 'max_tokens' } },
        { type: 'message_stop' },
      ],
      'report',
    );
    expect(parts).toMatchObject([{ type: 'text-delta', text: '{"city":"Par' }, { finish: { reason: 'length' } }]);
  });

  it('fails where the stream never says that it is over, or how', () => {
    expect(() => read([])).toThrow(/without message_stop/);
    expect(() => read([{ type: 'message_stop' }])).toThrow(/does not say how/);
  });
});
