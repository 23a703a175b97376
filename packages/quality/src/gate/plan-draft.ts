import { ConfigurationError, defined } from '@cascade/core/provider-kit';
import type { CascadeView, ChatRequest, Plan, Question, Reason } from '@cascade/core/spec';
import { isComparable } from '../opinion/is-comparable.js';
import type { PromptClass } from '../prompt/prompt-class.js';
import { type ChosenOpinion, chooseOpinion, percent } from './choose-opinion.js';
import { classifyRequest } from './classify-request.js';
import { expectedTokensOf, firstOf, priceShare } from './expected-cost.js';
import type { GateMemory } from './gate-memory.js';
import { promptText } from './prompt-text.js';
import type { ResolvedGate } from './resolve-gate.js';

/** Comparisons are rarely evidence here: do not pay for them. */
const leastComparability = 0.2;
/** So much of the acceptance counts without a second opinion: text alone tells right from wrong much worse. */
const trustInText = 0.25;
/** Greetings, capitals and small sums lie below; one in twenty questions of an encyclopaedic kind does. */
const veryEasy = 0.15;
/** An opinion that costs no more than this is asked beside the draft, so that nobody waits for it. */
const cheapShare = 0.05;
/** Where drafts do not pay, every so many-th prompt is drafted all the same, to see whether that is still so. */
const lookAgainEvery = 100;

/** What to do with a prompt: by its complexity and domain, the prices, and how such prompts went before. */
export function planDraft(request: ChatRequest, view: CascadeView, gate: ResolvedGate, memory: GateMemory): Plan {
  const prompt = promptText(request);
  const found = classifyRequest(request);
  const { complexity, domain } = found;
  const reasons: Reason[] = [{ check: 'prompt', text: `${complexity} ${domain}` }];
  const tell = (check: string, text: string): void => void reasons.push({ check, text });
  const base = { complexity, domain, logprobs: gate.logprobs ? 5 : undefined };
  const startTier = gate.domains.get(domain)?.startTier ?? 0;
  if (startTier >= view.tiers.length) {
    throw new ConfigurationError(
      `domains.${domain}.startTier is ${startTier}, and there are ${view.tiers.length} tiers`,
    );
  }
  const { embedding } = gate.opinion;
  if (embedding !== undefined && !view.opinions.some(({ key, kind }) => key === embedding && kind === 'embedding')) {
    throw new ConfigurationError(`opinion.embedding: "${embedding}" is no embedding model among \`opinions\``);
  }
  if (view.tiers.length === 1) {
    tell('route', 'nobody else could be asked: hard checks are all');
    return { complexity, domain, startTier, score: false, reasons };
  }
  if (startTier > 0) {
    tell('domain', `${domain} begins with tier ${startTier}`);
    return defined({ ...base, startTier, score: true, reasons });
  }
  const isEasy = found.difficulty < veryEasy;
  const opinion = isEasy
    ? { reason: 'very easy: hard checks are enough' }
    : opinionFor(request, prompt, view, gate, memory, found);
  if ('reason' in opinion) tell('opinion', `no second opinion: ${opinion.reason}`);
  const chosen = 'reason' in opinion ? undefined : opinion;
  const routed = gate.route && routeOf(request, view, chosen, memory, found);
  if (routed) {
    tell('route', routed);
    return defined({ ...base, startTier: view.tiers.length - 1, score: true, reasons });
  }
  if (chosen === undefined) return defined({ ...base, startTier: 0, score: !isEasy, reasons });
  const isBeside = gate.opinion.when === 'alongside' || (gate.opinion.when === 'auto' && chosen.share <= cheapShare);
  const { key } = chosen.entry;
  const questions: readonly Question[] = [{ entry: key, role: 'opinion' }];
  tell('opinion', `${key} for ${percent(chosen.share)} of the dear model, ${isBeside ? 'beside' : 'after'} the draft`);
  const asked = isBeside ? { alongside: questions } : { afterwards: questions };
  return defined({ ...base, startTier: 0, score: true, reasons, ...asked });
}

function opinionFor(
  request: ChatRequest,
  prompt: string,
  view: CascadeView,
  gate: ResolvedGate,
  { comparability, tokens }: GateMemory,
  { domain }: PromptClass,
): ChosenOpinion | { readonly reason: string } {
  if (gate.opinion.when === 'never') return { reason: 'none is wanted' };
  const jsonSchema = request.output?.jsonSchema;
  // Free texts can only be compared by an embedding model.
  const isOpen = !isComparable({ prompt, jsonSchema, tools: request.tools });
  if (isOpen && gate.opinion.embedding === undefined) return { reason: 'the question is open-ended' };
  const share = comparability.estimate(domain);
  if (share < leastComparability) return { reason: `only ${percent(share)} of such answers could be compared` };
  return chooseOpinion(view, tokens.adjust(expectedTokensOf(request)), gate.opinion.maxPriceShare);
}

/** Why a draft does not pay; undefined when it does, or prices are unknown. */
function routeOf(
  request: ChatRequest,
  view: CascadeView,
  opinion: ChosenOpinion | undefined,
  { acceptance, tokens }: GateMemory,
  found: PromptClass,
): string | undefined {
  const draft = firstOf(view.tiers[0]);
  const draftShare = priceShare(draft, firstOf(view.tiers.at(-1)), tokens.adjust(expectedTokensOf(request)));
  if (draftShare === undefined || draft === undefined || view.tiers.length < 2) return undefined;
  const accepted = acceptance.estimate(draft.key, found) * (opinion === undefined ? trustInText : 1);
  const price = draftShare + (opinion?.share ?? 0);
  if (accepted > price || acceptance.isDueForAnotherLook(draft.key, found, lookAgainEvery)) return undefined;
  return `${percent(accepted)} of such drafts help, and one costs ${percent(price)} of the dear answer`;
}
