import { join } from 'node:path';
import { type BatchOptions, CascadeAgent } from '@cascade/agent';
import { keyOfBatchRow, openRowFile, openVendorBatches, type VendorBatchesOptions } from '@cascade/agent/batch';
import { createCascade, systemClock } from '@cascade/core';
import type { Provider } from '@cascade/core/spec';
import { createOpenAI } from '@cascade/providers-openai';
import { manualClock } from '@cascade/testing/clock';
import { type BatchFate, type FakeUpstream, startFakeUpstream } from '@cascade/testing/fake-upstream';
import { inFolder } from '../in-folder.js';
import { type Pairs, pair } from '../pair.js';

interface Vendor {
  readonly upstream: FakeUpstream;
  readonly provider: Provider;
}

/** A vendor with batches, or without, whose next batch has this fate. */
async function withVendor<T>(fate: BatchFate, batch: boolean, play: (vendor: Vendor) => Promise<T>): Promise<T> {
  const upstream = await startFakeUpstream();
  upstream.setDefault({ text: 'Paris.', delayMs: batch ? 0 : 20 });
  upstream.scriptBatches([fate]);
  try {
    return await play({
      upstream,
      provider: createOpenAI({ baseURL: `${upstream.url}/v1`, apiKey: 'sk-of-somebody', batch }),
    });
  } finally {
    await upstream.close();
  }
}

/** What becomes of two questions of an agent, in which way they went, and whether it took long. */
function batched(options: BatchOptions, fate: BatchFate = { looks: 1 }): Promise<unknown> {
  return withVendor(fate, true, async ({ upstream, provider }) => {
    const startedAtMs = performance.now();
    const agent = new CascadeAgent({ models: [{ name: 'gpt-4o-mini', provider, cost: 1 }] });
    const outcomes = await agent.runBatch(['one', 'two'], options);
    const seen = outcomes.map((outcome) => ('result' in outcome ? outcome.result.totalCost : 'failed'));
    return [seen, upstream.batches.length, performance.now() - startedAtMs > 700];
  });
}

/** What comes of three questions of a cascade, in time; how many went out at once; and what the others were told. */
function asked(options: VendorBatchesOptions, batch = true): Promise<unknown> {
  return withVendor({ looks: 1 }, batch, async ({ upstream, provider }) => {
    const vendor = await openVendorBatches({ pollMs: 20, ...options });
    const cascade = createCascade(vendor.apply({ entries: [provider.chat('gpt-4o-mini')] }));
    const answers = ['one', 'two', 'three'].map((prompt) => cascade.generate(prompt).then(({ text }) => text, String));
    const late = new Promise((resolve) => setTimeout(() => resolve('late'), 1_000));
    const seen = await Promise.race([Promise.all(answers), late]);
    await vendor.close();
    return [seen, upstream.maxConcurrent];
  });
}

export const agentBatchPairs: Pairs = {
  'BatchOptions.vendorBatch': pair(false, true, (vendorBatch) => batched({ vendorBatch })),
  'VendorBatchOptions.pollMs': pair(20, 800, (pollMs) => batched({ vendorBatch: { pollMs } })),
  'VendorBatchOptions.timeoutMs': pair(100, 60_000, (timeoutMs) =>
    batched({ vendorBatch: { pollMs: 50, timeoutMs } }, { looks: 6 }),
  ),
  'VendorBatchesOptions.concurrency': pair(1, 3, (concurrency) => asked({ concurrency }, false)),
  'VendorBatchesOptions.file': pair(false, true, (isKept) =>
    inFolder(async (folder) => {
      const file = await openRowFile(join(folder, 'batches'), keyOfBatchRow);
      await asked(isKept ? { file } : {});
      const kept = [...file.keys()].length;
      await file.close();
      return kept;
    }),
  ),
  'VendorBatchesOptions.onChange': pair(false, true, async (isHeard) => {
    let most = 0;
    const onChange: VendorBatchesOptions['onChange'] = (batches) => {
      most = Math.max(most, batches.length);
    };
    await asked(isHeard ? { onChange } : {});
    return most;
  }),
  // The other one stands still.
  'VendorBatchesOptions.clock': pair('machine', 'manual', (which) =>
    asked({ clock: which === 'machine' ? systemClock : manualClock() }),
  ),
};
