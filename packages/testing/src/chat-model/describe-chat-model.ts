import { describeCases, type StoreSuiteOptions } from '../store/describe-cases.js';
import { chatModelCases } from './chat-model-cases.js';
import type { OpenScenario } from './scenario.js';

/**
 * The conformance suite of a chat model. Call it at the top level of a vitest file.
 *
 * @param open - makes the model before an upstream that behaves as the scenario says, anew for every case;
 *   `openWire` makes such a function from the way answers and errors look on your wire
 * @param options.skip - cases that the model does not pass, each with the reason; shown as skipped, never as passed
 */
export function describeChatModel(
  name: string,
  open: OpenScenario,
  options?: Pick<StoreSuiteOptions<OpenScenario>, 'skip'>,
): void {
  describeCases(name, chatModelCases, () => open, options);
}
