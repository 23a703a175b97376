import { createCascade } from '@cascade/core';
import { withTelemetry } from '@cascade/otel';
import { openai as openaiPrices } from '@cascade/prices/openai';
import { openai } from '@cascade/providers-openai';
import { trace } from '@opentelemetry/api';
import { BasicTracerProvider, ConsoleSpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';

// Once in a process; yours may have an SDK already.
const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(new ConsoleSpanExporter())] });
trace.setGlobalTracerProvider(provider);

const price = (atMs: number) => openaiPrices.findPrice('gpt-4o-mini', atMs);
const cascade = withTelemetry(createCascade({ entries: [{ model: openai.chat('gpt-4o-mini'), price }] }));

await cascade.generate('What is the capital of France?');
await provider.shutdown();
