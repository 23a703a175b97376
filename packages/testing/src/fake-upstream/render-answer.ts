import { type CompleteReply, completeReply } from './complete-reply.js';
import { failureKinds } from './failure-kind.js';
import type { FaultBehaviour, FaultContext } from './fault.js';
import { frameEvents } from './framing.js';
import type { CompleteFailure, WireFailure } from './protocol.js';
import type { RawReply, Reply } from './reply.js';
import type { Step } from './step.js';

/** Turns a reply, distorted by a fault or not, into steps on the wire. */
export async function renderAnswer(
  reply: Reply,
  fault: FaultBehaviour | undefined,
  context: FaultContext,
): Promise<readonly Step[]> {
  const distorted = fault?.reply?.(reply, context) ?? reply;
  const rendered = fault?.fail ? renderFailure(fault.fail(context), context) : renderReply(distorted, fault, context);
  const steps = withHeaders(rendered, distorted.headers);
  const delayed: readonly Step[] = distorted.delayMs ? [{ do: 'wait', ms: distorted.delayMs }, ...steps] : steps;
  return fault?.steps ? await fault.steps(delayed, context) : delayed;
}

/** What is known when a request is refused before it was understood. */
export type FailureContext = Pick<FaultContext, 'protocol' | 'random' | 'nowMs' | 'incoming'>;

/** A refusal in the vendor's form. */
export function renderFailure(given: WireFailure, context: FailureContext): readonly Step[] {
  const { protocol, random, nowMs, incoming } = context;
  const vendorHeaders = protocol.headers(random, nowMs, incoming);
  const failure = { ...incoming.profile.failures?.[given.kind], ...given };
  const body = failure.body ?? protocol.failureBody(completeFailure(failure), requestIdOf(vendorHeaders), incoming);
  const headers = { ...vendorHeaders, 'content-type': protocol.contentType.unary, ...failure.headers };
  const status = failure.status ?? failureKinds[failure.kind].status;
  return [
    { do: 'head', status, headers },
    ...writeBody(typeof body === 'string' ? body : JSON.stringify(body)),
    { do: 'end' },
  ];
}

/** The failure with its status and message decided. */
export function completeFailure(failure: WireFailure): CompleteFailure {
  const defaults = failureKinds[failure.kind];
  return { ...failure, status: failure.status ?? defaults.status, message: failure.message ?? defaults.message };
}

function renderReply(reply: Reply, fault: FaultBehaviour | undefined, context: FaultContext): readonly Step[] {
  if (reply.raw) return renderRaw(reply.raw);
  const complete = completeReply(reply, context.question, context.random);
  return context.mode === 'stream'
    ? withChunkDelay(renderStream(complete, fault, context), reply.chunkDelayMs ?? 0)
    : renderUnary(complete, fault, context);
}

function renderUnary(reply: CompleteReply, fault: FaultBehaviour | undefined, context: FaultContext): readonly Step[] {
  const { protocol, random, nowMs, incoming } = context;
  const rendered = protocol.body(reply, context);
  const body = fault?.body ? fault.body(rendered, context) : rendered;
  const headers = { ...protocol.headers(random, nowMs, incoming), 'content-type': protocol.contentType.unary };
  return [{ do: 'head', status: 200, headers }, ...writeBody(JSON.stringify(body)), { do: 'end' }];
}

function renderStream(reply: CompleteReply, fault: FaultBehaviour | undefined, context: FaultContext): readonly Step[] {
  const { protocol, random, nowMs, incoming } = context;
  const rendered = protocol.events?.(reply, context) ?? [];
  const events = fault?.events ? fault.events(rendered, context) : rendered;
  const usual = incoming.profile.comments === true ? { ...protocol.framing, comments: true } : protocol.framing;
  const framing = fault?.framing ? fault.framing(usual) : usual;
  const headers = {
    ...protocol.headers(random, nowMs, incoming),
    'cache-control': 'no-cache',
    'content-type': protocol.contentType.stream,
  };
  const writes = frameEvents(events, framing).map(({ text, mark }): Step => ({ do: 'write', bytes: text, mark }));
  return [{ do: 'head', status: 200, headers }, ...writes, { do: 'end' }];
}

function renderRaw({ status = 200, headers = {}, body = '' }: RawReply): readonly Step[] {
  const bytes = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
  const type = typeof body === 'string' || body instanceof Uint8Array ? 'text/plain' : 'application/json';
  return [{ do: 'head', status, headers: { 'content-type': type, ...headers } }, ...writeBody(bytes), { do: 'end' }];
}

function writeBody(bytes: string | Uint8Array): readonly Step[] {
  return bytes.length === 0 ? [] : [{ do: 'write', bytes, mark: 'body' }];
}

function withHeaders(steps: readonly Step[], headers: Reply['headers']): readonly Step[] {
  return steps.map((step) => (step.do === 'head' ? { ...step, headers: { ...step.headers, ...headers } } : step));
}

function withChunkDelay(steps: readonly Step[], ms: number): readonly Step[] {
  if (ms <= 0) return steps;
  return steps.flatMap((step): Step[] =>
    step.do === 'write' && step.mark === 'content' ? [{ do: 'wait', ms }, step] : [step],
  );
}

function requestIdOf(headers: Record<string, string>): string {
  return headers['request-id'] ?? headers['x-request-id'] ?? headers['apim-request-id'] ?? 'req_unknown';
}
