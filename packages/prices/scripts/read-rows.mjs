/**
 * A row is a model as one source sees it, in our units and names:
 * { id, aliases, prices: [{ from?, ...rates, steps? }], contextTokens?, maxOutputTokens?, capabilities, isRetired? }.
 * In all three sources a price of 0 means "not stated", except where a free model says so in its name.
 */

/** Not chat: priced per image, second or page, or in several currencies of token. */
const otherKinds =
  /image|tts|audio|realtime|transcri|whisper|live|lyria|veo|imagen|moderation|ocr|voice|video|omni|guard|rerank|dall-e|sora/i;

const stated = (value) => (typeof value === 'number' && value > 0 ? value : undefined);
const isFree = (id, cost) => id.endsWith(':free') && cost.input === 0 && cost.output === 0;

/** Drops what is undefined, so that rows can be compared and printed. */
export function compact(object) {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}

function rates({ input, output, cacheRead, cacheWrite, cacheWrite1h }) {
  return compact({
    inputPer1M: input,
    outputPer1M: output,
    cacheReadPer1M: stated(cacheRead),
    cacheWritePer1M: stated(cacheWrite),
    cacheWrite1hPer1M: stated(cacheWrite1h),
  });
}

function pricesOf(id, cost, steps = []) {
  if (isFree(id, cost)) return [{ inputPer1M: 0, outputPer1M: 0 }];
  if (!stated(cost.input) || !stated(cost.output)) return [];
  return [{ ...rates(cost), ...(steps.length > 0 && { steps }) }];
}

/** pi-ai keeps a model under the API it speaks; the `chat:` rows are the ones with both prices. */
export function readPiAi(data) {
  return Object.values(data)
    .flatMap((api) => Object.entries(api))
    .filter(([key]) => key.startsWith('chat:'))
    .map(([, model]) => {
      const tiers = model.cost.tiers ?? [];
      const steps = tiers.map((tier) => ({ aboveInputTokens: tier.inputTokensAbove, ...rates(tier) }));
      // Where the window equals the step it is the step that was noted, not the window.
      const isStep = tiers.some((tier) => tier.inputTokensAbove === model.contextWindow);
      return {
        id: model.id,
        aliases: [],
        prices: pricesOf(model.id, model.cost, steps),
        contextTokens: isStep ? undefined : stated(model.contextWindow),
        maxOutputTokens: stated(model.maxTokens),
        // Its catalogue lists models with tool calling only.
        capabilities: { tools: true, images: model.input.includes('image'), reasoning: model.reasoning },
      };
    });
}

export function readModelsDev(models, vendor) {
  // One name for the steps of all vendors; OpenAI's is at 272,000.
  const aboveInputTokens = vendor === 'openai' ? 272_000 : 200_000;
  return models
    .filter((model) => model.cost && !otherKinds.test(model.id))
    .map(({ id, cost, limit }) => {
      const read = (from) => ({ ...from, cacheRead: from.cache_read, cacheWrite: from.cache_write });
      const over = cost.context_over_200k;
      const steps = over?.input && over.output ? [{ aboveInputTokens, ...rates(read(over)) }] : [];
      const prices = pricesOf(id, read(cost), steps);
      return { id, aliases: [], prices, contextTokens: stated(limit?.context), capabilities: {} };
    })
    .filter((row) => row.prices.length > 0);
}

export function readGenaiPrices(models, vendor) {
  return models
    .filter(({ id }) => !otherKinds.test(id) && !(vendor === 'google' && id.includes('claude')))
    .map((model) => ({
      id: model.id,
      aliases: namesIn(model.match).filter((name) => name !== model.id && !otherKinds.test(name)),
      prices: genaiList(model.id, model.prices),
      contextTokens: stated(model.context_window),
      capabilities: {},
      ...(model.deprecated && { isRetired: true }),
    }))
    .filter((row) => row.prices.length > 0);
}

/** Whole names in a match rule; a prefix counts when it can stand alone (dates are cut off when a name is looked up). */
function namesIn(match) {
  if (match.or) return match.or.flatMap(namesIn);
  const prefix = match.starts_with;
  if (prefix && /[a-z0-9]$/.test(prefix) && !/-(20\d\d|\d)$|^ft:/.test(prefix)) return [prefix];
  return match.equals ? [match.equals] : [];
}

function genaiList(id, prices) {
  if (!Array.isArray(prices)) return genaiPrices(id, prices);
  const byDate = new Map();
  for (const { constraint, prices: given } of prices) {
    const [price] = genaiPrices(id, given);
    if (!price) continue;
    // Dearer hours of the day follow the date they belong to. The table has no hours: the dearest keeps budgets safe.
    const from = constraint?.start_date ?? [...byDate.keys()].at(-1);
    const before = byDate.get(from);
    if (!before || before.inputPer1M < price.inputPer1M) byDate.set(from, price);
  }
  return [...byDate].map(([from, price]) => compact({ from, ...price }));
}

function genaiPrices(id, given) {
  const fields = {
    input: 'input_mtok',
    output: 'output_mtok',
    cacheRead: 'cache_read_mtok',
    cacheWrite: 'cache_write_mtok',
    cacheWrite1h: 'cache_write_1h_mtok',
  };
  const read = (pick) =>
    Object.fromEntries(Object.entries(fields).map(([name, key]) => [name, given[key] && pick(given[key])]));
  const base = read((price) => price.base ?? price);
  // An embedding has no output tokens to pay for.
  if (id.includes('embed') && stated(base.input)) return [rates({ ...base, output: 0 })];
  const starts = [...new Set(Object.values(given).flatMap((price) => price?.tiers?.map((tier) => tier.start) ?? []))];
  const steps = starts.map((start) => ({
    // Some lists say "from 272,000", others "above 271,999".
    aboveInputTokens: start % 1000 === 999 ? start + 1 : start,
    ...rates(read((price) => price.tiers?.findLast((tier) => tier.start <= start)?.price ?? price.base ?? price)),
  }));
  return pricesOf(id, base, steps);
}
