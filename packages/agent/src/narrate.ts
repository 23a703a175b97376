import type { AgentEvent } from './tools/tool-event.js';

/** What happens, in a line each on standard error. Never a text of prompt or answer. */
export function narrate(event: AgentEvent): void {
  const line = lineOf(event);
  if (line !== undefined) process.stderr.write(`[cascade] ${line.replaceAll(/\s+/g, ' ')}\n`);
}

function lineOf(event: AgentEvent): string | undefined {
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
    case 'tool-end':
      return `tool ${event.tool}: ${event.isError ? 'failed' : 'done'}, ${event.latencyMs} ms`;
    case 'tool-refused':
      return `tool ${event.tool}: not executed (${event.why})`;
    default:
      return undefined;
  }
}
