import { type Cascade, ConfigurationError, observe } from '@cascade/core';
import { context, type Meter, type Tracer, trace } from '@opentelemetry/api';
import { instrumentsOf } from './instruments.js';
import { RunTelemetry } from './run-telemetry.js';

export interface TelemetryOptions {
  /** Makes the spans. Default: the tracer of the SDK that is registered; without one there are none. */
  readonly tracer?: Tracer;
  /** Makes the metrics. Default: the meter of the SDK that is registered; without one there are none. */
  readonly meter?: Meter;
  /**
   * Puts prompts, answers and vendors' error messages on spans: up to 8,192 characters of each conversation and answer.
   * Metrics never hold any. Default false.
   */
  readonly captureContent?: boolean;
}

/**
 * The same cascade, whose runs become OpenTelemetry spans and metrics. A run belongs to the span that was active when it
 * was asked for.
 *
 * @example
 * ```ts
 * const cascade = withTelemetry(createCascade({ entries: [openai.chat('gpt-4o-mini')] }));
 * ```
 * @throws ConfigurationError for an unknown option, and for anything that `createCascade` has not made
 */
export function withTelemetry(cascade: Cascade, options: TelemetryOptions = {}): Cascade {
  for (const name of Object.keys(options)) {
    if (!known.has(name)) {
      throw new ConfigurationError(`withTelemetry: there is no option "${name}"; there are ${[...known].join(', ')}`);
    }
  }
  const { tracer = trace.getTracer(scope), meter, captureContent = false } = options;
  const instruments = instrumentsOf(scope, meter);
  return observe(cascade, {
    begin: (intent) => new RunTelemetry({ tracer, instruments, captureContent, intent, parent: context.active() }),
  });
}

/** The name of the instrumentation scope. */
const scope = '@cascade/otel';

const known: ReadonlySet<string> = new Set<keyof TelemetryOptions>(['tracer', 'meter', 'captureContent']);
