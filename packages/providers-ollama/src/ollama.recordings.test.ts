import { createCascade, RunError } from '@cascade/core';
import type { FailureClass } from '@cascade/core/spec';
import { loadRecordings, type Recording, serveRecording } from '@cascade/testing/recordings';
import { describe, expect, it } from 'vitest';
import { createOllama } from './create-ollama.js';

const root = new URL('../../../../shared/fixtures/', import.meta.url);
// The others in the folder speak OpenAI's protocol.
const recordings = loadRecordings(root, ['ollama', 'truncated']).filter(({ name }) =>
  /^(ollama\/(api|doc)-|truncated\/ollama)/.test(name),
);

const failures: Readonly<Record<string, FailureClass>> = {
  'ollama/doc-error-body': 'server',
  'truncated/ollama-cut': 'invalid-response',
};

describe.skipIf(recordings.length === 0)('recordings of Ollama (../shared/fixtures)', () => {
  it.each(recordings.map((recording) => [recording.name, recording] as const))('%s', async (name, recording) => {
    const server = await serveRecording(recording);
    const entries = [createOllama({ baseURL: server.url }).chat('llama3.2')];
    const cascade = createCascade({ entries, retry: { delaysMs: [] } });
    const question = 'What was asked then.';
    try {
      const result = recording.isStream ? await cascade.stream(question).result : await cascade.generate(question);
      expect(failures[name]).toBeUndefined();
      const truth = truthOf(recording);
      expect(result.text).toBe(truth.text);
      expect(result.finish).toMatchObject({
        reason: 'stop',
        rawReason: 'stop',
        modelId: truth.last.model,
        usage: { inputTokens: truth.last.prompt_eval_count, outputTokens: truth.last.eval_count },
      });
    } catch (error) {
      if (!RunError.isInstance(error) || !(error instanceof RunError)) throw error;
      expect(`${error.attempts[0]?.failure?.class}`, error.message).toBe(failures[name]);
    } finally {
      await server.close();
    }
  });
});

/** The recordings are read here a second time, in the simplest way there is. */
function truthOf({ body, isStream }: Recording) {
  const text = body.toString().trim();
  const answers = (isStream ? text.split('\n') : [text]).map((line) => JSON.parse(line));
  return { text: answers.map(({ message }) => message.content).join(''), last: answers.at(-1) };
}
