import type { FinishReason, Json, Tool, ToolChoice } from '@cascade/core/spec';

/** What checks, features and comparisons read of a draft. Texts are the users' own: hostile until proven otherwise. */
export interface DraftView {
  /** What the user asked last, text only. */
  readonly prompt: string;
  /** Instructions that stand above the conversation. */
  readonly system?: string;
  /** What the model wrote: its text parts in one string. */
  readonly text: string;
  /** How the answer ended, as far as the vendor said. */
  readonly finishReason?: FinishReason;
  /** The JSON schema that the answer was asked to follow. */
  readonly jsonSchema?: Json;
  /** Tools that were offered. */
  readonly tools?: readonly Tool[];
  readonly toolChoice?: ToolChoice;
  /** Tools have answered since the user spoke: the draft may be about what they said. */
  readonly followsTools?: boolean;
  /** Tools that the draft wants called. */
  readonly toolCalls?: readonly { readonly name: string; readonly input: Json }[];
}
