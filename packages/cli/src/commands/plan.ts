import { createCascade, type PlannedEntry, planRun, type RunPlan } from '@cascade/core';
import { defined } from '@cascade/core/provider-kit';
import { type ExpectedPath, expectedPaths } from '@cascade/quality';
import { chooseCascade } from '../choose-cascade.js';
import { type PromptOptions, readConversation } from '../input/read-conversation.js';
import type { Io } from '../io.js';
import { openSession } from '../open-session.js';
import { formatUsd } from '../render/format.js';
import { renderTable } from '../render/table.js';

export interface PlanOptions extends PromptOptions {
  readonly cascade?: string;
  readonly config?: string;
  readonly json?: boolean;
  readonly require?: Readonly<Record<string, string>>;
}

/** `cascade plan`: what a question would set going. Nothing is sent. */
export async function planCommand(io: Io, options: PlanOptions): Promise<number> {
  const conversation = await readConversation(io, options);
  const { config, store } = await openSession(io, options.config);
  try {
    const cascade = createCascade({ ...(await chooseCascade(config, options)), store });
    const planned = await planRun(cascade, conversation, defined({ require: options.require }));
    const paths = expectedPaths(planned, conversation);
    if (options.json === true) await io.out(`${JSON.stringify(toJson(planned, paths), null, 2)}\n`);
    else await io.out(await render(io, planned, paths));
    return 0;
  } finally {
    await store.close();
  }
}

function toJson({ cascade, tiers, opinions, plan, warnings }: RunPlan, paths: readonly ExpectedPath[]): object {
  const { alongside = [], ...rest } = plan;
  const questions = alongside.map(({ entry, role }) => ({ entry, role }));
  return { cascade, tiers, opinions, plan: { ...rest, alongside: questions }, paths, warnings };
}

async function render(io: Io, { tiers, opinions, plan, warnings }: RunPlan, paths: readonly ExpectedPath[]) {
  const row = (where: string, { key, reason }: PlannedEntry): readonly string[] => [
    where,
    key,
    reason === undefined ? 'would be asked' : `passed over: ${reason}`,
  ];
  const rows = [
    ...tiers.flatMap((entries, tier) => entries.map((entry) => row(`tier ${tier}`, entry))),
    ...opinions.map((entry) => row('opinion', entry)),
  ];
  const questions = (plan.alongside ?? []).map(({ entry, role }) => `${role} of ${entry}`);
  const about = [plan.complexity, plan.domain].filter((word) => word !== undefined).join(', ');
  return [
    await renderTable(io, ['where', 'entry', 'now'], rows),
    `${about === '' ? 'the prompt' : about}: begins with tier ${plan.startTier}`,
    ...plan.reasons.map(({ check, text }) => `  ${check}: ${text}`),
    questions.length === 0 ? 'asks nobody beside the draft' : `asks beside the draft: ${questions.join(', ')}`,
    '',
    await renderTable(
      io,
      ['path', 'expected cost'],
      paths.map(({ path, usd }) => [path, usd === undefined ? 'unknown' : formatUsd(usd)]),
    ),
    ...warnings.map((warning) => `warning: ${warning}`),
    'nothing was sent\n',
  ].join('\n');
}
