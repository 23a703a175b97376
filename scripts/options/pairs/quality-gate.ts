import type { ChatRequest, Draft } from '@cascade/core';
import {
  type Calibration,
  gateVersion,
  type HardCheckOptions,
  hardChecks,
  type OpinionOptions,
  type QualityGateOptions,
  qualityGate,
  type ScorerWeights,
  shippedWeights,
  weightsId,
} from '@cascade/quality';
import { brokenCode, essay, german, judged as judgedBy, refusal, right, type Scene, sum } from '../judged.js';
import { type Pairs, pair } from '../pair.js';

const judged = (options: QualityGateOptions, scene?: Scene) => judgedBy(qualityGate(options), scene);
const opinion = (options: OpinionOptions, scene?: Scene) => judged({ opinion: options }, scene);
const alone = { opinion: { when: 'never' }, threshold: 0, random: () => 0.4 } as const;
const checked = (options: HardCheckOptions, text: string) => hardChecks({ prompt: 'Say something.', text }, options);

const calibration = (threshold: number): Calibration => ({
  version: 1,
  threshold,
  n: 500,
  target: 0.95,
  confidence: 0.95,
  guaranteedQuality: 0.95,
  expectedSaving: 0.5,
  models: { draft: 'cheap', dear: 'dear', opinion: 'other' },
  gate: gateVersion,
  weights: weightsId(shippedWeights()),
});

/** The shipped weights on another scale. */
const shifted = (by: number): ScorerWeights => {
  const { anchors, ...heads } = shippedWeights();
  return { ...heads, anchors: { at70: anchors.at70 + by, at85: anchors.at85 + by } };
};

/** How often drift is told of when answers agree at first, and then do not. */
async function alarms(isHeard: boolean): Promise<number> {
  let count = 0;
  const gate = qualityGate(isHeard ? { onDrift: () => void count++ } : {});
  const answer = (text: string) =>
    ({ content: [{ type: 'text', text }], finish: { reason: 'stop', usage: {} } }) as const;
  const request: ChatRequest = { messages: [{ role: 'user', content: sum }] };
  const shared = { request, response: answer(right), entry: 'cheap', tier: 0, tiersLeft: 1, alongside: [] };
  const view = { name: 'test', tiers: [], opinions: [] };
  const draft: Draft = { ...shared, plan: { startTier: 0, score: true, reasons: [] }, view };
  const context = {
    signal: new AbortController().signal,
    ask: () => Promise.reject(new Error('nobody is asked')),
    embed: async () => undefined,
  };
  for (let turn = 0; turn < 220; turn++)
    await gate.compare?.(draft, answer(`The answer is ${turn < 150 ? 22 : 40}.`), context);
  return count;
}

export const gatePairs: Pairs = {
  'QualityGateOptions.threshold': pair(0, 1, (threshold) => judged({ threshold })),
  'QualityGateOptions.domains': pair({}, { MATH: { startTier: 1 } }, (domains) => judged({ domains })),
  'DomainOptions.startTier': pair(0, 1, (startTier) => judged({ domains: { math: { startTier } } })),
  'DomainOptions.threshold': pair(0, 1, (threshold) => judged({ domains: { math: { threshold } } })),
  'QualityGateOptions.opinion': pair({}, { when: 'never' }, (value) => opinion(value)),
  'QualityGateOptions.checks': pair({}, { maxWords: 3 }, (checks) => judged({ checks })),
  'QualityGateOptions.ownChecks': pair(0, 1, (count) =>
    judged({ ownChecks: [() => ({ veto: 'mine' })].slice(0, count) }),
  ),
  'QualityGateOptions.logprobs': pair(true, false, (logprobs) => judged({ logprobs })),
  'QualityGateOptions.route': pair(true, false, (route) => judged({ route }, { cheap: 27 })),
  'QualityGateOptions.shadow': pair({}, { share: 1 }, (shadow) => judged({ ...alone, shadow })),
  'QualityGateOptions.calibration': pair(0, 1, (threshold) => judged({ calibration: calibration(threshold) })),
  'QualityGateOptions.weights': pair(0, 5, (by) => judged({ weights: shifted(by) })),
  'QualityGateOptions.onDrift': pair(false, true, alarms),
  'QualityGateOptions.random': pair(0.4, 0.6, (random) =>
    judged({ ...alone, random: () => random, shadow: { share: 0.5 } }),
  ),
  'QualityGateOptions.now': pair(0, 86_400_000, (stepMs) => {
    let nowMs = 0;
    const now = () => (nowMs += stepMs);
    return judged({ ...alone, now, shadow: { share: 1, maxUsdPerDay: 0.02 } }, { judgements: 9 });
  }),
  'ShadowOptions.share': pair(0.3, 0.5, (share) => judged({ ...alone, shadow: { share } })),
  'ShadowOptions.maxUsdPerDay': pair(0, 1, (maxUsdPerDay) => judged({ ...alone, shadow: { share: 1, maxUsdPerDay } })),
  'OpinionOptions.when': pair('alongside', 'never', (when) => opinion({ when })),
  'OpinionOptions.when=after': pair('alongside', 'after', (when) => opinion({ when })),
  'OpinionOptions.when=auto': pair('after', 'auto', (when) => opinion({ when })),
  'OpinionOptions.maxPriceShare': pair(0.01, 1, (maxPriceShare) => opinion({ maxPriceShare })),
  'OpinionOptions.graceMs': pair(5, 5_000, (graceMs) => opinion({ graceMs }, { opinionAfterMs: 60 })),
  'OpinionOptions.samples': pair(0, 2, (samples) => opinion({ samples })),
  'OpinionOptions.selfCheck': pair(false, true, (selfCheck) => opinion({ selfCheck })),
  'OpinionOptions.embedding': pair({}, { embedding: 'vectors' }, (options) =>
    opinion(options, { prompt: essay, embeds: 'vectors' }),
  ),

  'HardCheckOptions.skip': pair([], ['refusal'], (skip) => checked({ skip }, refusal)),
  'HardCheckOptions.code': pair(true, false, (code) => checked({ code }, brokenCode)),
  'LengthOptions.minWords': pair(1, 100, (minWords) => checked({ minWords }, 'Something short it is.')),
  'LengthOptions.maxWords': pair(2, 100, (maxWords) => checked({ maxWords }, 'Something short it is.')),
  'LanguageOptions.language': pair('de', 'en', (language) => checked({ language }, german)),
};
