/** What OpenAI's reasoning models refuse, by name. */
export interface ReasoningModel {
  /** `5.4` for gpt-5.4; 0 for the o series. */
  readonly version: number;
  /** Sampling parameters are accepted when the effort is `none`. */
  readonly samplesWithoutEffort: boolean;
  /** Sampling parameters are refused on Chat Completions whatever the effort. */
  readonly neverSamplesOnChat: boolean;
  /** Effort `none` is refused. */
  readonly alwaysReasons: boolean;
}

/** Tells what kind of reasoning model a name means; undefined for models that do not reason. */
export function readReasoningModel(model: string): ReasoningModel | undefined {
  if (/^o[134](-|$)/u.test(model))
    return { version: 0, samplesWithoutEffort: false, neverSamplesOnChat: true, alwaysReasons: true };
  const version = /^gpt-([5-9])(?:\.(\d))?/u.exec(model);
  if (!version || model.includes('-chat')) return undefined;
  const number = Number(version[1]) + Number(version[2] ?? 0) / 10;
  return {
    version: number,
    samplesWithoutEffort: number >= 5.1,
    neverSamplesOnChat: number >= 5.6,
    alwaysReasons: number === 5 || /^gpt-6-astra|^gpt-6\.1-sol/u.test(model),
  };
}
