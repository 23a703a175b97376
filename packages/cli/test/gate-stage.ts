import { afterAll, beforeAll, beforeEach } from 'vitest';
import { openStage, providers, type Stage } from './stage.js';

/** The stage of the test file that called `useGateStage`, once its tests run. */
export let stage: Stage;

/** A stage for all tests of a file: an untouched upstream and a gate with its defaults before each. */
export function useGateStage(): void {
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());
  beforeEach(() => {
    stage.upstream.reset();
    configure('');
  });
}

export const hardQuestion =
  'A shop sells pens at 3 for 2 dollars and pads at 4 dollars each. Ann buys 12 pens and 5 pads and pays with a 50 dollar bill. How much change does she get?';
export const usage = { inputTokens: 60, outputTokens: 40 };

/** A drafter, a dear model and a second opinion; `gate` is put under the cascade's gate. */
export function configure(gate: string, more = ''): void {
  stage.configure(`
default_cascade = "careful"
${providers}[cascades.careful]
tiers = ["openai/gpt-4o-mini", "anthropic/claude-opus-4-7"]
opinions = ["openai/gpt-4.1-nano"]
${more}
[cascades.careful.retry]
delays_ms = []
[cascades.careful.gate]
${gate}
`);
}

/** What the drafter, the second opinion and the dear model answer. */
export function script(
  draft: object,
  opinion: object = { text: 'The answer is 22 dollars.' },
  dear: object = {},
): void {
  stage.upstream.script('openai-chat', 'gpt-4o-mini', [{ usage, ...draft }]);
  stage.upstream.script('openai-chat', 'gpt-4.1-nano', [{ usage, ...opinion }]);
  stage.upstream.script('anthropic', '*', [{ text: 'She gets $22 back.', usage, ...dear }]);
}

export const right = '12 pens cost 12 / 3 * 2 = 8 dollars, 5 pads cost 20 dollars. 50 - 28 = 22. The answer is 22.';
export const wrong = '12 pens cost 24 dollars, 5 pads cost 20 dollars. 50 - 44 = 6. The answer is 6.';

/** Runs one prompt; what was printed, and the answer in it. */
export async function ask(argv: readonly string[] = [], prompt = hardQuestion) {
  const printed = await stage.run(['run', '--json', '-p', prompt, ...argv]);
  return { ...printed, answer: JSON.parse(printed.out) };
}
