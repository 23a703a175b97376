import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerBatchCall } from './batches/answer-batch-call.js';
import { readBatchCall } from './batches/batch-call.js';
import { answerCatalogue } from './catalogue.js';
import type { FaultBehaviour, FaultContext } from './fault.js';
import { findFault } from './faults/faults.js';
import type { IncomingRequest } from './incoming-request.js';
import { objectOf, stringOf } from './json.js';
import type { WireFailure } from './protocol.js';
import { findModelList } from './protocols/models/find-model-list.js';
import { readBody } from './read-body.js';
import { readIncoming } from './read-incoming.js';
import { renderAnswer, renderFailure } from './render-answer.js';
import type { RequestLogEntry } from './request-log.js';
import { findRoute, type Route } from './route.js';
import { runSteps } from './run-steps.js';
import { createSeededRandom } from './seeded-random.js';
import { faultFromHeader, type PrefixedPath, takeModelSuffix, takePrefixes } from './select-fault.js';
import type { Step } from './step.js';
import type { Upstream } from './upstream.js';

/** Reads one request, decides the answer, and carries it out. */
export async function handleRequest(
  request: IncomingMessage,
  response: ServerResponse,
  entry: RequestLogEntry,
  upstream: Upstream,
): Promise<void> {
  const body = await readBody(request);
  entry.rawBody = body.text;
  entry.body = parseJson(body.text);
  const steps = await decideSteps(entry, { upstream, tooLarge: body.tooLarge });
  const head = steps.find((step) => step.do === 'head');
  if (head) entry.status = head.status;
  await runSteps(steps, response, entry);
}

interface Place {
  readonly upstream: Upstream;
  readonly tooLarge: boolean;
}

async function decideSteps(entry: RequestLogEntry, { upstream, tooLarge }: Place): Promise<readonly Step[]> {
  const prefixed = takePrefixes(entry.path);
  const call = readBatchCall(entry.method, prefixed.path);
  if (call !== undefined) {
    const decide = (row: RequestLogEntry) => decideSteps(row, { upstream, tooLarge: false });
    return answerBatchCall(call, entry, prefixed, { upstream, tooLarge, decide });
  }
  const query = new URLSearchParams(entry.query);
  const route = entry.method === 'POST' ? findRoute(prefixed.path, query) : findListRoute(entry, prefixed, upstream);
  const catalogue = { method: entry.method, path: prefixed.path, headers: entry.headers, body: objectOf(entry.body) };
  if (!route) return answerCatalogue(catalogue, upstream);
  const asked = takeModelSuffix(route.model ?? stringOf(objectOf(entry.body).model) ?? '');
  const incoming = readIncoming(entry, {
    route,
    path: prefixed.path,
    query,
    model: asked.model,
    upstream,
    profile: prefixed.profile,
  });
  const stream = incoming.stream && route.protocol.events !== undefined;
  const base = {
    ...upstream,
    incoming,
    protocol: route.protocol,
    nowMs: upstream.now(),
    random: createSeededRandom(upstream.seed * 7919 + upstream.ordinal()),
  };
  Object.assign(entry, { protocol: route.protocol.name, model: asked.model, stream });
  const refusal = tooLarge ? ({ kind: 'too-large' } as const) : refuse(entry, incoming, base);
  if (refusal) return renderFailure(refusal, base);
  const question = route.protocol.read(incoming, upstream);
  // A list of models is nothing that a model says.
  const reply = route.isList ? {} : await upstream.scripts.next({ question, request: entry });
  const faultName = faultFromHeader(entry.headers) ?? prefixed.fault ?? asked.fault ?? reply.fault;
  const context: FaultContext = {
    ...base,
    question,
    mode: stream ? 'stream' : 'unary',
    trapUrl: () => upstream.trapUrl(),
  };
  const fault = chooseFault(faultName, context);
  if (fault === 'unknown')
    return renderFailure(
      { kind: 'bad-request', message: `fake upstream: there is no fault called ${faultName}` },
      context,
    );
  if (fault) entry.fault = fault.name;
  return await renderAnswer(reply, fault, context);
}

function findListRoute(
  { method, headers }: RequestLogEntry,
  { path, profile }: PrefixedPath,
  { models }: Upstream,
): Route | undefined {
  const protocol = method === 'GET' ? findModelList({ path, headers, profile }, models) : undefined;
  return protocol && { protocol, isList: true, stream: false };
}

function refuse(
  entry: RequestLogEntry,
  incoming: IncomingRequest,
  context: Pick<FaultContext, 'protocol' | 'seal' | 'memory'>,
): WireFailure | undefined {
  const unauthorized = context.protocol.authenticate(incoming);
  if (unauthorized) return unauthorized;
  if (entry.body === undefined && entry.method !== 'GET')
    return { kind: 'bad-request', message: 'We could not parse the JSON body of your request.' };
  return context.protocol.validate(incoming, context);
}

/** The fault by that name; none where it does not apply to this protocol and kind of answer; `unknown` for a wrong name. */
function chooseFault(name: string | undefined, context: FaultContext): FaultBehaviour | undefined | 'unknown' {
  if (name === undefined) return undefined;
  const fault = findFault(name);
  if (!fault) return 'unknown';
  const protocolFits = fault.protocols?.includes(context.protocol.name) ?? true;
  return protocolFits && fault.modes.includes(context.mode) ? fault : undefined;
}

function parseJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
