import { createCascade } from '@cascade/core';
import { withTelemetry } from '@cascade/otel';
import { scriptedModel } from '@cascade/testing';
import { metrics, trace } from '@opentelemetry/api';
import { afterEach, describe, expect, it } from 'vitest';
import { openRecording } from './recording.js';

const cascade = () => createCascade({ entries: [scriptedModel({ replies: ['hello'] })] });

afterEach(() => {
  trace.disable();
  metrics.disable();
});

describe('withTelemetry', () => {
  it('does nothing where no SDK is registered', async () => {
    const { text, warnings } = await withTelemetry(cascade()).generate('hi');
    expect([text, warnings.map(({ code }) => code)]).toEqual(['hello', ['cost-unknown']]);
  });

  it('finds an SDK that is registered later', async () => {
    const wrapped = withTelemetry(cascade());
    await wrapped.generate('hi');
    const recording = openRecording();
    trace.setGlobalTracerProvider(recording.tracerProvider);
    metrics.setGlobalMeterProvider(recording.meterProvider);
    await wrapped.generate('hi');
    expect(recording.spans().map(({ name, instrumentationScope }) => [name, instrumentationScope.name])).toEqual([
      ['cascade default', '@cascade/otel'],
      ['chat model', '@cascade/otel'],
    ]);
    expect((await recording.points('cascade.runs')).map(({ sum }) => sum)).toEqual([1]);
    await recording.close();
  });

  it('refuses options that it does not know', () => {
    const options = { capture: true };
    expect(() => withTelemetry(cascade(), options as object)).toThrow('there is no option "capture"');
  });
});
