import type { ChatRequest, ChatResponse, FinishReason, Gate, Json, Part, Tool } from '@cascade/core/spec';

/** A draft to judge, as `cascade judge` reads it. */
export interface JudgeRow {
  readonly id: string | number;
  readonly prompt: string;
  readonly draft: string;
  readonly finishReason?: FinishReason;
  readonly responseSchema?: Json;
  readonly tools?: readonly Tool[];
  readonly toolCalls?: readonly { readonly name: string; readonly input: Json }[];
}

/** What the gate makes of it. */
export interface JudgedRow {
  readonly id: string | number;
  readonly decision: 'accept' | 'reject' | 'abstain';
  /** In [0, 1]; 1 where the prompt was so easy that hard checks were enough. */
  readonly score: number;
  /** A hard check decided. */
  readonly veto: boolean;
  readonly reasons: readonly { readonly check: string; readonly text: string }[];
}

const finishReasons: readonly string[] = ['stop', 'length', 'tool-calls', 'content-filter', 'other'];
/** As vendors call them. */
const vendorReasons: ReadonlyMap<string, FinishReason> = new Map([
  ['max_tokens', 'length'],
  ['MAX_TOKENS', 'length'],
  ['tool_calls', 'tool-calls'],
  ['tool_use', 'tool-calls'],
  ['end_turn', 'stop'],
  ['STOP', 'stop'],
]);

/**
 * Reads one line of a file of drafts. Tools and calls may also be in OpenAI's form.
 *
 * @throws Error that says what is wrong with the line
 */
export function parseJudgeRow(line: string): JudgeRow {
  const value: unknown = JSON.parse(line);
  const { id, prompt, draft = '', finishReason, responseSchema, tools, toolCalls } = fieldsOf(value);
  if (typeof id !== 'string' && typeof id !== 'number') throw new Error('`id` must be a text or a number');
  if (typeof prompt !== 'string') throw new Error('`prompt` must be a text');
  if (draft !== null && typeof draft !== 'string') throw new Error('`draft` must be a text');
  return {
    id,
    prompt,
    draft: draft ?? '',
    ...(finishReason !== undefined && finishReason !== null && { finishReason: readReason(finishReason) }),
    ...(isPresent(responseSchema) && { responseSchema: responseSchema as Json }),
    ...(Array.isArray(tools) && { tools: tools.map(readTool) }),
    ...(Array.isArray(toolCalls) && { toolCalls: toolCalls.map(readCall) }),
  };
}

/** Judges one draft as that of the first of two tiers, without asking anybody. */
export async function judgeRow(gate: Gate, row: JudgeRow): Promise<JudgedRow> {
  const { id, prompt, draft, finishReason, responseSchema, tools, toolCalls = [] } = row;
  const request: ChatRequest = {
    messages: [{ role: 'user', content: prompt }],
    ...(tools && { tools }),
    ...(responseSchema !== undefined && { output: { name: 'answer', jsonSchema: responseSchema } }),
  };
  const calls = toolCalls.map((call, place): Part => ({ type: 'tool-call', id: String(place), ...call }));
  const text: readonly Part[] = draft === '' ? [] : [{ type: 'text', text: draft }];
  const reason = finishReason ?? (calls.length > 0 ? 'tool-calls' : 'stop');
  const response: ChatResponse = { content: [...text, ...calls], finish: { reason, usage: {} } };
  const view = {
    name: 'judge',
    tiers: [
      { index: 0, entries: [] },
      { index: 1, entries: [] },
    ],
    opinions: [],
  };
  const plan = (await gate.plan?.(request, view)) ?? { startTier: 0, score: true, reasons: [] };
  const shared = { request, response, entry: 'draft', tier: 0, tiersLeft: 1, plan, view, alongside: [] };
  const failure = { class: 'unsupported', scope: 'request', message: 'nobody is asked here' } as const;
  const { decision, score, veto, reasons } = await gate.judge(shared, {
    signal: new AbortController().signal,
    ask: async () => ({ failure }),
    embed: async () => undefined,
  });
  return { id, decision, score: score ?? 1, veto: veto !== undefined, reasons };
}

function readReason(value: unknown): FinishReason {
  const found = vendorReasons.get(String(value)) ?? String(value);
  // An unknown word of some vendor's says nothing.
  return finishReasons.includes(found) ? (found as FinishReason) : 'other';
}

function readTool(value: unknown): Tool {
  const outer = fieldsOf(value);
  const {
    name,
    description,
    inputSchema,
    parameters,
    input_schema: anthropic,
  } = isPresent(outer.function) ? fieldsOf(outer.function) : outer;
  if (typeof name !== 'string') throw new Error('each of `tools` must have a `name`');
  const schema = inputSchema ?? parameters ?? anthropic ?? { type: 'object' };
  return { name, inputSchema: schema as Json, ...(typeof description === 'string' && { description }) };
}

function readCall(value: unknown): { readonly name: string; readonly input: Json } {
  const outer = fieldsOf(value);
  const { name, input, arguments: given, args } = isPresent(outer.function) ? fieldsOf(outer.function) : outer;
  if (typeof name !== 'string') throw new Error('each of `toolCalls` must have a `name`');
  const raw = input ?? given ?? args ?? {};
  return { name, input: (typeof raw === 'string' ? parsed(raw) : raw) as Json };
}

/** Arguments come as JSON in a text; broken ones stay the text that they are, which fits no schema. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('a row must be an object');
  return { ...value };
}
