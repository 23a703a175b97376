import type { EvalRow, RecordedAnswer } from '@cascade/quality/eval';

/** How people of several languages write a final answer, and how they write numbers. */
const templates: readonly (readonly [locale: string, write: (answer: string) => string])[] = [
  ['en-US', (answer) => `Let me think about it step by step. Putting it all together, the answer is ${answer}.`],
  ['de-DE', (answer) => `Ich rechne das der Reihe nach durch. Die Antwort lautet also ${answer}.`],
  ['fr-FR', (answer) => `Reprenons les données une par une. La réponse est donc ${answer}.`],
  ['es-ES', (answer) => `Vamos por partes. Por lo tanto, la respuesta es ${answer}.`],
  ['it-IT', (answer) => `Procediamo con ordine. La risposta è quindi ${answer}.`],
  ['pt-BR', (answer) => `Vamos por etapas. Portanto, a resposta é ${answer}.`],
  ['nl-NL', (answer) => `Ik werk het stap voor stap uit. Het antwoord is dus ${answer}.`],
  ['en-IN', (answer) => `So, after working through all of it, we end up with **${answer}** as the final answer.`],
];

/**
 * The same answers in free prose, in another language and number format for each model and question. Only answers that
 * were recorded by themselves are rewritten.
 */
export function inProse(rows: readonly EvalRow[]): readonly EvalRow[] {
  return rows.map((row, place) => ({
    ...row,
    responses: new Map(
      [...row.responses].map(([model, answer], turn) => [model, rewrite(answer, place * 3 + turn * 5)] as const),
    ),
  }));
}

function rewrite({ text, answer, ...rest }: RecordedAnswer, turn: number): RecordedAnswer {
  if (answer === undefined) return { ...rest, ...(text !== undefined && { text }) };
  const [locale, write] = templates[turn % templates.length] ?? ['en-US', (said: string) => said];
  return { ...rest, text: write(localised(answer, locale)) };
}

/** Plain numbers in the way of the country; everything else as it is. */
function localised(answer: string, locale: string): string {
  if (!/^-?\$?(\d{1,3}(,\d{3})*|\d{1,12})(\.\d{1,4})?$/.test(answer.trim())) return answer;
  const plain = answer.replace(/[$,\s]/g, '');
  return Number(plain).toLocaleString(locale, { maximumFractionDigits: 4 });
}

/** The same answers by themselves: what prose is compared with. */
export function byThemselves(rows: readonly EvalRow[]): readonly EvalRow[] {
  return rows.map((row) => ({
    ...row,
    responses: new Map(
      [...row.responses].map(([model, { text, answer, ...rest }]) => {
        const only = answer ?? text;
        return [model, { ...rest, ...(only !== undefined && { text: only }) }] as const;
      }),
    ),
  }));
}
