import {
  type Cascade,
  CascadeError,
  type CascadeOptions,
  type CascadeResult,
  type Conversation,
  createCascade,
  type Gate,
  type RunOptions,
  type StreamPart,
  type Verdict,
} from '@cascade/core';
import { type ManualClock, manualClock } from '@cascade/testing/clock';
import {
  type ScriptedModel,
  type ScriptedModelOptions,
  type ScriptedReply,
  scriptedModel,
} from '@cascade/testing/models';

/** What a caller sees of a run, without what is new in every run. */
export interface Seen {
  readonly text?: string;
  readonly error?: string;
  readonly calls?: readonly string[];
  readonly skipped?: readonly string[];
  readonly warnings?: readonly string[];
  readonly costUsd?: number | undefined;
  readonly degraded?: boolean;
  readonly tookMs: number;
}

export interface Stage {
  readonly cascade: Cascade;
  readonly clock: ManualClock;
  /** Asks for a whole answer while the clock runs. */
  ask(conversation?: string | Conversation, options?: RunOptions): Promise<Seen>;
  /** Streams an answer while the clock runs, and tells the kinds of events, too. */
  stream(conversation?: string | Conversation, options?: RunOptions): Promise<Seen & { readonly events: string }>;
}

export type MakeModel = (
  provider: string,
  replies: ScriptedReply | readonly ScriptedReply[],
  options?: Partial<ScriptedModelOptions>,
) => ScriptedModel;

/** A cascade of scripted models on one manual clock, without chance. */
export function stage(make: (model: MakeModel, clock: ManualClock) => CascadeOptions): Stage {
  const clock = manualClock();
  const model: MakeModel = (provider, replies, options) =>
    scriptedModel({ provider, clock, replies: [replies].flat(), ...options });
  const cascade = createCascade({ clock, random: () => 0, retry: { delaysMs: [] }, ...make(model, clock) });
  const timed = async (run: Promise<object>): Promise<Seen> => {
    const startedAtMs = clock.now();
    const seen = await elapse(clock, run.catch(seenError));
    return { ...seen.value, tookMs: seen.atMs - startedAtMs };
  };
  return {
    cascade,
    clock,
    ask: (conversation = 'question', options = {}) => timed(cascade.generate(conversation, options).then(seenResult)),
    async stream(conversation = 'question', options = {}) {
      const events: string[] = [];
      const run = async (): Promise<object> => {
        const stream = cascade.stream(conversation, options);
        for await (const event of stream)
          events.push(event.type === 'part' ? `${event.final ? 'final' : 'draft'}:${textOf(event.part)}` : event.type);
        return seenResult(await stream.result);
      };
      const seen = await timed(run());
      return { ...seen, events: events.join(' ') };
    },
  };
}

/** Lets the clock run until the promise is settled, at most four hours. */
export async function elapse<Value>(clock: ManualClock, promise: Promise<Value>) {
  let atMs: number | undefined;
  const noted = promise.finally(() => {
    atMs = clock.now();
  });
  noted.catch(() => {});
  for (let steps = 0; atMs === undefined && steps < 14_400; steps++) {
    // Where nobody waits for the clock, something else is under way: keys are hashed in real time.
    await (clock.pending === 0 ? new Promise((resolve) => setTimeout(resolve, 1)) : clock.advance(1_000));
  }
  if (atMs === undefined) throw new Error('the scene did not end within four hours of its clock');
  return { value: await noted, atMs };
}

function seenResult({ text, attempts, skipped, warnings, costUsd, degraded }: CascadeResult): object {
  return {
    text,
    calls: attempts.map(({ entry, role, failure }) => `${entry} ${role} ${failure?.class ?? 'ok'}`),
    skipped: skipped.map(({ entry, reason }) => `${entry}: ${reason}`),
    warnings: warnings.map(({ code }) => code),
    costUsd,
    degraded,
  };
}

function seenError(error: unknown): object {
  if (!CascadeError.isInstance(error)) throw error;
  const attempts = 'attempts' in error && Array.isArray(error.attempts) ? error.attempts : [];
  return { error: error.code, calls: attempts.map(({ entry, failure }) => `${entry} ${failure?.class ?? 'ok'}`) };
}

function textOf(part: StreamPart): string {
  return part.type === 'text-delta' ? part.text.trim() : part.type;
}

/** A gate that gives one verdict. */
export function gateOf(decision: Verdict['decision'], more: Partial<Gate> = {}): Gate {
  const judge = ({ tier }: { readonly tier: number }): Verdict => ({ decision, tier, reasons: [] });
  return { specificationVersion: 'v1', name: 'test', judge, ...more };
}

export const server = { failure: { class: 'server' } } as const;
/** One dollar for each of the 15 tokens of a scripted answer. */
export const price = { inputPer1M: 1_000_000, outputPer1M: 1_000_000 } as const;
