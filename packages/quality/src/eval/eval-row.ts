/** What one model answered to a recorded question. */
export interface RecordedAnswer {
  /** Graded by the source, in [0, 1]; NaN where it is not. */
  readonly score: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costUsd: number;
  /** The final answer that a parser took out of the text. Read only where there is no text. */
  readonly answer?: string;
  readonly text?: string;
}

/** A recorded question with the graded answers of several models. */
export interface EvalRow {
  readonly id: string;
  readonly prompt: string;
  readonly responses: ReadonlyMap<string, RecordedAnswer>;
}

/**
 * Reads one line of a file of recorded answers.
 *
 * @throws Error that says what is wrong with the line
 */
export function parseEvalRow(line: string): EvalRow {
  const row: unknown = JSON.parse(line);
  const { id, prompt, responses } = fieldsOf(row, 'a row');
  if (typeof id !== 'string' && typeof id !== 'number') throw new Error('`id` must be a text or a number');
  if (typeof prompt !== 'string') throw new Error('`prompt` must be a text');
  const answers = Object.entries(fieldsOf(responses, '`responses`'));
  return {
    id: String(id),
    prompt,
    responses: new Map(answers.map(([model, answer]) => [model, readAnswer(model, answer)])),
  };
}

function readAnswer(model: string, value: unknown): RecordedAnswer {
  const fields = fieldsOf(value, `the answer of ${model}`);
  const { answer, text, score, costUsd } = fields;
  if (isPresent(score) && !(typeof score === 'number' && score >= 0 && score <= 1)) {
    throw new Error(`\`score\` of ${model} must be a number from 0 to 1`);
  }
  if (isPresent(costUsd) && !(typeof costUsd === 'number' && costUsd >= 0)) {
    throw new Error(`\`costUsd\` of ${model} must be a number of at least 0`);
  }
  return {
    score: numberOf(fields, 'score', Number.NaN),
    inputTokens: numberOf(fields, 'inputTokens', Number.NaN),
    outputTokens: numberOf(fields, 'outputTokens', Number.NaN),
    costUsd: numberOf(fields, 'costUsd', Number.NaN),
    ...(typeof answer === 'string' || typeof answer === 'number' ? { answer: String(answer) } : {}),
    ...(typeof text === 'string' && { text }),
  };
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function fieldsOf(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${what} must be an object`);
  return { ...value };
}

function numberOf(fields: Readonly<Record<string, unknown>>, name: string, missing: number): number {
  const value = fields[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : missing;
}
