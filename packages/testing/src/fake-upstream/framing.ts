import type { WireEvent } from './protocol.js';

/** How events become bytes. */
export interface Framing {
  readonly style: 'sse' | 'ndjson';
  readonly newline: '\n' | '\r\n';
  /** Whether SSE events carry an `event:` line. */
  readonly eventNames: boolean;
  /** The payload that ends the stream, `[DONE]` for OpenAI chat. */
  readonly done?: string | undefined;
  /** Trailing spaces inside the JSON object, as Anthropic really sends. */
  readonly padding?: boolean;
  /** Whether the last event ends with its blank line. */
  readonly finalBlankLine?: boolean;
  /** A byte order mark before the first event. */
  readonly byteOrderMark?: boolean;
  /** Comment lines between the events. */
  readonly comments?: boolean;
}

/** One event as it goes over the wire. */
export interface Frame {
  readonly text: string;
  readonly mark: WireEvent['mark'];
}

/** Turns events into frames, one per `write()`. */
export function frameEvents(events: readonly WireEvent[], framing: Framing): Frame[] {
  const frames = events.map((event, index) => ({ text: frameEvent(event, framing, index), mark: event.mark }));
  if (framing.done !== undefined && framing.style === 'sse')
    frames.push({ text: `data: ${framing.done}${framing.newline.repeat(2)}`, mark: 'after' });
  const first = frames[0];
  if (framing.byteOrderMark && first) frames[0] = { ...first, text: `\uFEFF${first.text}` };
  const last = frames.at(-1);
  if (framing.finalBlankLine === false && last)
    frames[frames.length - 1] = { ...last, text: last.text.replace(/[\r\n]+$/u, '') };
  return frames;
}

function frameEvent(event: WireEvent, framing: Framing, index: number): string {
  const json = JSON.stringify(event.data);
  if (framing.style === 'ndjson') return `${json}\n`;
  const padded = framing.padding ? `${json.slice(0, -1)}${' '.repeat((index * 5) % 13)}}` : json;
  const comment = framing.comments ? `: keep-alive ${index}${framing.newline.repeat(2)}` : '';
  const name = event.event !== undefined && framing.eventNames ? `event: ${event.event}${framing.newline}` : '';
  return `${comment}${name}data: ${padded}${framing.newline.repeat(2)}`;
}
