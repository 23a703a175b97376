import type { CascadeResult, RunEvent } from '@cascade/core';
import type { AttemptRecord, StreamPart } from '@cascade/core/spec';
import type { LogFields, LogWriter } from './log-writer.js';

/** Writes what happens in a run. Of prompts and answers only the length, unless the log may have their content. */
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
      return attemptFields(event.attempt);
    case 'verdict':
      return { ...event.verdict };
    case 'warning':
      return { ...event.warning };
    case 'head':
      return { status: event.status };
    case 'end':
      return resultFields(event.result, log);
    case 'failed':
      return errorFields(event.error);
    default: {
      const { type: _type, ...fields } = event;
      return fields;
    }
  }
}

function attemptFields({ runId: _run, startedAtMs: _started, ...attempt }: AttemptRecord): LogFields {
  return attempt;
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

function errorFields(error: unknown): LogFields {
  const { name, code, message } = Object(error);
  return { error: name, code, message };
}

function partFields(part: StreamPart, log: LogWriter): LogFields {
  const { type } = part;
  if (part.type === 'text-delta' || part.type === 'reasoning-delta') return { type, ...contentFields(part.text, log) };
  if (part.type === 'tool-input-delta') return { type, ...contentFields(part.json, log) };
  if (part.type === 'tool-input-start') return { type, tool: part.name };
  if (part.type === 'part') return { type, of: part.part.type };
  return { type };
}

/** The length of a text, and the text where that is wanted. */
function contentFields(text: string, { hasContent }: LogWriter): LogFields {
  return { characters: text.length, ...(hasContent && { text }) };
}
