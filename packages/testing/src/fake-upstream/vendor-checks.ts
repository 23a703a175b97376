import { arrayOf, type Json, numberOf, objectOf, stringOf } from './json.js';
import type { WireFailure } from './protocol.js';

type Refusal = WireFailure | undefined;

/** Groq takes no names of speakers and gives one answer. */
export function checkGroq(body: Json): Refusal {
  const named = arrayOf(body.messages).findIndex((message) => 'name' in objectOf(message));
  if (named >= 0) return refuse(`'messages.${named}' : property 'name' is unsupported`);
  return (numberOf(body.n) ?? 1) === 1 ? undefined : refuse("'n' : number must be at most 1");
}

/** Together wants a number for the log-probabilities. */
export function checkTogether(body: Json): Refusal {
  return typeof body.logprobs === 'boolean' ? refuse('logprobs: Expected number, received boolean') : undefined;
}

/** Mistral has names and ids of its own. */
export function checkMistral(body: Json): Refusal {
  const foreign = ['seed', 'logprobs', 'top_logprobs', 'max_completion_tokens', 'reasoning_effort'];
  const extra = foreign.find((name) => name in body);
  if (extra !== undefined) {
    const detail = [{ type: 'extra_forbidden', loc: ['body', extra], msg: 'Extra inputs are not permitted' }];
    return { kind: 'unprocessable', body: { detail } };
  }
  if (body.tool_choice === 'required') return refuse("tool_choice: Input should be 'auto', 'none' or 'any'");
  const messages = arrayOf(body.messages).map(objectOf);
  const ids = messages.flatMap((message) => [
    message.tool_call_id,
    ...arrayOf(message.tool_calls).map((call) => objectOf(call).id),
  ]);
  const wrong = ids.find((id) => id !== undefined && !/^[a-zA-Z0-9]{9}$/u.test(String(id)));
  if (wrong !== undefined)
    return refuse(`Tool call id was ${String(wrong)} but must be a-z, A-Z, 0-9, with a length of 9.`);
  const last = messages.at(-1);
  return last?.role === 'assistant' && last.prefix !== true
    ? refuse('Expected last role User or Tool (or Assistant with prefix True) for serving but got assistant')
    : undefined;
}

/** DeepSeek knows JSON but no schema, and no log-probabilities while it thinks, as it does unless told not to. */
export function checkDeepSeek(body: Json, model: string): Refusal {
  const format = stringOf(objectOf(body.response_format).type);
  if (format === 'json_schema') return refuse('This response_format type is unavailable now');
  if (format === 'json_object' && !/json/iu.test(JSON.stringify(body.messages)))
    return refuse("Prompt must contain the word 'json' in some form to use 'response_format' of type 'json_object'.");
  const thinks = /v4|reasoner/u.test(model) && objectOf(body.thinking).type !== 'disabled';
  if (thinks && body.logprobs === true) return refuse('This model does not support logprobs');
  const messages = arrayOf(body.messages).map(objectOf);
  const lacks = messages.some(({ tool_calls: calls, reasoning_content: reasoning }) => calls && !stringOf(reasoning));
  if (thinks && lacks) return refuse('The reasoning_content in the thinking mode must be passed back to the API.');
  const effort = stringOf(body.reasoning_effort);
  return effort === undefined || ['low', 'high', 'max'].includes(effort)
    ? undefined
    : refuse(`reasoning_effort: unknown variant ${effort}, expected one of low, high, max`);
}

/** Models of xAI that reason refuse these. */
export function checkXAI(body: Json, model: string): Refusal {
  if (!/^grok-[4-9]/u.test(model) || model.includes('non-reasoning')) return undefined;
  const refused = ['presence_penalty', 'frequency_penalty', 'stop', 'logprobs'].find((name) => name in body);
  return refused === undefined
    ? undefined
    : refuse(`Model ${model} does not support parameter ${refused}.`, 'Invalid argument');
}

/** Fireworks gives five alternatives at most, and cuts what is too long unless told not to. */
export function checkFireworks(body: Json): Refusal {
  return (numberOf(body.top_logprobs) ?? 0) > 5 ? refuse('top_logprobs: must be less than or equal to 5') : undefined;
}

/** LM Studio writes JSON by a schema only. */
export function checkLMStudio(body: Json): Refusal {
  return objectOf(body.response_format).type === 'json_object'
    ? refuse("'response_format.type' must be 'json_schema' or 'text'")
    : undefined;
}

/** A reasoning that has to be a choice of the template (vLLM), or a switch of its own (Together, Cerebras). */
export function checkEffort(body: Json): Refusal {
  return body.reasoning_effort === 'none'
    ? refuse("reasoning_effort: Input should be 'low', 'medium' or 'high'")
    : undefined;
}

function refuse(message: string, code: string | null = null): WireFailure {
  return { kind: 'bad-request', message, code };
}
