import type { RunEvent } from '@cascade/core';

/** What happens, in a line each on standard error. Never a text of prompt or answer. */
export function narrate(event: RunEvent): void {
  const line = lineOf(event);
  if (line !== undefined) process.stderr.write(`[cascade] ${line.replaceAll(/\s+/g, ' ')}\n`);
}

function lineOf(event: RunEvent): string | undefined {
  switch (event.type) {
    case 'skip':
      return `${event.entry} passed over: ${event.reason}`;
    case 'wait':
      return `${event.entry}: waiting ${event.forMs} ms: ${event.reason}`;
    case 'attempt-end': {
      const { entry, role, latencyMs, failure, costUsd } = event.attempt;
      const end =
        failure === undefined ? `answered ($${costUsd ?? ' unknown'})` : `${failure.class}: ${failure.message}`;
      return `${entry} (${role}) ${end}, ${latencyMs} ms`;
    }
    case 'verdict':
      return `gate: ${event.verdict.decision}${event.verdict.veto ? ` (${event.verdict.veto})` : ''}`;
    case 'warning':
      return `warning: ${event.warning.text}`;
    default:
      return undefined;
  }
}
