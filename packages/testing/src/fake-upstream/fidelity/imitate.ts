import { arrayOf, isJson, type Json, objectOf } from '../json.js';
import type { ProtocolName } from '../protocol-name.js';
import type { Reply } from '../reply.js';
import { findVendorProfile } from '../vendor-profiles.js';
import { findAll, type ParsedEvent, type Recording } from './recordings.js';

/** What to ask the fake upstream, and what its model shall say, to get an answer of the kind that was recorded. */
export interface Imitation {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: Json;
  readonly reply: Reply;
}

type Answer = Json | readonly ParsedEvent[];

const words = 'One two three four.';

/** The protocol of the fake that a recording belongs to; undefined where the fake imitates no such service. */
export function protocolOf({ name, provider }: Recording): ProtocolName | undefined {
  if (provider === 'ollama') return name.includes('api-chat') || name.includes('doc-') ? 'ollama' : 'openai-chat';
  if (name === 'xai/error-400-auth') return 'openai-chat';
  if (name === 'openai-chat/azure-model-router-stream') return 'azure-openai';
  const known: ProtocolName[] = ['openai-chat', 'openai-responses', 'azure-openai', 'anthropic', 'gemini'];
  const own = known.find((protocol) => protocol === provider);
  return own ?? (profileOf(provider) === 'openai' ? undefined : 'openai-chat');
}

/** The vendor profile under which a provider's recordings are imitated. */
export function profileOf(provider: string): string {
  return findVendorProfile(provider)?.name ?? 'openai';
}

/** Reads the traits of a recorded answer and asks for one that has them all. */
export function imitate(recording: Recording, protocol: ProtocolName, answer: Answer): Imitation {
  const values = Array.isArray(answer) ? answer.map(({ data }) => data) : answer;
  const base = `/p/${profileOf(recording.provider)}`;
  const stream = recording.stream;
  if (protocol === 'anthropic')
    return {
      ...imitateAnthropic(values, stream),
      path: '/v1/messages',
      headers: { 'x-api-key': 'k', 'anthropic-version': '2023-06-01' },
    };
  if (protocol === 'gemini') return imitateGemini(values, stream);
  if (protocol === 'ollama') return { path: '/api/chat', headers: {}, ...imitateOllama(stream) };
  const bearer = { authorization: 'Bearer k' };
  if (protocol === 'openai-responses')
    return { path: '/v1/responses', headers: bearer, ...imitateResponses(values, stream) };
  const path =
    protocol === 'azure-openai'
      ? '/openai/deployments/m/chat/completions?api-version=1'
      : `${base}/v1/chat/completions`;
  return { path, headers: bearer, ...imitateChat(values, stream) };
}

function texts(values: unknown, key: string): string[] {
  return findAll(values, key).filter((value): value is string => typeof value === 'string' && value !== '');
}

function numbersOf(values: unknown, key: string): number {
  return Math.max(0, ...findAll(values, key).filter((value): value is number => typeof value === 'number'));
}

function calls(count: number): Pick<Reply, 'toolCalls'> {
  return count > 0
    ? { toolCalls: Array.from({ length: count }, () => ({ name: 'do_it', input: { text: words } })) }
    : {};
}

function imitateChat(values: unknown, stream: boolean): Pick<Imitation, 'body' | 'reply'> {
  const toolCalls = arrayOf(findAll(values, 'tool_calls').flat()).map(objectOf);
  const ids = new Set(toolCalls.map((call) => call.id).filter((id) => id !== undefined));
  const count = stream ? Math.max(-1, ...toolCalls.map((call) => Number(call.index))) + 1 : ids.size;
  const finish = texts(values, 'finish_reason').at(-1);
  const hasUsage = findAll(values, 'usage').some(isJson);
  const inContent = findAll(values, 'thinking').length > 0;
  const reasoning = inContent || [...texts(values, 'reasoning_content'), ...texts(values, 'reasoning')].length > 0;
  const body = {
    model: 'm',
    messages: [{ role: 'user', content: 'Hi' }],
    stream,
    ...(findAll(values, 'logprobs').some(isJson) && { logprobs: true }),
    ...(stream && {
      stream_options: {
        include_usage: findAll(values, 'usage').length > 0,
        include_obfuscation: findAll(values, 'obfuscation').length > 0,
      },
    }),
  };
  const reply: Reply = {
    ...((inContent || texts(values, 'content').length > 0) && { text: words }),
    ...(reasoning && { reasoning: words }),
    ...calls(count),
    ...(texts(values, 'refusal').length > 0 && { refusal: words }),
    ...(finish !== undefined && finish !== 'tool_calls' && { finishReason: finish }),
    ...(!hasUsage && { usage: null }),
  };
  return { body, reply };
}

function imitateResponses(values: unknown, stream: boolean): Pick<Imitation, 'body' | 'reply'> {
  const responses = Array.isArray(values) ? [objectOf(objectOf(values.at(-1)).response)] : [objectOf(values)];
  const output = responses.flatMap((response) => arrayOf(response.output)).map(objectOf);
  const count = output.filter((item) => item.type === 'function_call').length;
  const reasons = output.some((item) => item.type === 'reasoning');
  const include = [
    ...(findAll(output, 'encrypted_content').length > 0 ? ['reasoning.encrypted_content'] : []),
    ...(findAll(output, 'logprobs').flat().length > 0 ? ['message.output_text.logprobs'] : []),
  ];
  const summarises = output.some((item) => arrayOf(item.summary).length > 0);
  const body = {
    model: texts(values, 'model')[0] ?? 'm',
    input: 'Hi',
    instructions: 'Be brief.',
    stream,
    include,
    ...(summarises && { reasoning: { summary: 'auto' } }),
    ...(stream && { stream_options: { include_obfuscation: findAll(values, 'obfuscation').length > 0 } }),
  };
  const says = output.some((item) => item.type === 'message');
  const reply: Reply = {
    ...(says && { text: words }),
    ...(reasons && { reasoning: words }),
    ...calls(count),
    ...(responses[0]?.status === 'incomplete' && { finishReason: 'length' }),
  };
  return { body, reply };
}

function imitateAnthropic(values: unknown, stream: boolean): Pick<Imitation, 'body' | 'reply'> {
  const blocks = [...arrayOf(objectOf(values).content), ...findAll(values, 'content_block')].map(objectOf);
  const has = (type: string): boolean => blocks.some((block) => block.type === type);
  const stop = texts(values, 'stop_reason').at(-1);
  const body = {
    model: texts(values, 'model')[0] ?? 'm',
    max_tokens: 1_000,
    messages: [{ role: 'user', content: 'Hi' }],
    stream,
  };
  const reply: Reply = {
    ...(has('text') && { text: words }),
    ...((has('thinking') || has('redacted_thinking')) && { reasoning: words }),
    ...(has('redacted_thinking') && { redactReasoning: true }),
    ...calls(blocks.filter((block) => block.type === 'tool_use').length),
    ...(stop === 'refusal' && { finishReason: 'content-filter' }),
  };
  return { body, reply };
}

function imitateGemini(values: unknown, stream: boolean): Imitation {
  const parts = findAll(values, 'parts').flat().map(objectOf);
  const thinks = parts.some((part) => part.thought === true);
  const finish = texts(values, 'finishReason').at(-1);
  const blocked = findAll(values, 'blockReason').length > 0;
  const body = {
    contents: [{ role: 'user', parts: [{ text: 'Hi' }] }],
    ...(thinks && { generationConfig: { thinkingConfig: { includeThoughts: true } } }),
  };
  const reply: Reply = {
    ...(parts.some((part) => part.thought !== true && texts(part, 'text').length > 0) && { text: words }),
    ...((thinks || numbersOf(values, 'thoughtsTokenCount') > 0) && { reasoning: words }),
    ...calls(parts.filter((part) => 'functionCall' in part && texts(part.functionCall, 'name').length > 0).length),
    ...(finish === 'SAFETY'
      ? { finishReason: 'content-filter' }
      : finish !== undefined && finish !== 'STOP' && { finishReason: finish }),
    ...(numbersOf(values, 'cachedContentTokenCount') > 0 && { usage: { cacheReadTokens: 1 } }),
    ...(blocked && { fault: 'prompt-blocked' }),
  };
  const model = texts(values, 'modelVersion')[0] ?? 'gemini-2.5-flash';
  const path = `/v1beta/models/${model}:${stream ? 'streamGenerateContent?alt=sse' : 'generateContent'}`;
  return { path, headers: { 'x-goog-api-key': 'k' }, body, reply };
}

function imitateOllama(stream: boolean): Pick<Imitation, 'body' | 'reply'> {
  const body = { model: 'llama3', messages: [{ role: 'user', content: 'Hi' }], stream };
  return { body, reply: { text: words } };
}
