/** What is read of a generateContent answer or a chunk of one; everything is optional, and only what is used is named. */
export interface WireAnswer {
  readonly candidates?: readonly WireCandidate[] | null;
  readonly promptFeedback?: { readonly blockReason?: string; readonly blockReasonMessage?: string } | null;
  readonly usageMetadata?: WireUsage | null;
  readonly modelVersion?: string;
  readonly responseId?: string;
}

export interface WireCandidate {
  readonly index?: number;
  readonly content?: { readonly parts?: readonly WirePart[] | null } | null;
  readonly finishReason?: string;
  readonly finishMessage?: string;
  readonly logprobsResult?: WireLogprobs | null;
}

export interface WirePart {
  readonly text?: string;
  readonly thought?: boolean;
  readonly thoughtSignature?: string;
  readonly functionCall?: WireCall;
  readonly inlineData?: { readonly mimeType?: string; readonly data?: string };
}

export interface WireCall {
  readonly id?: string;
  readonly name?: string;
  readonly args?: Readonly<Record<string, unknown>> | null;
  /** Arguments that come in pieces, where that was asked for. */
  readonly partialArgs?: readonly WirePartialArg[];
  readonly willContinue?: boolean;
}

export interface WirePartialArg {
  /** Where the value goes, such as `$.items[0].name`. */
  readonly jsonPath?: string;
  readonly stringValue?: string;
  readonly numberValue?: number;
  readonly boolValue?: boolean;
  readonly nullValue?: unknown;
  /** More of the same text follows. */
  readonly willContinue?: boolean;
}

export interface WireLogprobs {
  readonly chosenCandidates?: readonly WireLogprob[];
  readonly topCandidates?: readonly { readonly candidates?: readonly WireLogprob[] }[];
}

export interface WireLogprob {
  readonly token?: string;
  readonly logProbability?: number;
}

export interface WireUsage {
  readonly promptTokenCount?: number;
  readonly toolUsePromptTokenCount?: number;
  readonly cachedContentTokenCount?: number;
  readonly candidatesTokenCount?: number;
  readonly thoughtsTokenCount?: number;
  readonly totalTokenCount?: number;
}
