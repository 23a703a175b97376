import { type CheckName, hardChecks } from '@cascade/quality';
import type { Figure } from '../figure.js';
import { mulberry32 } from './random-draws.js';
import { recordedRows } from './recorded-pairs.js';
import { type Answered, spoilers, type Way } from './spoilt-drafts.js';

/** Answers that are spoilt in each way. */
const perWay = 200;

/** Checks that count as finding it. */
const alike: Readonly<Record<string, readonly CheckName[]>> = { format: ['format', 'length', 'language'] };

/** Right answers of recorded models, spoilt: how many are thrown away as what they are. */
export async function spoiltFigures(): Promise<readonly Figure[]> {
  const answers = rightAnswers();
  const figures: Figure[] = [];
  for (const [kind, ways] of Object.entries(spoilers)) {
    const shares = new Map<string, number>();
    for (const [name, way] of Object.entries(ways)) shares.set(name, await shareFound(kind, way, answers));
    const values = [...shares.values()];
    const [worst] = [...shares].sort(([, left], [, right]) => left - right);
    figures.push({
      name: `right answers spoilt: ${kind}`,
      value: (100 * values.reduce((sum, value) => sum + value, 0)) / values.length,
      unit: '%',
      target: { atLeast: 95 },
      detail: `found to be of that kind, ${values.length} ways; worst ${worst?.[0]} ${(100 * (worst?.[1] ?? 0)).toFixed(0)} %`,
    });
  }
  return figures;
}

async function shareFound(kind: string, way: Way, answers: readonly Answered[]): Promise<number> {
  const random = mulberry32(17);
  const next = (): Answered => answers[Math.floor(random() * answers.length)] ?? { prompt: '', text: '' };
  let found = 0;
  let tried = 0;
  for (let turn = 0; tried < perWay && turn < 100 * perWay; turn++) {
    const view = way(next(), { random, other: next() });
    if (view === undefined) continue;
    tried++;
    const findings = await hardChecks(view);
    if (findings.some(({ check }) => check === kind || alike[kind]?.includes(check))) found++;
  }
  return found / tried;
}

function rightAnswers(): readonly Answered[] {
  return ['gsm', 'crux', 'mmlu-pro', 'nq', 'routellm-gsm8k'].flatMap((file) =>
    recordedRows(file).flatMap(({ prompt, responses }) => {
      const right = [...responses.values()].find(({ score, text = '' }) => score === 1 && text !== '');
      return right?.text === undefined ? [] : [{ prompt, text: right.text }];
    }),
  );
}
