import type { ChatModel } from '@cascade/core/spec';
import type { Harness, OpenScenario, ReceivedRequest, Scenario, SuiteFault, SuiteReply } from './scenario.js';

/** How answers and errors look on a wire: all that the suite needs to know to play its upstream. */
export interface Wire {
  /** `content-type` of a whole answer and of a stream. */
  readonly contentTypes: { readonly whole: string; readonly stream: string };
  /** The body of a whole answer. */
  whole(reply: SuiteReply): string;
  /** A stream piece by piece, the text in several; the terminal mark is the last piece. */
  stream(reply: SuiteReply): readonly string[];
  /** The event that reports an overloaded service inside a stream. */
  errorInStream: string;
  /** The answer to a request that is refused. `rate-limited` asks to wait 7 seconds. */
  error(fault: WireError): {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body: string;
  };
}

export type WireError = Extract<
  SuiteFault,
  'rate-limited' | 'auth' | 'not-found' | 'server' | 'overloaded' | 'bad-request' | 'context-overflow'
>;

/**
 * Plays the upstream of the suite for a wire of your own, without a server: through the `fetch` of the call.
 *
 * @param createModel - the model under test
 * @param isStreamed - whether a request asks for a stream; default: its body holds `"stream":true`
 */
export function openWire(
  wire: Wire,
  createModel: () => ChatModel,
  isStreamed: (request: ReceivedRequest) => boolean = ({ body }) => body.includes('"stream":true'),
): OpenScenario {
  return (scenario): Harness => {
    const received: ReceivedRequest[] = [];
    let leave = (): void => {};
    const left = new Promise<boolean>((resolve) => {
      leave = () => resolve(true);
    });
    const fetch: typeof globalThis.fetch = async (input, init) => {
      init?.signal?.throwIfAborted();
      if (scenario.fault === 'refused') {
        throw new TypeError('fetch failed', {
          cause: Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
        });
      }
      const request = new Request(input, init);
      const seen = { url: request.url, headers: Object.fromEntries(request.headers), body: await request.text() };
      received.push(seen);
      return respond(wire, scenario, isStreamed(seen), { signal: init?.signal ?? undefined, leave });
    };
    return { model: createModel(), key: 'suite-key', fetch, received: () => received, clientLeft: () => left };
  };
}

interface Client {
  readonly signal: AbortSignal | undefined;
  readonly leave: () => void;
}

function respond(wire: Wire, { reply, fault }: Scenario, streamed: boolean, client: Client): Response {
  const headers = { 'content-type': streamed ? wire.contentTypes.stream : wire.contentTypes.whole };
  switch (fault) {
    case undefined:
    case 'refused':
      return streamed
        ? new Response(bodyOf(wire.stream(reply), 'end', client), { headers })
        : new Response(wire.whole(reply), { headers });
    case 'html':
      return new Response('<html><body>Welcome</body></html>', { headers: { 'content-type': 'text/html' } });
    case 'empty':
      return new Response('', { headers });
    case 'garbage':
      return new Response('{"completely":"different"}', { headers: { 'content-type': 'application/json' } });
    case 'cut':
      return new Response(bodyOf(begin(wire, reply), 'end', client), { headers });
    case 'stall':
      return new Response(bodyOf(begin(wire, reply), 'stall', client), { headers });
    case 'error-in-stream':
      return new Response(bodyOf([...begin(wire, reply), wire.errorInStream], 'end', client), { headers });
    default: {
      const { body, ...init } = wire.error(fault);
      return new Response(body, init);
    }
  }
}

/** The first half of a stream. */
function begin(wire: Wire, reply: SuiteReply): readonly string[] {
  const pieces = wire.stream(reply);
  return pieces.slice(0, Math.ceil(pieces.length / 2));
}

/** Pieces of a body, cut anew so that no boundary of bytes is one of meaning. */
function bodyOf(
  pieces: readonly string[],
  then: 'end' | 'stall',
  { signal, leave }: Client,
): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(pieces.join(''));
  const size = 7;
  let at = 0;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      signal?.addEventListener('abort', () => {
        leave();
        if (at < bytes.length || then === 'stall') controller.error(signal.reason);
      });
    },
    pull(controller) {
      if (at < bytes.length) {
        controller.enqueue(bytes.slice(at, at + size));
        at += size;
      } else if (then === 'end') controller.close();
      else return new Promise(() => {});
      return undefined;
    },
    cancel: leave,
  });
}
