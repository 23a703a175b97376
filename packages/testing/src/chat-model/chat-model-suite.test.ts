import { describe, expect, it } from 'vitest';
import { failingCases } from '../store/failing-cases.js';
import { brokenModels } from './broken/broken-models.js';
import { openPerfect } from './broken/perfect-model.js';
import { chatModelCases } from './chat-model-cases.js';
import { describeChatModel } from './describe-chat-model.js';

describeChatModel('the perfect model', openPerfect());

describe('the suite of a chat model', () => {
  it('has a broken model for every case', () => {
    expect(Object.keys(brokenModels).sort()).toEqual(chatModelCases.map(({ name }) => name).sort());
  });

  it.each(Object.entries(brokenModels))(
    'fails in exactly one case with a model that breaks: %s',
    async (name, breakModel) => {
      expect(await failingCases(chatModelCases, () => openPerfect(breakModel))).toEqual([name]);
    },
  );
});
