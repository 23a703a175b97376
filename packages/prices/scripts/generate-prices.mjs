#!/usr/bin/env node
/**
 * Writes src/vendors/*.generated.ts from three packages that carry prices, and checks them against each other.
 *
 *   pnpm --filter @cascade/prices generate             write the modules
 *   pnpm --filter @cascade/prices generate --check     only say whether they are what would be written
 *   pnpm --filter @cascade/prices generate --propose   print a draft of the notes that are missing, as JSON
 *
 * A disagreement above 1 % fails the script unless price-notes.json names it, exactly as it is seen, with a reason and
 * the source that wins ("freshest": the first that has the model; "none": the price stays unknown). A note that nothing needs fails it too.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { disagreements, groupRows, mergePrices } from './merge-rows.mjs';
import { compact, readGenaiPrices, readModelsDev, readPiAi } from './read-rows.mjs';
import { readSources, sources } from './read-sources.mjs';
import { vendorCapabilities, vendors } from './vendors.mjs';

const say = (text) => process.stdout.write(`${text}\n`);
const here = (path) => new URL(path, import.meta.url);
const readJson = async (path) => JSON.parse(await readFile(here(path), 'utf8'));
const today = sources['pi-ai'].asOf;

/** Anthropic keeps what is written for an hour at twice the input price, where no source states it. */
function withHourlyWrite(vendor, price) {
  if (vendor !== 'anthropic' || price.cacheWrite1hPer1M !== undefined || price.cacheWritePer1M === undefined)
    return price;
  const { steps, ...flat } = price;
  const stepped = steps?.map((step) => withHourlyWrite(vendor, step));
  return compact({ ...flat, cacheWrite1hPer1M: 2 * price.inputPer1M, steps: stepped });
}

function toEntry(vendor, { id, aliases, candidates }, wins) {
  const winner = candidates.find(({ source }) => source === wins) ?? candidates[0];
  const others = candidates.filter((candidate) => candidate !== winner);
  const first = (field) => candidates.map(({ row }) => row[field]).find((value) => value !== undefined);
  const prices = wins === 'none' ? [] : mergePrices(winner, others, today);
  const isGemini = vendor !== 'google' || /^gemini-[2-9]/.test(id);
  const capabilities = compact({ ...candidates[0].row.capabilities, ...(isGemini && vendorCapabilities[vendor]) });
  return compact({
    id,
    aliases: aliases.length > 0 ? aliases.sort() : undefined,
    prices: prices.map((price) => withHourlyWrite(vendor, price)),
    contextTokens: first('contextTokens'),
    maxOutputTokens: first('maxOutputTokens'),
    capabilities: Object.keys(capabilities).length > 0 ? capabilities : undefined,
    source: winner.source,
    asOf: sources[winner.source].asOf,
    isRetired: candidates.every(({ row }) => row.isRetired) || undefined,
  });
}

/** What no source says: models that are gone or going, and what to use instead. An unknown id becomes an entry without a price. */
function addRetirements(entries, retirements) {
  for (const { ids = [], prefixes = [], aliases, successor, isRetired = true, endsOn } of retirements) {
    const hint = compact({ aliases, isRetired: isRetired || undefined, endsOn, successor });
    const gone = entries.filter(({ id }) => ids.includes(id) || prefixes.some((prefix) => id.startsWith(prefix)));
    for (const entry of gone) Object.assign(entry, hint);
    for (const id of ids.filter((name) => !gone.some((entry) => entry.id === name))) {
      entries.push({ id, prices: [], source: 'vendor', asOf: today, ...hint });
    }
  }
}

async function buildVendor({ id, ...names }, data, notes) {
  const piAi = readPiAi(await data.piAi(id));
  const modelsDev = readModelsDev(data.modelsDev(names.modelsDev), id);
  const genaiPrices = readGenaiPrices(data.genaiPrices(names.genaiPrices), id);
  const groups = groupRows([
    ['pi-ai', piAi],
    ['models.dev', modelsDev],
    ['genai-prices', genaiPrices],
  ]);
  const missing = [];
  const entries = [];
  for (const group of groups) {
    // OpenRouter reports what a call cost; of the hundreds of models that left its list nobody needs a price.
    if (id === 'openrouter' && group.candidates[0].source === 'genai-prices') continue;
    const seen = disagreements(group.candidates, today).join('; ');
    const note = notes.get(`${id}/${group.id}`);
    if (note?.seen !== (seen || undefined))
      missing.push({ vendor: id, model: group.id, wins: 'freshest', reason: '', seen });
    else notes.delete(`${id}/${group.id}`);
    entries.push(toEntry(id, group, note?.wins));
  }
  return { entries, missing };
}

function toModule(vendor, entries) {
  const lines = entries.sort((a, b) => (a.id < b.id ? -1 : 1)).map((entry) => `  ${JSON.stringify(entry)},`);
  return [
    '// Written by scripts/generate-prices.mjs: do not edit. Sources (all MIT):',
    ...Object.values(sources).map((source) => `// ${source.package} (${source.asOf})`),
    "import { createPriceTable } from '../create-price-table.js';",
    "import type { PriceTable } from '../price-table.js';",
    '',
    `/** Prices and limits of the models of ${vendor}. */`,
    `export const ${vendor}: PriceTable = /* @__PURE__ */ createPriceTable('${vendor}', [`,
    ...lines,
    ']);',
    '',
  ].join('\n');
}

async function writeModule(path, text, isCheck) {
  if (!isCheck) return writeFile(path, text);
  const present = await readFile(path, 'utf8').catch(() => '');
  if (present !== text)
    throw new Error(`${path.pathname.split('/').at(-1)} is not what the sources give: run generate`);
}

async function main(options) {
  const folder = await mkdtemp(join(tmpdir(), 'cascade-prices-'));
  try {
    const data = await readSources(folder);
    const notes = new Map((await readJson('price-notes.json')).map((note) => [`${note.vendor}/${note.model}`, note]));
    const retirements = await readJson('retirements.json');
    const built = [];
    for (const vendor of vendors) built.push({ vendor: vendor.id, ...(await buildVendor(vendor, data, notes)) });
    const missing = built.flatMap((vendor) => vendor.missing);
    if (options.includes('--propose')) return say(JSON.stringify(missing, undefined, 1));
    const stale = [...notes.keys()].filter((key) => !missing.some((note) => key === `${note.vendor}/${note.model}`));
    if (missing.length + stale.length > 0) {
      const unexplained = missing.map(
        ({ vendor, model, seen }) => `${vendor}/${model}: ${seen || 'agrees now; drop its note'}`,
      );
      throw new Error(['disagreements without a note:', ...unexplained, 'notes for nothing:', ...stale].join('\n  '));
    }
    for (const { vendor, entries } of built) {
      addRetirements(
        entries,
        retirements.filter((retirement) => retirement.vendor === vendor),
      );
      await writeModule(
        here(`../src/vendors/${vendor}.generated.ts`),
        toModule(vendor, entries),
        options.includes('--check'),
      );
    }
    const count = built.reduce((sum, { entries }) => sum + entries.length, 0);
    say(`${count} models of ${built.length} vendors, all sources within 1 % or noted`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

await main(process.argv.slice(2)).catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
