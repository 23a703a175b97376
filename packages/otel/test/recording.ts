import { type Cascade, type CascadeOptions, createCascade } from '@cascade/core';
import { type TelemetryOptions, withTelemetry } from '@cascade/otel';
import { context, type HrTime, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';

/** A real SDK that keeps what it is told in memory. */
export function openRecording() {
  const begun: ReadableSpan[] = [];
  const exporter = new InMemorySpanExporter();
  const tracerProvider = new BasicTracerProvider({
    spanProcessors: [
      new SimpleSpanProcessor(exporter),
      {
        onStart: (span) => void begun.push(span),
        onEnd: () => {},
        forceFlush: async () => {},
        shutdown: async () => {},
      },
    ],
  });
  const metricExporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter: metricExporter, exportIntervalMillis: 3_600_000 });
  const meterProvider = new MeterProvider({ readers: [reader] });
  const tracer = tracerProvider.getTracer('test');
  const meter = meterProvider.getMeter('test');

  return {
    tracer,
    tracerProvider,
    meterProvider,
    /** Names of spans that nobody has ended. */
    open: () => begun.filter(({ ended }) => !ended).map(({ name }) => name),
    wrap: (cascade: Cascade, options?: TelemetryOptions) => withTelemetry(cascade, { tracer, meter, ...options }),
    cascade: (options: CascadeOptions, telemetry?: TelemetryOptions) =>
      withTelemetry(createCascade(options), { tracer, meter, ...telemetry }),
    /** Spans that have ended, in the order in which they were begun. */
    spans: () => begun.filter(({ ended }) => ended),
    /** The data points of a metric: its attributes, and its sum. */
    async points(name: string) {
      await meterProvider.forceFlush();
      const scopes = metricExporter.getMetrics().at(-1)?.scopeMetrics ?? [];
      const metric = scopes.flatMap(({ metrics }) => metrics).find(({ descriptor }) => descriptor.name === name);
      return (metric?.dataPoints ?? []).map(({ attributes, value }) => ({
        attributes,
        sum: typeof value === 'number' ? value : 'sum' in value ? value.sum : undefined,
        boundaries:
          typeof value === 'object' && 'buckets' in value && 'boundaries' in value.buckets
            ? value.buckets.boundaries
            : [],
      }));
    },
    /** Everything that has left, as text. */
    async everything(): Promise<string> {
      await meterProvider.forceFlush();
      const spans = exporter
        .getFinishedSpans()
        .map(({ name, attributes, events, status }) => ({ name, attributes, events, status }));
      return JSON.stringify([spans, metricExporter.getMetrics()]);
    },
    close: () => Promise.all([tracerProvider.shutdown(), meterProvider.shutdown()]),
  };
}

export type Recording = ReturnType<typeof openRecording>;

/** Lets contexts follow asynchronous calls, as every SDK for Node does; returns the way back. */
export function followContexts(): () => void {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  return () => {
    context.disable();
    trace.disable();
  };
}

/** Ids of the parents of spans, by name. */
export function parentOf(span: ReadableSpan | undefined, spans: readonly ReadableSpan[]): string | undefined {
  return spans.find((other) => other.spanContext().spanId === span?.parentSpanContext?.spanId)?.name;
}

export function millis([seconds, nanos]: HrTime): number {
  return seconds * 1_000 + nanos / 1e6;
}
