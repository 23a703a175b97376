import type { CallContext, ChatRequest, ChatResponse, StreamPart } from '@cascade/core/spec';
import type { Harness, OpenScenario, Scenario } from './scenario.js';

/** A case stage by stage: the model's answers and what it sent. */
export interface Stage {
  readonly harness: Harness;
  readonly controller: AbortController;
  context(more?: Partial<CallContext>): CallContext;
  generate(request: ChatRequest): Promise<ChatResponse>;
  stream(request: ChatRequest): AsyncIterable<StreamPart>;
  /** All parts of a stream. */
  parts(request: ChatRequest): Promise<readonly StreamPart[]>;
  /** Everything sent so far, as one text. */
  sent(): string;
}

/** Opens a scenario, acts, and closes it again. */
export async function onStage(
  open: OpenScenario,
  scenario: Scenario,
  act: (stage: Stage) => Promise<void>,
): Promise<void> {
  const harness = await open(scenario);
  const controller = new AbortController();
  const context = (more?: Partial<CallContext>): CallContext => ({
    signal: controller.signal,
    idempotencyKey: 'suite-0',
    omit: new Set(),
    ...(harness.key !== undefined && { key: harness.key }),
    ...(harness.fetch !== undefined && { fetch: harness.fetch }),
    ...more,
  });
  const stream = (request: ChatRequest) => harness.model.doStream(request, context());
  try {
    await act({
      harness,
      controller,
      context,
      generate: (request) => harness.model.doGenerate(request, context()),
      stream,
      async parts(request) {
        const parts: StreamPart[] = [];
        for await (const part of stream(request)) parts.push(part);
        return parts;
      },
      sent: () =>
        harness
          .received()
          .map(({ body }) => body)
          .join('\n'),
    });
  } finally {
    await harness.close?.();
  }
}

export const usage = { inputTokens: 11, outputTokens: 7 } as const;

/** A plain answer. Long enough to come in several pieces. */
export const plain: Scenario = {
  reply: { text: 'Paris is the capital of France.', finishReason: 'stop', usage },
};

export const question: ChatRequest = { messages: [{ role: 'user', content: 'What is the capital of France?' }] };

/** Two tools and an answer that calls both at once. */
export const weather = {
  name: 'get_weather',
  description: 'Weather of a city',
  inputSchema: {
    type: 'object',
    properties: { city: { type: 'string' }, days: { type: 'integer' } },
    required: ['city', 'days'],
    additionalProperties: false,
  },
} as const;
export const clock = {
  name: 'get_time',
  description: 'The time now',
  inputSchema: { type: 'object', properties: {}, required: [], additionalProperties: false },
} as const;
export const toolQuestion: ChatRequest = { ...question, tools: [weather, clock] };
