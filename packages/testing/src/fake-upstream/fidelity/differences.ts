/** A difference between the fake and the recordings that is known and meant, with its reason. */
export interface KnownDifference {
  /** Recordings by name; all recordings of the protocol when absent. */
  readonly recordings?: RegExp;
  readonly protocol?: RegExp;
  /** What the path (`missing` in the fake, `extra` in it, or of another `type`) looks like, or `order` for events. */
  readonly what: RegExp;
  readonly reason: string;
}

/** Every difference that is allowed. A test fails when a row is not needed any more. */
export const knownDifferences: readonly KnownDifference[] = [
  { what: /^missing .*moderation/u, reason: 'moderation results are only sent to who asks for them, and not offered' },
  { what: /protected_material/u, reason: 'Azure adds these filters for some models only' },
  { recordings: /openai-responses/u, what: /generate_summary/u, reason: 'an older spelling of reasoning.summary' },
  {
    recordings: /openai-responses/u,
    what: /missing .*(tool_usage|reasoning\.context|reasoning\.mode)/u,
    reason: 'newest fields about tools and reasoning, read by nobody yet',
  },
  {
    recordings: /json-schema/u,
    what: /missing \.text\.format\./u,
    reason: 'echo of the request, which is another one here',
  },
  {
    recordings: /phase-stream|interleaved/u,
    what: /^order/u,
    reason: 'two messages in one response; a reply here has one',
  },
  {
    recordings: /tool-use-stream-llm-2/u,
    what: /cache_write_tokens/u,
    reason: 'newer than this recording of the same model',
  },
  {
    recordings: /anthropic\/refusal/u,
    what: /recommended_model/u,
    reason: 'written by hand; only for some categories',
  },
  { recordings: /clear-thinking/u, what: /context_management/u, reason: 'only for who asks for context editing' },
  { recordings: /thinking-redacted-stream/u, what: /^order/u, reason: 'two redacted blocks; a reply here has one' },
  {
    recordings: /gemini\/(no-args|malformed)/u,
    what: /partialArgs|willContinue|trafficType|createTime|^order/u,
    reason: 'Vertex only: streamed function arguments',
  },
  {
    recordings: /gemini\/(no-args|malformed)/u,
    what: /candidatesTokensDetails/u,
    reason: 'Vertex sends these for all models',
  },
  { recordings: /recitation/u, what: /citationMetadata|^order/u, reason: 'citations are not offered' },
  { recordings: /gemini/u, what: /missing .*avgLogprobs/u, reason: 'sent unasked by Vertex and by one old model' },
  {
    recordings: /finish-reason-safety/u,
    what: /missing .*content\./u,
    reason: 'the other recording of a blocked answer has no content either way',
  },
  { recordings: /gemini/u, what: /extra .*serviceTier/u, reason: 'newer than the recorded streams; recorded unary' },
  {
    recordings: /deepseek/u,
    what: /tool_calls\[\]\.index/u,
    reason: 'DeepSeek numbers the calls of a whole answer too',
  },
  {
    recordings: /mistral|cerebras/u,
    what: /(choices\[\]|tool_calls\[\])\.(logprobs|type)$|type \.usage null/u,
    reason: 'left out by these only where it says nothing',
  },
  {
    recordings: /mistral\/reasoning-stream/u,
    what: /delta\.content\[\]\.text$/u,
    reason: 'text that follows reasoning is a part there; here it is a string, as in streams without reasoning',
  },
  {
    recordings: /cerebras/u,
    what: /audio_tokens|reasoning null/u,
    reason: 'details of usage that nobody reads',
  },
];

/** Recordings that are not imitated at all, with the reason. */
export const notImitated: readonly { readonly recordings: RegExp; readonly reason: string }[] = [
  { recordings: /streaming-failure-image-rejected/u, reason: 'an error body, not a stream' },
  { recordings: /failed-insufficient-quota/u, reason: 'an error body; the fault 429-insufficient-quota' },
  { recordings: /stream-error-insufficient-quota/u, reason: 'the fault response-failed-quota, compared below' },
  { recordings: /stream-error-midstream/u, reason: 'the fault openrouter-error-mid-stream' },
  { recordings: /invalid-response-body/u, reason: 'recorded because it is no valid answer' },
  { recordings: /gemini-compat/u, reason: "Gemini's OpenAI-compatible surface has no profile" },
  {
    recordings: /openrouter\/stream-reasoning/u,
    reason: "the profile has OpenRouter's errors, reasoning and cost, not the details of its accounting",
  },
  {
    recordings: /^huggingface\//u,
    reason: 'a router: these are the words of one of the servers behind it',
  },
  { recordings: /^together\//u, reason: 'its content type names a character set; the rest is the same' },
  { recordings: /duplicate-message-start/u, reason: 'written by hand; the fault duplicate-first-event' },
  { recordings: /chat-deepseek-reasoning-stream/u, reason: "another vendor's server behind Azure" },
];

/** Recorded requests that were answered and that the fake refuses, with the reason. */
export const refusedRequests: readonly { readonly recordings: RegExp; readonly reason: string }[] = [
  {
    recordings: /encrypted-reasoning-roundtrip-2|thinking-tools-turn2/u,
    reason: 'carries reasoning that the real service signed, not this one',
  },
];
