import type { FaultBehaviour } from '../fault.js';
import type { Framing } from '../framing.js';
import type { Step } from '../step.js';
import { isContent } from './cut-steps.js';
import { chatCompletions, conversations } from './define-fault.js';

const sse = conversations.filter((protocol) => protocol !== 'ollama');
const hugeBytes = 8 * 1024 * 1024;
const tinyBytes = 7;

function framed(name: string, description: string, change: (framing: Framing) => Framing): FaultBehaviour {
  return { name, description, modes: ['stream'], protocols: sse, expectedClass: 'none', framing: change };
}

/** Streams whose bytes are unusual (a good client does not notice) or broken. */
export const streamFaults: readonly FaultBehaviour[] = [
  framed('crlf', 'events end with CRLF (LF for Gemini, where CRLF is the rule)', (framing) => ({
    ...framing,
    newline: framing.newline === '\n' ? '\r\n' : '\n',
  })),
  framed('comments', 'comment lines between the events', (framing) => ({ ...framing, comments: true })),
  {
    ...framed('byte-order-mark', 'a byte order mark before the first event', (framing) => ({
      ...framing,
      byteOrderMark: true,
    })),
    alsoAccepted: ['invalid-response'],
  },
  {
    ...framed('no-event-names', 'no event: lines, only data:', (framing) => ({ ...framing, eventNames: false })),
    protocols: ['openai-responses', 'anthropic'],
    // The official Anthropic SDK reads no event at all then.
    expectedByProtocol: { anthropic: 'invalid-response' },
    alsoAccepted: ['none'],
  },
  {
    ...framed('no-done', 'no [DONE] after the last chunk', (framing) => ({ ...framing, done: undefined })),
    protocols: chatCompletions,
  },
  {
    ...framed('no-final-blank-line', 'the last event lacks its blank line', (framing) => ({
      ...framing,
      finalBlankLine: false,
    })),
    // Clients that drop an unfinished event miss the terminal mark.
    expectedByProtocol: { anthropic: 'invalid-response', gemini: 'invalid-response' },
    alsoAccepted: ['none', 'invalid-response', 'network'],
  },
  {
    name: 'tiny-writes',
    description: `the stream in pieces of ${tinyBytes} bytes, splitting lines and characters`,
    modes: ['stream'],
    protocols: conversations,
    expectedClass: 'none',
    steps: (steps) => steps.flatMap((step) => (step.do === 'write' ? splitBytes(step) : [step])),
  },
  {
    name: 'malformed-event',
    description: 'one event in the middle of the content is not JSON',
    modes: ['stream'],
    protocols: conversations,
    expectedClass: 'invalid-response',
    steps: (steps) => replaceMiddle(steps, (text) => text.replace('{', '{"broken" "json",')),
  },
  {
    name: 'half-event',
    description: 'the stream ends properly in the middle of an event',
    modes: ['stream'],
    protocols: conversations,
    expectedClass: 'invalid-response',
    alsoAccepted: ['network'],
    steps(steps) {
      const at = steps.findLastIndex(isContent);
      const step = steps[at];
      if (step?.do !== 'write') return steps;
      const text = Buffer.from(step.bytes).toString('utf8');
      return [...steps.slice(0, at), { ...step, bytes: text.slice(0, Math.floor(text.length / 2)) }, { do: 'end' }];
    },
  },
  {
    name: 'huge-event',
    description: 'one event of 8 MB with an unknown field; a client may take it or refuse it, but must not hang',
    modes: ['stream'],
    protocols: conversations,
    expectedClass: 'none',
    alsoAccepted: ['invalid-response'],
    steps: (steps) =>
      replaceMiddle(steps, (text) => text.replace('{', `{"padding_of_a_huge_event":"${'x'.repeat(hugeBytes)}",`)),
  },
];

function splitBytes(step: Extract<Step, { do: 'write' }>): Step[] {
  const bytes = Buffer.from(step.bytes);
  return Array.from({ length: Math.ceil(bytes.length / tinyBytes) }, (_, index) => ({
    ...step,
    bytes: bytes.subarray(index * tinyBytes, (index + 1) * tinyBytes),
  }));
}

function replaceMiddle(steps: readonly Step[], change: (text: string) => string): readonly Step[] {
  const contents = steps.flatMap((step, index) => (isContent(step) ? [index] : []));
  const at = contents[Math.floor(contents.length / 2)];
  return steps.map((step, index) =>
    index === at && step.do === 'write' ? { ...step, bytes: change(Buffer.from(step.bytes).toString('utf8')) } : step,
  );
}
