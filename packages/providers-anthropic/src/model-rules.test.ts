import { describe, expect, it } from 'vitest';
import { modelRules } from './model-rules.js';

describe('modelRules', () => {
  it.each([
    ['claude-3-haiku-20240307', 4_096, 'none', 'both', false, true],
    ['claude-3-7-sonnet-latest', 64_000, 'budget', 'both', false, true],
    ['claude-opus-4-20250514', 32_000, 'budget', 'both', false, true],
    ['claude-opus-4-1-20250805', 32_000, 'budget', 'both', true, true],
    ['claude-haiku-4-5-20251001', 64_000, 'budget', 'either', true, true],
    ['claude-sonnet-4-6', 128_000, 'adaptive', 'either', true, true],
    ['anthropic.claude-opus-4-7-v1', 128_000, 'adaptive', 'none', true, true],
    ['claude-opus-5', 128_000, 'adaptive', 'none', true, true],
    ['claude-haiku-5-5', 128_000, 'adaptive', 'none', true, true],
    ['claude-opus-5-5', 128_000, 'adaptive', 'none', true, false],
    ['claude-sonnet-5-5', 128_000, 'adaptive', 'none', true, false],
    ['claude-fable-5-2', 128_000, 'adaptive', 'none', true, false],
    ['claude-of-the-future', undefined, 'adaptive', 'none', true, false],
    ['qwen3', undefined, 'budget', 'both', false, true],
  ] as const)('knows %s', (modelId, maxOutputTokens, thinking, sampling, outputFormat, forcedTools) => {
    expect(modelRules(modelId)).toMatchObject({ maxOutputTokens, thinking, sampling, outputFormat, forcedTools });
  });

  it.each([
    ['claude-opus-5', 'disabled'],
    ['claude-haiku-5-5', 'disabled'],
    ['claude-sonnet-5-5', 'between_tools'],
    ['claude-opus-5-5', undefined],
    ['claude-fable-5', undefined],
    ['claude-mythos-preview', undefined],
  ])('knows how %s is told not to think', (modelId, thinkingOff) => {
    expect(modelRules(modelId).thinkingOff).toBe(thinkingOff);
  });
});
