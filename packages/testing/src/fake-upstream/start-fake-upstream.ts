import type { Server } from 'node:http';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { BatchFate, BatchLogEntry } from './batches/batch-fate.js';
import { BatchShelf } from './batches/batch-shelf.js';
import { handleRequest } from './handle-request.js';
import { listen } from './listen.js';
import { createMemory } from './memory.js';
import type { ProtocolName } from './protocol-name.js';
import { createRequestLog, type RequestLogEntry } from './request-log.js';
import { createScriptBook, type ReplySource } from './script-book.js';
import { createSeal } from './seal.js';
import type { Upstream } from './upstream.js';

/** How a fake upstream is set up. Everything has a default. */
export interface FakeUpstreamOptions {
  /** The same seed gives the same ids, headers and signatures in the same order of requests. Default 1. */
  readonly seed?: number;
  /** TCP port; default 0, any free one. */
  readonly port?: number;
  /** Address to listen on; default `127.0.0.1`. */
  readonly host?: string;
  /** Epoch milliseconds, for timestamps on the wire and in the log. Default `Date.now`. */
  readonly now?: () => number;
  /** How long slow and stalled answers take, in milliseconds. Default 2,000. Give clients shorter timeouts. */
  readonly slowMs?: number;
  /** What the lists of models show. Models that are not listed answer too. */
  readonly models?: readonly string[];
  /** Which models are answered with the vendor's "not found". Default: names with `does-not-exist`, `no-such` or `unknown`. */
  readonly isUnknownModel?: (model: string) => boolean;
  /** How many requests the log keeps. Default 10,000. */
  readonly logLimit?: number;
}

/** A running fake upstream. */
export interface FakeUpstream {
  /** `http://127.0.0.1:PORT`, without a trailing slash. */
  readonly url: string;
  /** The requests so far, oldest first; the last `logLimit` of them. */
  readonly requests: readonly RequestLogEntry[];
  /** Requests that followed a redirect to the other origin (fault `redirect-307`). Must stay empty: clients must not follow. */
  readonly strayRequests: readonly RequestLogEntry[];
  /** How many requests were being answered at once, at most. */
  readonly maxConcurrent: number;
  /** How many scripted replies nobody has taken yet. */
  readonly pendingReplies: number;
  /**
   * Appends replies to the queue of a protocol (or `any`) and a model (or `*`). Each answers one request; a reply with a
   * `fault` is distorted by it; a function makes the reply from the request. When the queue is empty the default answers.
   */
  script(protocol: ProtocolName | 'any', model: string, replies: readonly ReplySource[]): void;
  /** What is said when no script is left; `undefined` for the built-in answers. */
  setDefault(reply: ReplySource | undefined): void;
  /** The batches so far, oldest first. */
  readonly batches: readonly BatchLogEntry[];
  /** What becomes of the next batches, one each. Their requests are answered by the scripts above, when the batch is over. */
  scriptBatches(fates: readonly BatchFate[]): void;
  /** Forgets scripts, default, log, files and batches. */
  reset(): void;
  /** Breaks all connections and stops listening. */
  close(): Promise<void>;
}

const defaultModels = ['gpt-4o-mini', 'claude-haiku-4-5', 'gemini-2.5-flash', 'llama3.2'];

/**
 * Starts an HTTP server on the loopback address that speaks the protocols of OpenAI (Chat Completions, Responses,
 * embeddings, files and batches), Azure OpenAI, Anthropic (Messages and batches), Gemini and Ollama so closely that the
 * official SDKs cannot tell.
 *
 * Base URLs: OpenAI `${url}/v1`, Azure endpoint `${url}`, Anthropic, Gemini and Ollama `${url}`. Any key is good except
 * {@link badKey}. Requests are checked as strictly as by the vendors: a wrong request gets the vendor's 400.
 *
 * Without a script it answers by itself: JSON that satisfies the schema asked for, a tool call where one is required,
 * else an echo. Scripts and faults change that:
 *
 * @example
 * ```ts
 * const upstream = await startFakeUpstream();
 * upstream.script('openai-chat', 'gpt-4o-mini', [{ fault: '503' }, { text: 'Paris.' }]); // fails once, then answers
 * upstream.script('any', '*', [({ question }) => ({ text: question.prompt.toUpperCase() })]);
 * // a fault for one request: header `x-fault: stall-forever`, model `gpt-4o-mini+stall-forever`,
 * // or base URL `${upstream.url}/f/stall-forever/v1`; quirks of a vendor: `${upstream.url}/p/groq/v1`
 * expect(upstream.requests.at(-1)?.body).toMatchObject({ model: 'gpt-4o-mini' });
 * await upstream.close();
 * ```
 * @throws when the port cannot be listened on.
 */
export async function startFakeUpstream(options: FakeUpstreamOptions = {}): Promise<FakeUpstream> {
  const { seed = 1, port = 0, host = '127.0.0.1', now = Date.now, logLimit = 10_000 } = options;
  const log = createRequestLog(logLimit);
  const strayLog = createRequestLog(logLimit);
  const scripts = createScriptBook();
  const batches = new BatchShelf();
  const trap = createTrap((entry) => strayLog.add(entry), { host, now });
  let ordinal = 0;
  const upstream: Upstream = {
    seed,
    scripts,
    batches,
    now,
    slowMs: options.slowMs ?? 2_000,
    seal: createSeal(seed),
    memory: createMemory(),
    models: options.models ?? defaultModels,
    isUnknownModel: options.isUnknownModel ?? ((model) => /does-not-exist|no-such|unknown/u.test(model)),
    ordinal: () => ordinal++,
    trapUrl: () => trap.url(),
  };
  const load = { current: 0, max: 0 };
  const server = createServer((request, response) => {
    const entry = createEntry(request, now());
    log.add(entry);
    load.max = Math.max(load.max, ++load.current);
    response.once('close', () => {
      load.current -= 1;
      if (response.writableFinished) entry.finishedAtMs = now();
      else entry.disconnectedAtMs = now();
    });
    handleRequest(request, response, entry, upstream).catch((error: unknown) => refuseBroken(response, error));
  });
  // Bodies of many megabytes and stalls of minutes are part of the job.
  server.requestTimeout = 0;
  const url = await listen(server, { port, host });
  return {
    url,
    requests: log.entries,
    strayRequests: strayLog.entries,
    get maxConcurrent() {
      return load.max;
    },
    get pendingReplies() {
      return scripts.pending();
    },
    script: (protocol, model, replies) => scripts.append(protocol, model, replies),
    setDefault: (reply) => scripts.setDefault(reply),
    batches: batches.logs,
    scriptBatches: (fates) => batches.script(fates),
    reset() {
      scripts.clear();
      batches.clear();
      log.entries.length = 0;
      strayLog.entries.length = 0;
    },
    async close() {
      await Promise.all([closeServer(server), trap.close()]);
    },
  };
}

/** A script that throws, or a mistake of ours: visible as a 500 that says so, never as a hanging client. */
function refuseBroken(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(500, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify({
      error: { message: `fake upstream: ${String(error)}`, type: 'fake_upstream_error', param: null, code: null },
    }),
  );
}

function createEntry(request: IncomingMessage, arrivedAtMs: number): RequestLogEntry {
  const target = request.url ?? '/';
  const queryAt = target.indexOf('?');
  return {
    method: request.method ?? 'GET',
    path: queryAt < 0 ? target : target.slice(0, queryAt),
    query: queryAt < 0 ? '' : target.slice(queryAt),
    headers: request.headers,
    arrivedAtMs,
    rawBody: '',
    body: undefined,
    bytesSent: 0,
  };
}

interface Trap {
  url(): Promise<string>;
  close(): Promise<void>;
}

/** The other origin of redirects: started when first needed, records what a client is careless enough to send there. */
function createTrap(
  record: (entry: RequestLogEntry) => void,
  { host, now }: { host: string; now: () => number },
): Trap {
  let server: Server | undefined;
  let started: Promise<string> | undefined;
  return {
    url() {
      started ??= (() => {
        server = createServer((request, response) => {
          record(createEntry(request, now()));
          request.resume();
          response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":{"message":"not here"}}');
        });
        return listen(server, { port: 0, host });
      })();
      return started;
    },
    async close() {
      if (server) await closeServer(server);
    },
  };
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
