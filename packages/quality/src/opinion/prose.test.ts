import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compareAnswers } from './compare-answers.js';

interface Row {
  readonly prompt: string;
  readonly responses: Readonly<Record<string, { readonly text?: string; readonly answer?: string }>>;
}

const folder = fileURLToPath(new URL('../../../../../shared/data/cascade-eval/', import.meta.url));
const missing = existsSync(folder) ? '' : ' (skipped: no folder ../shared/data/cascade-eval beside the project)';
const rowsOfTask = 120;

function read(task: string): readonly Row[] {
  const lines = readFileSync(`${folder}${task}.jsonl`, 'utf8').trim().split('\n');
  const step = Math.floor(lines.length / rowsOfTask);
  return lines.filter((_, index) => index % step === 0).map((line): Row => JSON.parse(line));
}

function answerOf(row: Row, model: string): string {
  return row.responses[model]?.answer ?? '';
}

type Rewrite = (answer: string) => string;

function grouped(locale: string): Rewrite {
  return (answer) => Number(answer).toLocaleString(locale, { maximumFractionDigits: 6 });
}

const numbers: Readonly<Record<string, Rewrite>> = {
  English: (answer) =>
    `So, in the end, he is left with ${grouped('en-US')(answer)} dollars. Let me know if you need more!`,
  German: (answer) => `Die Antwort lautet ${grouped('de-DE')(answer)} $.`,
  French: (answer) => `La réponse est donc ${grouped('fr-FR')(answer)} dollars.`,
  Spanish: (answer) => `Por lo tanto, gasta ${grouped('es-ES')(answer)} dólares en total.`,
  Chinese: (answer) => `所以，答案是 ${grouped('en-US')(answer)}。`,
  Arabic: (answer) => `الإجابة هي ${grouped('ar-EG')(answer)}.`,
  Hindi: (answer) => `उत्तर ${grouped('hi-IN-u-nu-deva')(answer)} है।`,
  Swiss: (answer) => `Das ergibt ${grouped('de-CH')(answer)} Franken.`,
  LaTeX: (answer) => `Hence \\[ x = \\boxed{${answer}} \\]`,
};
const literals: Readonly<Record<string, Rewrite>> = {
  English: (answer) => `So the function returns ${answer}.`,
  German: (answer) => `Die Ausgabe lautet ${answer}.`,
  French: (answer) => `La sortie est donc \`${answer}\`.`,
  Chinese: (answer) => `输出是 ${answer}。`,
  code: (answer) => `\`\`\`python\n${answer}\n\`\`\``,
};
const choices: Readonly<Record<string, Rewrite>> = {
  English: (answer) => `I would go with ${answer}.`,
  German: (answer) => `Also ist Antwort ${answer} richtig.`,
  French: (answer) => `La bonne réponse est la lettre ${answer}.`,
  Russian: (answer) => `Ответ: ${answer}`,
  Chinese: (answer) => `正确答案：${answer}`,
  bold: (answer) => `**${answer}**`,
};

/** The share of rewritten answers that still agree with the original. */
function survivors(rows: readonly Row[], model: string, rewrite: Rewrite): number {
  const kept = rows.filter((row) => {
    const answer = answerOf(row, model);
    return compareAnswers({ text: answer }, { text: rewrite(answer) }, { prompt: row.prompt }).agreement === 1;
  });
  return kept.length / rows.length;
}

describe.skipIf(missing !== '')(`a recorded answer in free prose${missing}`, () => {
  it.each(Object.entries(numbers))('keeps its number in %s', (_, rewrite) => {
    const rows = read('gsm').filter((row) => /^-?\d+(?:\.\d+)?$/.test(answerOf(row, 'gpt-4o')));
    expect(survivors(rows, 'gpt-4o', rewrite)).toBeGreaterThanOrEqual(0.97);
  });

  it.each(Object.entries(literals))('keeps its literal in %s', (_, rewrite) => {
    const rows = read('crux').filter((row) => /^(?:'[^']*'|-?\d+|True|False|\[.*\])$/.test(answerOf(row, 'gpt-4o')));
    expect(survivors(rows, 'gpt-4o', rewrite)).toBeGreaterThanOrEqual(0.97);
  });

  it.each(Object.entries(choices))('keeps its choice in %s', (_, rewrite) => {
    expect(survivors(read('mmlu-pro'), 'gemini-1.5-pro', rewrite)).toBeGreaterThanOrEqual(0.97);
  });

  it('is read as the recorded parser read it', () => {
    const rows = read('gsm').filter((row) => row.responses['gpt-4o-mini']?.text !== undefined);
    const same = rows.filter(({ prompt, responses }) => {
      const { text = '', answer = '' } = responses['gpt-4o-mini'] ?? {};
      return compareAnswers({ text }, { text: answer }, { prompt }).agreement === 1;
    });
    expect(same.length / rows.length).toBeGreaterThanOrEqual(0.98);
  });
});
