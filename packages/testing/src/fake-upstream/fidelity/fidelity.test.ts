import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FakeUpstream, startFakeUpstream } from '../index.js';
import { type Json, objectOf } from '../json.js';
import type { ProtocolName } from '../protocol-name.js';
import { knownDifferences, notImitated, refusedRequests } from './differences.js';
import { imitate, protocolOf } from './imitate.js';
import { haveRecordings, loadRecordings, type ParsedEvent, parseEvents, type Recording } from './recordings.js';
import { orderOfEvents, shapeOfAnswer, type WireShape } from './wire-shape.js';

type Answer = Json | readonly ParsedEvent[];

interface Exchange {
  readonly recording: Recording;
  readonly protocol: ProtocolName;
  readonly answer: Answer;
}

const used = new Set<(typeof knownDifferences)[number]>();

function isKnown({ recording, protocol }: Exchange, what: string): boolean {
  const found = knownDifferences.find(
    (row) =>
      row.what.test(what) && (row.recordings?.test(recording.name) ?? true) && (row.protocol?.test(protocol) ?? true),
  );
  if (found) used.add(found);
  return found !== undefined;
}

/** The answers of a recording; some files hold several responses one after the other. */
function exchangesOf(recording: Recording, protocol: ProtocolName): Exchange[] {
  if (!recording.stream) return [{ recording, protocol, answer: objectOf(JSON.parse(recording.text)) }];
  const events = parseEvents(recording.text);
  const starts = events.flatMap((event, index) => (event.data.type === 'response.created' ? [index] : []));
  const bounds = starts.length > 1 ? starts : [0];
  return bounds.map((start, index) => ({ recording, protocol, answer: events.slice(start, bounds[index + 1]) }));
}

const recordings = loadRecordings();
const reasonToSkip = (recording: Recording) => notImitated.find((row) => row.recordings.test(recording.name))?.reason;
const imitated = recordings.filter((recording) => recording.status === 200 && !reasonToSkip(recording));
const exchanges = imitated.flatMap((recording) => {
  const protocol = protocolOf(recording);
  return protocol ? exchangesOf(recording, protocol) : [];
});
const skipped = recordings.flatMap((recording) => {
  const reason = reasonToSkip(recording);
  return recording.status === 200 && reason ? [{ recording, reason }] : [];
});
const isOurs = (recording: Recording) => protocolOf(recording) !== undefined && reasonToSkip(recording) === undefined;
const accepted = imitated.filter(
  (recording) =>
    isOurs(recording) && recording.request && !refusedRequests.some((row) => row.recordings.test(recording.name)),
);
const refused = recordings.filter((recording) => recording.status >= 400 && isOurs(recording));
const kinds = new Map<string, WireShape>();
const kindOf = ({ protocol, recording }: Exchange) => `${protocol} ${recording.stream} ${recording.provider}`;
for (const exchange of exchanges) {
  const shape = kinds.get(kindOf(exchange)) ?? new Map<string, Set<string>>();
  for (const [path, types] of shapeOfAnswer(exchange.answer, exchange.protocol))
    shape.set(path, new Set([...(shape.get(path) ?? []), ...types]));
  kinds.set(kindOf(exchange), shape);
}

function differences(exchange: Exchange, fake: Answer): string[] {
  const { protocol, answer } = exchange;
  const real = shapeOfAnswer(answer, protocol);
  const ours = shapeOfAnswer(fake, protocol);
  const everywhere = kinds.get(kindOf(exchange)) ?? new Map<string, Set<string>>();
  const found = [
    ...[...real.keys()].filter((path) => !ours.has(path)).map((path) => `missing ${path}`),
    ...[...ours.keys()].filter((path) => !everywhere.has(path)).map((path) => `extra ${path}`),
    ...[...ours].flatMap(([path, types]) => {
      const seen = everywhere.get(path);
      return seen ? [...types].filter((type) => !seen.has(type)).map((type) => `type ${path} ${type}`) : [];
    }),
  ];
  if (Array.isArray(answer) && Array.isArray(fake)) {
    const [theirs, mine] = [orderOfEvents(answer, protocol), orderOfEvents(fake, protocol)];
    if (theirs.join() !== mine.join()) found.push(`order ${theirs.join(', ')} | ${mine.join(', ')}`);
  }
  return found.filter((what) => !isKnown(exchange, what));
}

describe.skipIf(!haveRecordings)(
  'the fake upstream beside recordings of the real services (skipped where ../shared/fixtures is absent)',
  () => {
    let upstream: FakeUpstream;
    beforeAll(async () => {
      upstream = await startFakeUpstream();
    });
    afterAll(() => upstream.close());

    for (const [index, exchange] of exchanges.entries()) {
      const { recording, protocol, answer } = exchange;
      it(`answers like ${recording.name} (${protocol}, ${index})`, async () => {
        const { path, headers, body, reply } = imitate(recording, protocol, answer);
        upstream.script('any', '*', [reply]);
        const response = await fetch(upstream.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
        const text = await response.text();
        expect({ status: response.status, text: response.ok ? '' : text }).toEqual({ status: 200, text: '' });
        const fake = recording.stream ? parseEvents(text) : objectOf(JSON.parse(text));
        expect(differences(exchange, fake)).toEqual([]);
        expect(missingHeaders(recording, response)).toEqual([]);
      });
    }

    for (const { recording, reason } of skipped) it.skip(`answers like ${recording.name}: ${reason}`, () => {});

    it('fails in a stream like openai-responses/stream-error-insufficient-quota', async () => {
      const recording = recordings.find(({ name }) => name === 'openai-responses/stream-error-insufficient-quota');
      const headers = { authorization: 'Bearer k', 'x-fault': 'response-failed-quota' };
      const body = JSON.stringify({ model: 'gpt-5-nano', input: 'Hi', stream: true });
      const response = await fetch(`${upstream.url}/v1/responses`, { method: 'POST', headers, body });
      const [ours, real] = [await response.text(), recording?.text ?? ''].map(parseEvents);
      expect(orderOfEvents(ours ?? [], 'openai-responses')).toEqual(orderOfEvents(real ?? [], 'openai-responses'));
      const errorOf = (events: ParsedEvent[] | undefined) =>
        events?.find(({ data }) => data.type === 'error')?.data.error;
      expect(Object.keys(objectOf(errorOf(ours))).sort()).toEqual(Object.keys(objectOf(errorOf(real))).sort());
    });

    it('needs every row of the table of known differences', () => {
      expect(knownDifferences.filter((row) => !used.has(row)).map((row) => row.reason)).toEqual([]);
    });

    it.each(accepted.map((recording) => [recording.name, recording] as const))(
      'accepts the request of %s, as the real service did',
      async (_name, recording) => {
        const { path, headers } = imitate(recording, protocolOf(recording) ?? 'openai-chat', {});
        const model = String(recording.request?.model ?? 'm');
        const target = path
          .replace(/models\/[^:]+:/u, `models/gemini-2.5-flash:`)
          .replace('/deployments/m/', `/deployments/${model}/`);
        const response = await fetch(upstream.url + target, {
          method: 'POST',
          headers,
          body: JSON.stringify(recording.request),
        });
        expect([response.status, response.ok ? '' : await response.text()]).toEqual([200, '']);
        await response.body?.cancel();
      },
    );

    it.each(refused.map((recording) => [recording.name, recording] as const))(
      'refuses in the form of %s',
      async (_name, recording) => {
        const protocol = protocolOf(recording) ?? 'openai-chat';
        const { path, headers, body } = imitate({ ...recording, stream: false }, protocol, {});
        const fault =
          recording.status === 400 ? '400-context-length' : recording.status === 500 ? '500' : String(recording.status);
        const response = await fetch(upstream.url + path, {
          method: 'POST',
          headers: { ...headers, 'x-fault': fault },
          body: JSON.stringify(body),
        });
        const [real, ours] = [JSON.parse(recording.text), await response.json()].map((value) =>
          shapeOfAnswer(objectOf(value), protocol),
        );
        const names = (shape: WireShape | undefined) =>
          [...(shape?.keys() ?? [])].filter((path) => !/details|failed_generation/u.test(path)).sort();
        expect([response.status, ...names(ours)]).toEqual([recording.status, ...names(real)]);
      },
    );
  },
);

/** Recorded response headers that the fake does not send. Hop-by-hop and proxy headers do not count. */
function missingHeaders(recording: Recording, response: Response): string[] {
  const { headers } = recording;
  const ignored =
    /^(transfer-encoding|content-encoding|server-timing|cache-control|cf-|x-content-type|vary|retry-after|via|x-accel|x-groq|x-inference|x-cache|azureml)/u;
  const missing = Object.keys(headers).filter((name) => !ignored.test(name) && !response.headers.has(name));
  const type = String(headers['content-type'] ?? '');
  const sameType = type === '' || recording.derived || response.headers.get('content-type') === type;
  return sameType ? missing : [...missing, `content-type ${type}`];
}
