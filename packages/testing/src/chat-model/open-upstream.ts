import type { ChatModel } from '@cascade/core/spec';
import type { Reply } from '../fake-upstream/reply.js';
import { startFakeUpstream } from '../fake-upstream/start-fake-upstream.js';
import { refusedUrl } from '../fake-upstream/unreachable/refused-url.js';
import type { Harness, OpenScenario, Scenario, SuiteFault } from './scenario.js';

/** What the fake upstream calls the suite's faults. */
const faults: Readonly<Record<Exclude<SuiteFault, 'refused'>, string>> = {
  'rate-limited': '429-retry-after-120',
  auth: '401',
  'not-found': '404',
  server: '500',
  overloaded: '503',
  'bad-request': '400',
  'context-overflow': '400-context-length',
  html: 'html-200',
  empty: 'empty-200',
  garbage: 'empty-object-200',
  cut: 'cut-clean',
  'error-in-stream': 'error-mid-stream',
  stall: 'stall-forever',
};

export interface OpenUpstreamOptions {
  /** Makes the model under test; its calls go to this URL. */
  readonly createModel: (url: string) => ChatModel;
  /** Default `suite-key`; null for a provider that needs none. */
  readonly key?: string | null;
  /** As in `Harness`: a parameter that the vendor knows. */
  readonly parameters?: Harness['parameters'];
}

/** Plays the upstream of the suite with the fake upstream, over HTTP, for adapters of the wires that it speaks. */
export function openUpstream({ createModel, key = 'suite-key', parameters }: OpenUpstreamOptions): OpenScenario {
  return async (scenario): Promise<Harness> => {
    const upstream = await startFakeUpstream();
    upstream.setDefault(toReply(scenario));
    const url = scenario.fault === 'refused' ? await refusedUrl() : upstream.url;
    return {
      model: createModel(url),
      ...(key !== null && { key }),
      ...(parameters && { parameters }),
      waitMs: 120_000,
      received: () =>
        upstream.requests.map(({ path, query, headers, rawBody }) => ({
          url: `${url}${path}${query}`,
          headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
          body: rawBody,
        })),
      clientLeft: () => poll(() => upstream.requests.at(-1)?.disconnectedAtMs !== undefined),
      close: () => upstream.close(),
    };
  };
}

function toReply({ reply, fault }: Scenario): Reply {
  const { toolCalls, text, finishReason, usage } = reply;
  return {
    ...(text !== undefined && { text }),
    ...(toolCalls && { toolCalls }),
    finishReason,
    usage: usage ?? null,
    ...(fault !== undefined && fault !== 'refused' && { fault: faults[fault] }),
  };
}

async function poll(isTrue: () => boolean): Promise<boolean> {
  for (let turn = 0; turn < 100; turn++) {
    if (isTrue()) return true;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return false;
}
