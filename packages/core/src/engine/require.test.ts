import { scriptedEmbeddingModel, scriptedModel } from '@cascade/testing/models';
import { describe, expect, it } from 'vitest';
import { AllTiersFailedError, createCascade, embed, type Gate, memoryStore, planRun, type Verdict } from '../index.js';

const accept: Verdict = { decision: 'accept', tier: 0, shadow: true, reasons: [] };
const euOnly = { require: { region: 'eu' } };

function entry(region: string) {
  return { model: scriptedModel({ replies: [`from ${region}`] }), alias: `model-${region}`, tags: { region } };
}

describe('a required tag', () => {
  it('picks between the same model in two regions', async () => {
    const [us, eu] = [entry('us'), entry('eu')];
    const cascade = createCascade({ entries: [us, eu] });
    const result = await cascade.generate('hi', euOnly);
    expect(result.text).toBe('from eu');
    expect(result.skipped).toEqual([{ entry: 'model-us', reason: 'region "eu" is required, not "us"' }]);
    expect(us.model.calls).toHaveLength(0);
    expect((await cascade.generate('hi')).text).toBe('from us');
  });

  it('that nobody has sends nothing, and is kept with the prompt', async () => {
    const us = entry('us');
    const { failedPrompts } = memoryStore();
    const cascade = createCascade({ entries: [us, { model: us.model, alias: 'untagged' }], store: { failedPrompts } });
    const error = await cascade.generate('hi', euOnly).catch((reason: unknown) => reason);
    expect(AllTiersFailedError.isInstance(error)).toBe(true);
    expect(us.model.calls).toHaveLength(0);
    const [kept] = await failedPrompts.list();
    expect(await failedPrompts.read(kept?.location ?? '')).toMatchObject(euOnly);
  });

  it('holds for drafts, opinions and shadow calls alike', async () => {
    const tiers = [[entry('us'), { ...entry('eu'), alias: 'draft-eu' }], [{ ...entry('us'), alias: 'dear-us' }]];
    const opinion = { ...entry('us'), alias: 'opinion-us' };
    const replies: unknown[] = [];
    const gate: Gate = {
      specificationVersion: 'v1',
      name: 'asks whom it may not',
      plan: () => ({ startTier: 0, score: true, alongside: [{ entry: 'opinion-us', role: 'opinion' }], reasons: [] }),
      async judge({ alongside }) {
        replies.push(await alongside[0]);
        return accept;
      },
    };
    const cascade = createCascade({ tiers, opinions: [opinion], gate });
    const result = await cascade.generate('hi', euOnly);
    await cascade.close();
    expect(result.text).toBe('from eu');
    expect(replies).toMatchObject([{ failure: { message: 'region "eu" is required, not "us"' } }]);
    const everybody = [...tiers.flat(), opinion].filter(({ tags }) => tags.region === 'us');
    expect(everybody.map(({ model }) => model.calls.length)).toEqual([0, 0, 0]);
  });

  it('holds for vectors, and shows in a plan', async () => {
    const model = scriptedEmbeddingModel({ replies: [] });
    const cascade = createCascade({ entries: [{ model, tags: { region: 'us' } }] });
    await expect(embed(cascade, ['hi'], euOnly)).rejects.toThrow('region "eu" is required, not "us"');
    const chat = createCascade({ entries: [entry('us'), entry('eu')] });
    const { tiers } = await planRun(chat, 'hi', euOnly);
    expect(tiers).toMatchObject([[{ reason: 'region "eu" is required, not "us"' }, { key: 'model-eu' }]]);
  });
});
