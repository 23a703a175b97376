import type { CascadeEvent, CascadeResult } from '@cascade/core';
import type { Io } from '../io.js';
import { colors } from '../render/colors.js';
import { formatDuration } from '../render/format.js';
import { oneLine } from '../render/printable.js';

/** Says on standard error what happens on the way to an answer, as far as a person wants to know. */
export function narrate(io: Io, event: CascadeEvent): void {
  const say = (text: string): void => io.err(colors(io).dim(`${oneLine(text, 500)}\n`));
  if (event.type === 'skip') say(`${event.entry} passed over: ${event.reason}`);
  else if (event.type === 'wait' && event.forMs > 0)
    say(`${event.entry}: waiting ${formatDuration(event.forMs)}: ${event.reason}`);
  else if (event.type === 'attempt-end' && event.attempt.failure) {
    const { entry, failure } = event.attempt;
    say(`${entry} failed: ${failure.class}: ${failure.message}`);
  }
}

/** The same afterwards, for an answer that nobody watched. */
export function tellStory(io: Io, { attempts, skipped }: Pick<CascadeResult, 'attempts' | 'skipped'>): void {
  const say = (text: string): void => io.err(colors(io).dim(`${oneLine(text, 500)}\n`));
  for (const { entry, reason } of skipped) say(`${entry} passed over: ${reason}`);
  for (const { entry, failure } of attempts) if (failure) say(`${entry} failed: ${failure.class}: ${failure.message}`);
}
