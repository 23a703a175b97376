import { failureScope, ProviderError, toBase64 } from '@cascade/core/provider-kit';
import type { CallContext, ChatModel, ChatRequest, FailureClass, Finish, Part, StreamPart } from '@cascade/core/spec';
import type { Harness, OpenScenario, ReceivedRequest, Scenario, SuiteFault } from '../scenario.js';

const provider = 'perfect';

/** What each fault must be reported as. Faults inside a stream are played there. */
const classes: Readonly<Partial<Record<SuiteFault, readonly [FailureClass, status?: number]>>> = {
  'rate-limited': ['rate-limited', 429],
  auth: ['auth', 401],
  'not-found': ['not-found', 404],
  server: ['server', 500],
  overloaded: ['overloaded', 503],
  'bad-request': ['bad-request', 400],
  'context-overflow': ['context-overflow', 400],
  html: ['invalid-response'],
  empty: ['invalid-response'],
  garbage: ['invalid-response'],
  refused: ['network'],
};

/** What happens outside of the model: the other side's view. */
interface Wire {
  readonly received: ReceivedRequest[];
  readonly leave: () => void;
}

/** A model that does everything right, without any wire: what broken models are made of. */
export function openPerfect(
  breakModel: (model: ChatModel, scenario: Scenario) => ChatModel = (model) => model,
): OpenScenario {
  return (scenario): Harness => {
    let leave = (): void => {};
    const left = new Promise<boolean>((resolve) => {
      leave = () => resolve(true);
    });
    const received: ReceivedRequest[] = [];
    const model = breakModel(perfectModel(scenario, { received, leave: () => leave() }), scenario);
    const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 200).unref());
    return { model, key: 'suite-key', received: () => received, clientLeft: () => Promise.race([left, late]) };
  };
}

function perfectModel(scenario: Scenario, wire: Wire): ChatModel {
  return {
    specificationVersion: 'v1',
    provider,
    modelId: 'model',
    origin: 'https://perfect.invalid',
    capabilities: {},
    async doGenerate(request, context) {
      send(scenario, wire, request, context);
      return { content: contentOf(scenario), finish: finishOf(scenario) };
    },
    doStream: (request, context) => streamOf(scenario, wire, request, context),
  };
}

function send({ fault }: Scenario, { received }: Wire, request: ChatRequest, { signal, key = '' }: CallContext): void {
  if (signal.aborted) throw failureError('aborted');
  const body = JSON.stringify(request, (_name, value) => (value instanceof Uint8Array ? toBase64(value) : value));
  received.push({ url: 'https://perfect.invalid/chat', headers: { authorization: `Bearer ${key}` }, body });
  const [failureClass, status] = (fault && classes[fault]) ?? [];
  if (failureClass !== undefined) throw failureError(failureClass, status);
}

export function failureError(failureClass: FailureClass, status?: number): ProviderError {
  const wait = failureClass === 'rate-limited' ? { retryAfterMs: 7_000 } : {};
  const message = `${provider}: ${failureClass}`;
  return new ProviderError({
    class: failureClass,
    scope: failureScope(failureClass),
    message,
    ...wait,
    ...(status && { status }),
  });
}

function contentOf({ reply }: Scenario): readonly Part[] {
  const text: readonly Part[] = reply.text === undefined ? [] : [{ type: 'text', text: reply.text }];
  return [...text, ...(reply.toolCalls ?? []).map((call) => ({ type: 'tool-call', ...call }) as const)];
}

function finishOf({ reply }: Scenario): Finish {
  return { reason: reply.finishReason, usage: reply.usage ?? {} };
}

async function* streamOf(
  scenario: Scenario,
  wire: Wire,
  request: ChatRequest,
  context: CallContext,
): AsyncGenerator<StreamPart> {
  let isOver = false;
  try {
    send(scenario, wire, request, context);
    const pieces = scenario.reply.text?.split(/(?<= )/) ?? [];
    const isBroken = scenario.fault !== undefined;
    for (const text of isBroken ? pieces.slice(0, 2) : pieces) yield { type: 'text-delta', index: 0, text };
    if (scenario.fault === 'error-in-stream') throw failureError('overloaded');
    if (scenario.fault === 'stall') await untilAborted(context.signal);
    if (scenario.fault === 'cut') return;
    for (const [place, { id, name, input }] of (scenario.reply.toolCalls ?? []).entries()) {
      yield { type: 'tool-input-start', index: place + 1, id, name };
      yield { type: 'tool-input-delta', index: place + 1, json: JSON.stringify(input) };
      yield { type: 'part', index: place + 1, part: { type: 'tool-call', id, name, input } };
    }
    isOver = true;
    yield { type: 'finish', finish: finishOf(scenario) };
  } finally {
    if (!isOver) wire.leave();
  }
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(failureError('aborted'));
    signal.addEventListener('abort', () => reject(failureError('aborted')), { once: true });
  });
}
