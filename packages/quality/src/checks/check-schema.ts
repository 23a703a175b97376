import type { DraftView } from '../draft-view.js';
import { jsonInText } from '../text/json-in-text.js';
import type { Finding } from './finding.js';
import { isSchemaObject } from './json-schema.js';
import { readDraft } from './read-draft.js';
import { validateJson } from './validate-json.js';

const schemaFinding = (text: string): Finding => ({ check: 'schema', text });

/** A schema without rules asks for any JSON. */
function rulesOf(schema: unknown): boolean {
  return isSchemaObject(schema) && Object.keys(schema).length > 0;
}

/**
 * The answer should be JSON of a given schema and is not: no JSON, broken JSON, or JSON that breaks the schema. JSON in
 * a code block or amid prose is accepted. Without a schema, JSON that the prompt asks for must not be broken.
 */
export function checkSchema(draft: DraftView): Finding | undefined {
  const { text, asked, calls } = readDraft(draft);
  if (calls || text === '') return undefined;
  if (draft.jsonSchema === undefined) {
    if (!/\bjson\b/.test(asked) || !/^(?:```\s*)?[[{]/.test(text)) return undefined;
    if (
      !/\b(?:in|as|only|valid|return|output|respond|reply|format|produce|give|write|convert|generate|answer)\b[^.!?\n]{0,60}\bjson\b/.test(
        asked,
      )
    )
      return undefined;
    return jsonInText(text).found === 'broken' && !isManyJson(text)
      ? schemaFinding('the JSON does not parse')
      : undefined;
  }
  const json = jsonInText(text);
  if (json.found === 'broken') return schemaFinding('the JSON does not parse');
  if (json.found === 'nothing') return schemaFinding('no JSON where JSON was asked for');
  if (!rulesOf(draft.jsonSchema)) return undefined;
  const problem = validateJson(json.value, draft.jsonSchema);
  return problem === undefined ? undefined : schemaFinding(`the JSON breaks its schema: ${problem}`);
}

/** JSON lines, comments or placeholders: nothing that a parser of one value can judge. */
function isManyJson(text: string): boolean {
  return (
    /^[^\n]*[}\]]\s*\n\s*[[{]/.test(text) ||
    /^\s*\/\/|\.\.\.|…/m.test(text.slice(0, 8_000)) ||
    /\bjsonl\b|json lines/.test(text)
  );
}
