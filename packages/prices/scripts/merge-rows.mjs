import { compact } from './read-rows.mjs';

const fields = ['inputPer1M', 'outputPer1M', 'cacheReadPer1M', 'cacheWritePer1M'];
const toleratedShare = 0.01;

/** The price of a list that is in force on a day; `prices` are in order of their dates. */
export function priceOn(prices, day) {
  return prices.findLast(({ from }) => from === undefined || from <= day);
}

/** Where two prices differ by more than 1 %, as text; fields that only one of them states are no disagreement. */
function differences(mine, other, otherName, where = '') {
  const found = fields.flatMap((field) => {
    const [a, b] = [mine[field], other[field]];
    const isFar = a !== undefined && b !== undefined && Math.abs(a - b) > toleratedShare * Math.max(a, b);
    return isFar ? [`${otherName}${where} ${field} ${a}/${b}`] : [];
  });
  for (const step of mine.steps ?? []) {
    const same = other.steps?.find(({ aboveInputTokens }) => aboveInputTokens === step.aboveInputTokens);
    if (same) found.push(...differences(step, same, otherName, ` above ${step.aboveInputTokens}`));
  }
  return found;
}

/** A step that one list has and the other lacks changes what a long request costs. */
function stepDifferences(mine, other, otherName) {
  const above = (price) => (price.steps ?? []).map((step) => step.aboveInputTokens).join('+') || 'none';
  return above(mine) === above(other) ? [] : [`${otherName} steps ${above(mine)}/${above(other)}`];
}

/** An input price next to its own cache price, with a far dearer output, is two endpoints' prices mixed up. */
function implausible({ inputPer1M, outputPer1M, cacheReadPer1M }) {
  return cacheReadPer1M > 0.75 * inputPer1M && outputPer1M > 6 * inputPer1M
    ? [`implausible input ${inputPer1M} beside cache ${cacheReadPer1M} and output ${outputPer1M}`]
    : [];
}

/** All that speaks against the first candidate's price. */
export function disagreements(candidates, day) {
  const [first, ...others] = candidates.map(({ source, row }) => ({ source, price: priceOn(row.prices, day) }));
  if (!first?.price) return [];
  return [
    ...implausible(first.price),
    ...others.flatMap(({ source, price }) => {
      if (!price) return [];
      const steps = source === 'genai-prices' ? stepDifferences(first.price, price, source) : [];
      return [...differences(first.price, price, source), ...steps];
    }),
  ];
}

/** Groups the rows of all sources by model, the freshest source first. A row speaks for every name it gives. */
export function groupRows(rowsBySource) {
  const groups = new Map();
  for (const [source, rows] of rowsBySource) {
    const present = new Set(groups.keys());
    for (const row of rows) {
      const named = [row.id, ...row.aliases].filter((name) => present.has(name));
      const [own = row.id] = named;
      if (!groups.has(own)) groups.set(own, { id: own, candidates: [], aliases: new Set() });
      for (const id of new Set([own, ...named])) addCandidate(groups.get(id).candidates, { source, row });
      for (const name of [row.id, ...row.aliases]) groups.get(own).aliases.add(name);
    }
  }
  return [...groups.values()].map((group) => ({
    ...group,
    aliases: [...group.aliases].filter((alias) => !groups.has(alias)),
  }));
}

function addCandidate(candidates, candidate) {
  if (!candidates.some(({ source }) => source === candidate.source)) candidates.push(candidate);
}

/** The winner's price list, with dates and stray fields that the others know and do not dispute. */
export function mergePrices(winner, others, day) {
  const current = priceOn(winner.row.prices, day);
  if (!current) return winner.row.prices;
  const agreeing = others.filter(
    ({ row }) => priceOn(row.prices, day) && differences(current, priceOn(row.prices, day), '').length === 0,
  );
  const filled = (price) => {
    const known = agreeing.map(({ row }) => priceOn(row.prices, day));
    const more = Object.fromEntries(
      ['cacheReadPer1M', 'cacheWritePer1M', 'cacheWrite1hPer1M'].map((field) => [
        field,
        price[field] ?? known.find((other) => other[field] !== undefined)?.[field],
      ]),
    );
    const { steps, ...flat } = price;
    return compact({ ...flat, ...more, steps });
  };
  const dated = agreeing.find(({ row }) => row.prices.length > 1);
  if (!dated) return winner.row.prices.map(filled);
  const { from } = priceOn(dated.row.prices, day);
  return dated.row.prices.map((price) => (price.from === from ? filled(compact({ from, ...current })) : price));
}
