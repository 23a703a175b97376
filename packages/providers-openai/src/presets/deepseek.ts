import { type Draft, leaveOut, rewrite } from '../dialect.js';
import { definePreset } from './define-preset.js';

/** DeepSeek. It knows JSON but no schema, which goes into the prompt, and thinks unless it is told not to. */
export const createDeepSeek = definePreset({
  name: 'deepseek',
  baseURL: 'https://api.deepseek.com',
  environment: ['DEEPSEEK_API_KEY'],
  keyRequired: true,
  dialect: { speak },
});

/** DeepSeek, with the key from `DEEPSEEK_API_KEY`. */
export const deepseek = createDeepSeek();

function speak(draft: Draft, modelId: string): Draft {
  const { reasoning_effort: effort = /v4|reasoner/.test(modelId) ? 'default' : 'none' } = draft.body;
  const thinks = effort !== 'none';
  return askInWords(convertEffort(thinks ? withReasoning(withoutLogprobs(draft)) : draft));
}

function withoutLogprobs(draft: Draft): Draft {
  return leaveOut(draft, ['logprobs', 'top_logprobs'], 'DeepSeek gives no log-probabilities while it thinks');
}

/** Its own tool calls carry what it thought. For those of other vendors it has to be something, too: a space will do. */
function withReasoning(draft: Draft): Draft {
  return rewrite(draft, 'messages', (messages) => ({
    messages: Array.isArray(messages)
      ? messages.map((message) => (message.tool_calls ? { reasoning_content: ' ', ...message } : message))
      : messages,
  }));
}

/** Its efforts are low, high and max. */
function convertEffort({ body, warnings }: Draft): Draft {
  const isMedium = body.reasoning_effort === 'medium';
  const changed = isMedium ? [...warnings, 'DeepSeek knows no medium effort: "high" was asked for instead'] : warnings;
  const effort = isMedium ? 'high' : body.reasoning_effort;
  return rewrite({ body, warnings: changed }, 'reasoning_effort', () =>
    effort === 'none'
      ? { thinking: { type: 'disabled' } }
      : { thinking: { type: 'enabled' }, reasoning_effort: effort },
  );
}

/** A schema becomes a system message before all others. */
function askInWords({ body, warnings }: Draft): Draft {
  const schema: unknown = Object(Object(body.response_format).json_schema).schema;
  if (schema === undefined || !Array.isArray(body.messages)) return { body, warnings };
  const content = `Answer with JSON only, by this schema: ${JSON.stringify(schema)}`;
  const messages = [{ role: 'system', content }, ...body.messages];
  return { body: { ...body, response_format: { type: 'json_object' }, messages }, warnings };
}
