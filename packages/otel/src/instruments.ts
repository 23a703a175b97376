import { type Counter, type Histogram, type Meter, type MeterProvider, metrics } from '@opentelemetry/api';

export interface Instruments {
  readonly duration: Histogram;
  readonly firstChunk: Histogram;
  readonly tokens: Histogram;
  readonly cost: Counter;
  readonly runs: Counter;
  readonly skips: Counter;
}

/** What measures: by the given meter, or by that of the SDK that is registered when it is asked. */
export function instrumentsOf(scope: string, given: Meter | undefined): () => Instruments {
  let made: Instruments | undefined;
  let provider: MeterProvider | undefined;
  return () => {
    const registered = metrics.getMeterProvider();
    if (made === undefined || (given === undefined && provider !== registered)) {
      made = create(given ?? registered.getMeter(scope));
      provider = registered;
    }
    return made;
  };
}

function create(meter: Meter): Instruments {
  return {
    duration: meter.createHistogram('gen_ai.client.operation.duration', {
      description: 'GenAI operation duration.',
      unit: 's',
      advice: { explicitBucketBoundaries: secondBoundaries },
    }),
    firstChunk: meter.createHistogram('gen_ai.client.operation.time_to_first_chunk', {
      description: 'Time from the request to the first chunk of a stream.',
      unit: 's',
      advice: { explicitBucketBoundaries: secondBoundaries },
    }),
    tokens: meter.createHistogram('gen_ai.client.token.usage', {
      description: 'Number of input and output tokens used.',
      unit: '{token}',
      advice: { explicitBucketBoundaries: tokenBoundaries },
    }),
    cost: meter.createCounter('cascade.cost', { description: 'What calls cost, in US dollars.', unit: 'USD' }),
    runs: meter.createCounter('cascade.runs', { description: 'Runs by how they ended.', unit: '{run}' }),
    skips: meter.createCounter('cascade.skips', { description: 'Entries that were passed over.', unit: '{skip}' }),
  };
}

// The boundaries that the conventions name.
const secondBoundaries = Array.from({ length: 14 }, (_, power) => 2 ** power / 100);
const tokenBoundaries = Array.from({ length: 14 }, (_, power) => 4 ** power);
