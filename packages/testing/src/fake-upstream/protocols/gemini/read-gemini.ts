import type { IncomingRequest } from '../../incoming-request.js';
import { arrayOf, numberOf, objectOf, stringOf } from '../../json.js';
import { emptyQuestion, type Question } from '../../question.js';

/** A field by its camelCase name, or by its snake_case name, as Google's servers read both. */
export function fieldOf(value: unknown, camelCase: string): unknown {
  const object = objectOf(value);
  return object[camelCase] ?? object[camelCase.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`)];
}

/** Reads a generateContent request. */
export function readGemini(incoming: IncomingRequest): Question {
  const { body } = incoming;
  const config = fieldOf(body, 'generationConfig');
  const mode = fieldOf(fieldOf(body, 'toolConfig'), 'functionCallingConfig');
  const isJsonOutput = fieldOf(config, 'responseMimeType') === 'application/json';
  const schema = fieldOf(config, 'responseJsonSchema') ?? fieldOf(config, 'responseSchema');
  const logprobs = fieldOf(config, 'responseLogprobs') === true;
  return {
    ...emptyQuestion,
    protocol: 'gemini',
    model: incoming.model,
    stream: incoming.stream,
    prompt: lastUserText(body.contents),
    inputTokens: Math.ceil(JSON.stringify([fieldOf(body, 'systemInstruction') ?? '', body.contents ?? '']).length / 4),
    tools: arrayOf(body.tools).flatMap((tool) =>
      arrayOf(fieldOf(tool, 'functionDeclarations')).map((declaration) => ({
        name: stringOf(objectOf(declaration).name) ?? '',
        schema: fieldOf(declaration, 'parametersJsonSchema') ?? objectOf(declaration).parameters ?? {},
      })),
    ),
    toolChoice: readToolChoice(mode),
    outputSchema: isJsonOutput ? schema : undefined,
    jsonMode: isJsonOutput,
    topLogprobs: logprobs ? (numberOf(fieldOf(config, 'logprobs')) ?? 0) : undefined,
    reasoning: fieldOf(fieldOf(config, 'thinkingConfig'), 'includeThoughts') === true,
    candidates: numberOf(fieldOf(config, 'candidateCount')) ?? 1,
    maxOutputTokens: numberOf(fieldOf(config, 'maxOutputTokens')),
    stopSequences: arrayOf(fieldOf(config, 'stopSequences')).filter((sequence) => typeof sequence === 'string'),
  };
}

function readToolChoice(config: unknown): Question['toolChoice'] {
  const mode = objectOf(config).mode;
  if (mode === 'NONE') return 'none';
  if (mode !== 'ANY') return 'auto';
  const names = arrayOf(fieldOf(config, 'allowedFunctionNames'));
  return names.length === 1 ? { name: String(names[0]) } : 'required';
}

function lastUserText(contents: unknown): string {
  const last = arrayOf(contents)
    .map(objectOf)
    .findLast((content) => content.role !== 'model');
  return arrayOf(last?.parts)
    .map((part) => stringOf(objectOf(part).text) ?? '')
    .join('');
}
