import type { Price } from '@cascade/core/spec';
import { list } from '../shape/collections.js';
import { mapped } from '../shape/combine.js';
import { integer, number } from '../shape/scalars.js';
import { about, type Shape, type ValueOf } from '../shape/shape.js';
import { table } from '../shape/table.js';

const usd = number(0);
const rates = {
  input_per_1m: about('US dollars per million input tokens.', usd),
  output_per_1m: about('US dollars per million output tokens.', usd),
  cache_read_per_1m: about('Default: the input rate.', usd),
  cache_write_per_1m: about('Default: the input rate.', usd),
  cache_write_1h_per_1m: about('What is kept for an hour. Default: `cache_write_per_1m`.', usd),
};
const required = ['input_per_1m', 'output_per_1m'] as const;

const stepShape = table(
  { ...rates, above_input_tokens: about('The rates hold for requests with more input than this.', integer(0)) },
  { required: [...required, 'above_input_tokens'] },
);

const givenPrice = table(
  { ...rates, steps: about('Rates of long requests, for the whole request.', list(stepShape, 0, 10)) },
  { required },
);

type GivenRates = Omit<ValueOf<typeof givenPrice>, 'steps'>;

/** What the user says a model costs. */
export const priceShape: Shape<Price> = mapped(givenPrice, ({ steps, ...given }) => ({
  ...toRates(given),
  ...(steps && {
    steps: steps.map(({ aboveInputTokens, ...step }) => ({ ...toRates(step), aboveInputTokens })),
  }),
}));

function toRates({ inputPer1m, outputPer1m, ...given }: GivenRates): Price {
  const { cacheReadPer1m, cacheWritePer1m, cacheWrite1hPer1m } = given;
  return {
    inputPer1M: inputPer1m,
    outputPer1M: outputPer1m,
    ...(cacheReadPer1m !== undefined && { cacheReadPer1M: cacheReadPer1m }),
    ...(cacheWritePer1m !== undefined && { cacheWritePer1M: cacheWritePer1m }),
    ...(cacheWrite1hPer1m !== undefined && { cacheWrite1hPer1M: cacheWrite1hPer1m }),
  };
}
