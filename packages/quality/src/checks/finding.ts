/** What a hard check can find. */
export type CheckName =
  | 'empty'
  | 'cut'
  | 'refusal'
  | 'error-text'
  | 'echo'
  | 'off-topic'
  | 'noise'
  | 'schema'
  | 'tool'
  | 'code'
  | 'format'
  | 'length'
  | 'language';

/** Why a draft must not be used. */
export interface Finding {
  readonly check: CheckName;
  /** The reason for a person. It quotes no text of the prompt or of the draft: reasons are kept in audit logs. */
  readonly text: string;
}
