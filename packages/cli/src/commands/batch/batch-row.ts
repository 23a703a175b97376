import { digestOf } from '@cascade/agent/batch';
import type { CascadeResult, Conversation } from '@cascade/core';
import { parseConversation } from '../../input/read-conversation.js';
import { UsageError } from '../../usage-error.js';

export interface BatchRow {
  readonly id: string | number;
  readonly conversation: Conversation;
  /** Of the conversation, SHA-256 in hexadecimal digits. */
  readonly digest: string;
}

/** A line that was answered, or was not. */
export interface AnsweredRow {
  readonly id: string | number;
  readonly content: string | null;
  readonly entry: string | null;
  readonly costUsd: number | null;
  /** What was asked: another question under the same id is asked anew. Lines of earlier versions have none. */
  readonly inputSha256?: string;
  /** What the model asks for, where the row had tools. */
  readonly toolCalls?: CascadeResult['toolCalls'];
  readonly error?: string;
}

/** A line of the input: a prompt, or a conversation, with an id. Everything else the engine checks. */
export function parseBatchRow(line: string): BatchRow {
  const row: unknown = JSON.parse(line);
  const { id, prompt, ...conversation } = Object(row);
  if (typeof id !== 'string' && typeof id !== 'number') throw new Error('a row needs an "id", a text or a number');
  if (prompt === undefined) return batchRow(id, parseConversation(conversation, `row ${JSON.stringify(id)}`));
  if (typeof prompt !== 'string' || prompt.trim() === '' || 'messages' in conversation) {
    throw new Error(`row ${JSON.stringify(id)} needs either a "prompt", a text, or "messages"`);
  }
  return batchRow(id, { ...conversation, messages: [{ role: 'user', content: prompt }] });
}

function batchRow(id: BatchRow['id'], conversation: Conversation): BatchRow {
  return { id, conversation, digest: digestOf(conversation) };
}

/** Whether a line is the answer to this row: not a failure, nor the answer to what the row was before. */
export function isAnswerTo({ digest }: BatchRow, { error, inputSha256 = digest }: AnsweredRow): boolean {
  return error === undefined && inputSha256 === digest;
}

/** The key of a line of the output; undefined for what is no such line. */
export function keyOfAnswered(row: unknown): string | undefined {
  const { id, content, costUsd } = Object(row);
  const isAnswered =
    (typeof id === 'string' || typeof id === 'number') && content !== undefined && costUsd !== undefined;
  return isAnswered ? rowKey(id) : undefined;
}

/** `7` and `"7"` are two. */
export function rowKey(id: string | number): string {
  return JSON.stringify(id);
}

export function assertDifferentIds(rows: readonly BatchRow[]): void {
  const seen = new Set<string>();
  for (const { id } of rows) {
    if (seen.has(rowKey(id))) throw new UsageError(`Two rows have the id ${rowKey(id)}: each needs its own`);
    seen.add(rowKey(id));
  }
}
