import { costReport, createCascade } from '@cascade/core';
import { anthropic as anthropicPrices } from '@cascade/prices/anthropic';
import { openai as openaiPrices } from '@cascade/prices/openai';
import { anthropic } from '@cascade/providers-anthropic';
import { openai } from '@cascade/providers-openai';
import { explain, qualityGate } from '@cascade/quality';

const cascade = createCascade({
  tiers: [
    { model: openai.chat('gpt-4o-mini'), price: (atMs) => openaiPrices.findPrice('gpt-4o-mini', atMs) },
    { model: anthropic.chat('claude-opus-4-7'), price: (atMs) => anthropicPrices.findPrice('claude-opus-4-7', atMs) },
  ],
  // Another cheap model: whether two of them agree says more than anything else.
  opinions: [{ model: openai.chat('gpt-4.1-nano'), price: (atMs) => openaiPrices.findPrice('gpt-4.1-nano', atMs) }],
  gate: qualityGate(),
});

const question =
  'A shop sells pens at 3 for 2 dollars and pads at 4 dollars each. Ann buys 12 pens and 5 pads. What does she pay?';
const result = await cascade.generate(question);

console.log(`${result.text} (${result.entry})`);
for (const line of explain(result)) console.log(`- ${line}`);
const { totalUsd, baselineUsd, baselineBasis } = costReport(result);
console.log(`$${totalUsd} instead of $${baselineUsd} (${baselineBasis})`);
