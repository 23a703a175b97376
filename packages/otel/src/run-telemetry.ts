import type { RunEvent, RunFailure, RunIntent, RunObserver, RunStart } from '@cascade/core';
import { CascadeError } from '@cascade/core';
import type { AttemptFinish, AttemptRecord, CascadeResult, RunSummary } from '@cascade/core/spec';
import {
  type Attributes,
  type Context,
  context,
  type Span,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { brief } from './brief.js';
import { type Call, callAttributes, secondsToFirstChunk } from './call.js';
import { endCallSpan, startCallSpan } from './call-span.js';
import { inputMessages, outputMessages } from './content.js';
import type { Instruments } from './instruments.js';
import { measureCall } from './measure-call.js';
import { type StepEvent, stepOf } from './step-of.js';
import { time } from './time.js';

export interface RunTelemetryOptions {
  readonly tracer: Tracer;
  readonly instruments: () => Instruments;
  readonly captureContent: boolean;
  readonly intent: RunIntent;
  /** Where the caller was when the run was asked for. */
  readonly parent: Context;
}

interface Open {
  readonly call: Call;
  readonly attributes: Attributes;
  readonly span: Span;
}

/** Watches one run: a span for it, and one below it for every call. */
export class RunTelemetry implements RunObserver {
  readonly #options: RunTelemetryOptions;
  readonly #open = new Map<number, Open>();
  readonly #ended = new Set<number>();
  #run: Span | undefined;
  #inside: Context;

  constructor(options: RunTelemetryOptions) {
    this.#options = options;
    this.#inside = options.parent;
  }

  /** What the run sends, and what is measured on the way, belongs to it. */
  readonly around = <Result>(perform: () => Promise<Result>): Promise<Result> => context.with(this.#inside, perform);

  readonly onEvent = (event: RunEvent): void => {
    // Pieces of an answer come by the hundred.
    if (event.type === 'part' || event.type === 'bytes' || event.type === 'head') return;
    if (event.type === 'start') this.#start(event);
    else if (event.type === 'attempt-start') this.#startCall(event.runId, event);
    else if (event.type === 'attempt-end') this.#endCall(event.attempt, event.finish);
    else if (event.type === 'end') this.#answered(event.result, event.atMs);
    else if (event.type === 'failed') this.#failed(event);
    else this.#step(event);
  };

  #start({ runId, atMs, cascade, operation }: RunStart): void {
    const { tracer, parent, captureContent, intent } = this.#options;
    const attributes = {
      'cascade.run.id': runId,
      'cascade.name': cascade,
      'cascade.operation': operation,
      ...(captureContent && intent.request && { 'gen_ai.input.messages': inputMessages(intent.request) }),
    };
    this.#run = tracer.startSpan(`cascade ${cascade}`, { startTime: time(atMs), attributes }, parent);
    this.#inside = trace.setSpan(parent, this.#run);
  }

  #startCall(runId: string, call: Call): Open {
    const attributes = callAttributes(call);
    const span = startCallSpan(call, { tracer: this.#options.tracer, attributes, runId, parent: this.#inside });
    const open = { call, attributes, span };
    this.#open.set(call.index, open);
    return open;
  }

  #endCall(attempt: AttemptRecord, finish?: AttemptFinish): void {
    if (this.#ended.has(attempt.index)) return;
    this.#ended.add(attempt.index);
    const { operation } = this.#options.intent;
    // Calls beside a draft that nobody waited for are known by their records alone.
    const open = this.#open.get(attempt.index) ?? this.#startCall(attempt.runId, { ...attempt, operation });
    this.#open.delete(attempt.index);
    const firstChunkSeconds = secondsToFirstChunk(open.call, attempt);
    const { captureContent, instruments } = this.#options;
    endCallSpan(open.span, { attempt, finish, firstChunkSeconds, captureContent });
    measureCall(instruments(), { attempt, firstChunkSeconds, attributes: open.attributes });
  }

  #step(event: StepEvent): void {
    if (event.type === 'skip') {
      const { intent, instruments } = this.#options;
      instruments().skips.add(1, { 'cascade.name': intent.cascade, 'cascade.entry': event.entry });
    }
    if (!this.#run?.isRecording()) return;
    const { name, attributes } = stepOf(event, this.#options.captureContent);
    this.#run.addEvent(name, attributes, time(event.atMs));
  }

  #answered(result: RunSummary, atMs: number): void {
    const { status, baselineUsd } = result.run;
    const { content, finish }: Partial<CascadeResult> = result;
    const hasContent = this.#options.captureContent && content !== undefined && finish !== undefined;
    this.#end(result, atMs, {
      'cascade.status': status,
      'cascade.entry': result.entry,
      'cascade.baseline.usd': baselineUsd,
      ...(hasContent && { 'gen_ai.output.messages': outputMessages({ content, finish }) }),
    });
  }

  #failed(event: RunFailure): void {
    const { status, error, atMs } = event;
    const code = status === 'aborted' ? status : CascadeError.isInstance(error) ? error.code : '_OTHER';
    if (status === 'failed') {
      const hasMessage = this.#options.captureContent && error instanceof Error;
      this.#run?.setStatus({ code: SpanStatusCode.ERROR, message: hasMessage ? brief(error.message, 1_000) : code });
    }
    this.#end(event, atMs, { 'cascade.status': status, 'error.type': code });
  }

  /** Ends every span that is still open, whatever the run has told. */
  #end(facts: Pick<RunFailure, 'attempts' | 'costUsd' | 'costBasis'>, atMs: number, attributes: Attributes): void {
    for (const attempt of facts.attempts) this.#endCall(attempt);
    for (const { span } of this.#open.values()) span.setAttribute('error.type', 'aborted').end(time(atMs));
    this.#open.clear();
    const { intent, instruments } = this.#options;
    const { 'cascade.status': status } = attributes;
    const labels = { 'cascade.name': intent.cascade, 'cascade.operation': intent.operation, 'cascade.status': status };
    instruments().runs.add(1, labels);
    if (this.#run?.isRecording()) {
      this.#run.setAttributes(attributes).setAttributes({
        'cascade.attempts': facts.attempts.length,
        'cascade.cost.usd': facts.costUsd,
        'cascade.cost.basis': facts.costBasis,
      });
    }
    this.#run?.end(time(atMs));
  }
}
