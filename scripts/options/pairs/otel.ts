import { createCascade } from '@cascade/core';
import { scriptedModel } from '@cascade/testing/models';
import { openRecording, type Recording } from '../../../packages/otel/test/recording.js';
import { type Pairs, pair } from '../pair.js';

type Telemetry = NonNullable<Parameters<Recording['wrap']>[1]>;

/** What a run leaves in two SDKs, of which the first one is the default. */
async function recorded(make: (other: Recording) => Telemetry): Promise<unknown> {
  const [first, other] = [openRecording(), openRecording()];
  try {
    const entries = [scriptedModel({ replies: ['the answer'] })];
    await first.wrap(createCascade({ entries }), make(other)).generate('the question');
    return await Promise.all([first, other].map(left));
  } finally {
    await Promise.all([first.close(), other.close()]);
  }
}

async function left(recording: Recording): Promise<unknown> {
  const everything = await recording.everything();
  return {
    spans: recording.spans().map(({ name }) => name),
    runs: (await recording.points('cascade.runs')).map(({ sum }) => sum),
    texts: ['the question', 'the answer'].map((text) => everything.includes(text)),
  };
}

export const otelPairs: Pairs = {
  'TelemetryOptions.tracer': pair(false, true, (isOther) => recorded(({ tracer }) => (isOther ? { tracer } : {}))),
  'TelemetryOptions.meter': pair(false, true, (isOther) =>
    recorded(({ meterProvider }) => (isOther ? { meter: meterProvider.getMeter('other') } : {})),
  ),
  'TelemetryOptions.captureContent': pair(false, true, (captureContent) => recorded(() => ({ captureContent }))),
};
