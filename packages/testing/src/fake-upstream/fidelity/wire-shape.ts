import { isJson, type Json } from '../json.js';
import type { ParsedEvent } from './recordings.js';

/** For each path inside a JSON value, the types seen there. Array positions collapse. */
export type WireShape = Map<string, Set<string>>;

/** Below these keys lies what the caller or the model wrote: the wire format does not decide its shape. */
const opaque = /\.(input|args|arguments|metadata|tools|tool_choice|schema|details)$/u;

/** Collects the shape of a value into `shape`. */
export function collectShape(value: unknown, path: string, shape: WireShape): WireShape {
  const types = shape.get(path) ?? new Set();
  shape.set(path, types.add(typeOf(value)));
  if (opaque.test(path) && !Array.isArray(value)) return shape;
  if (Array.isArray(value)) {
    if (!opaque.test(path)) for (const item of value) collectShape(item, `${path}[]`, shape);
  } else if (isJson(value))
    for (const [key, inner] of Object.entries(value)) collectShape(inner, `${path}.${key}`, shape);
  return shape;
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** The shape of a whole answer: of its body, or of its events by label. */
export function shapeOfAnswer(answer: Json | readonly ParsedEvent[], protocol: string): WireShape {
  const shape: WireShape = new Map();
  if (!Array.isArray(answer)) return collectShape(answer, '', shape);
  for (const event of answer) collectShape(event.data, hasTypes(protocol) ? String(event.data.type) : '', shape);
  return shape;
}

/** The order of the events of a stream, as labels; neighbours that are alike collapse, pings are left out. */
export function orderOfEvents(events: readonly ParsedEvent[], protocol: string): string[] {
  const labels = events.map((event) => labelOf(event, protocol)).filter((label) => label !== 'ping');
  return labels.filter((label, index) => label !== labels[index - 1]);
}

function hasTypes(protocol: string): boolean {
  return protocol === 'anthropic' || protocol === 'openai-responses';
}

function labelOf({ data }: ParsedEvent, protocol: string): string {
  if (hasTypes(protocol)) {
    const detail = [data.delta, data.content_block, data.item].find(isJson)?.type;
    return [data.type, detail].filter((part) => typeof part === 'string').join(' ');
  }
  if (protocol === 'gemini') return geminiLabel(data);
  if (protocol === 'ollama')
    return data.done === true ? 'done' : filled(isJson(data.message) ? data.message : {}) || 'content';
  const choice = Array.isArray(data.choices) && isJson(data.choices[0]) ? data.choices[0] : undefined;
  if (!choice) return isJson(data.usage) ? 'usage' : 'no choices';
  const delta = isJson(choice.delta) ? choice.delta : {};
  if (choice.finish_reason) return 'finish';
  return 'role' in delta ? 'role' : filled(delta) || 'content';
}

function geminiLabel(data: Json): string {
  const candidate = Array.isArray(data.candidates) && isJson(data.candidates[0]) ? data.candidates[0] : undefined;
  if (!candidate) return 'no candidates';
  const content = isJson(candidate.content) ? candidate.content : {};
  const part = Array.isArray(content.parts) && isJson(content.parts[0]) ? content.parts[0] : {};
  if (candidate.finishReason) return 'finish';
  return part.functionCall ? 'call' : part.thought ? 'thought' : 'text';
}

/** Which of the fields of a delta say something. */
function filled(delta: Json): string {
  return Object.entries(delta)
    .filter(
      ([key, value]) =>
        key !== 'role' && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
    )
    .map(([key]) => key)
    .join('+');
}
