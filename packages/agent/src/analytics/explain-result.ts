import type { AttemptRecord } from '@cascade/core/spec';
import type { AgentResult } from '../run/agent-result.js';

/** Says in words how an answer came to be: what applied, what failed, what the gate made of each draft. */
export async function explainResult(result: AgentResult): Promise<readonly string[]> {
  const { trace, rules, flags } = result;
  const { explain } = await import('@cascade/quality');
  const lines = trace.runs.flatMap((run, step) => {
    const failed = trace.attempts.filter(({ runId, failure }) => runId === run.id && failure !== undefined);
    const own = [...failed.map(failureOf), ...explain({ run }), answerOf(run.answeredBy, run.costUsd)];
    return trace.runs.length === 1 ? own : own.map((line) => `step ${step + 1}: ${line}`);
  });
  return [
    ...(rules.length > 0 ? [`applied: ${rules.join(', ')}`] : []),
    ...flags.map(
      ({ guardrail, label, stage, count }) => `guardrail "${guardrail}" flagged ${label} (${stage}, ${count})`,
    ),
    ...(result.cached ? [givenAgain(result)] : lines),
  ];
}

function givenAgain({ modelUsed, runIds }: AgentResult): string {
  return `${modelUsed} had answered before (run ${runIds.join(', ')}): given again, for nothing`;
}

function failureOf({ entry, role, failure }: AttemptRecord): string {
  return `${entry} (${role}) failed: ${failure?.class}`;
}

function answerOf(answeredBy: string | undefined, costUsd: number | undefined): string {
  return `${answeredBy ?? 'nobody'} answered, for ${costUsd === undefined ? 'an unknown cost' : `${costUsd} USD`}`;
}
