import { type CascadeResult, RunError, type RunEvent } from '@cascade/core';
import type { AttemptRecord, StreamPart } from '@cascade/core/spec';
import type { LogFields, LogWriter } from './log-writer.js';

/**
 * Writes what happens in a run. Of prompts and answers only the length, and no message of a vendor, which may quote them,
 * unless the log may have their content.
 */
export function logEvent(log: LogWriter, { runId: run, atMs: _at, ...event }: RunEvent): void {
  if (event.type === 'part') {
    log.write('trace', 'part', { run, final: event.final, ...partFields(event.part, log) });
  } else if (event.type === 'bytes') {
    log.write('trace', 'bytes', { run, bytes: event.bytes.byteLength });
  } else {
    log.write('debug', event.type, { run, ...fieldsOf(event, log) });
  }
}

type Step =
  Exclude<RunEvent, { readonly type: 'part' | 'bytes' }> extends infer Event
    ? Event extends unknown
      ? Omit<Event, 'runId' | 'atMs'>
      : never
    : never;

function fieldsOf(event: Step, log: LogWriter): LogFields {
  switch (event.type) {
    case 'plan': {
      const { startTier, score, complexity, domain, alongside = [], reasons } = event.plan;
      return { startTier, score, complexity, domain, alongside: alongside.map(({ entry }) => entry), reasons };
    }
    case 'attempt-end':
      return attemptFields(event.attempt, log);
    case 'verdict':
      return { ...event.verdict };
    case 'skip':
      return { entry: event.entry, reason: log.hasContent ? event.reason : ownWords(event.reason) };
    case 'wait':
      return { entry: event.entry, forMs: event.forMs, ...quote({ reason: event.reason }, log) };
    case 'warning': {
      const { code, text } = event.warning;
      return { code, ...(code === 'not-found' ? quote({ text }, log) : { text }) };
    }
    case 'head':
      return { status: event.status };
    case 'end':
      return resultFields(event.result, log);
    case 'failed':
      return { ...errorFields(event.error, log), status: event.status, costUsd: event.costUsd };
    default: {
      const { type: _type, ...fields } = event;
      return fields;
    }
  }
}

function attemptFields(record: AttemptRecord, log: LogWriter): LogFields {
  const { runId: _run, startedAtMs: _started, failure, ...attempt } = record;
  if (failure === undefined) return attempt;
  const { message, code, ...rest } = failure;
  const isWord = code !== undefined && /^[\w.:-]{1,64}$/.test(code);
  return {
    ...attempt,
    failure: { ...rest, ...(isWord ? { code } : quote({ code }, log)), ...quote({ message }, log) },
  };
}

function resultFields(result: unknown, log: LogWriter): LogFields {
  const { entry, costUsd, costBasis, degraded, finish, text, attempts }: Partial<CascadeResult> = Object(result);
  return {
    entry,
    finish: finish?.reason,
    usage: finish?.usage,
    costUsd,
    costBasis,
    degraded,
    attempts: attempts?.length,
    ...(text !== undefined && contentFields(text, log)),
  };
}

function errorFields(error: unknown, log: LogWriter): LogFields {
  const { name, code, message } = Object(error);
  return { error: name, code, ...(RunError.isInstance(error) ? quote({ message }, log) : { message }) };
}

function partFields(part: StreamPart, log: LogWriter): LogFields {
  const { type } = part;
  if (part.type === 'text-delta' || part.type === 'reasoning-delta') return { type, ...contentFields(part.text, log) };
  if (part.type === 'tool-input-delta') return { type, ...contentFields(part.json, log) };
  if (part.type === 'tool-input-start') return { type, tool: part.name };
  if (part.type === 'part') return { type, of: part.part.type };
  return { type };
}

/** What a vendor said, where that is wanted. */
function quote(fields: LogFields, { hasContent }: LogWriter): LogFields {
  return hasContent ? fields : {};
}

/** A reason without what it quotes in parentheses: an earlier message of a vendor. */
function ownWords(reason: string): string {
  return reason.split(' (', 1).join();
}

/** The length of a text, and the text where that is wanted. */
function contentFields(text: string, { hasContent }: LogWriter): LogFields {
  return { characters: text.length, ...(hasContent && { text }) };
}
