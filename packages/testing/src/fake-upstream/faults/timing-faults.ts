import type { FaultBehaviour } from '../fault.js';
import type { Step } from '../step.js';
import { firstHalf, isContent } from './cut-steps.js';
import { bothModes, conversations } from './define-fault.js';

const keepAliveMs = 20;

/** Answers that are late, or stop coming. All are slower than `slowMs`: give the client shorter timeouts. */
export const timingFaults: readonly FaultBehaviour[] = [
  {
    name: 'slow-headers',
    description: 'nothing for slowMs, then the whole answer',
    modes: bothModes,
    expectedClass: 'timeout',
    needsTimeout: true,
    steps: (steps, { slowMs }) => [{ do: 'wait', ms: slowMs }, ...steps],
  },
  {
    name: 'slow-first-event',
    description: 'headers at once, nothing for slowMs, then the whole answer',
    modes: bothModes,
    expectedClass: 'timeout',
    needsTimeout: true,
    steps: (steps, { slowMs }) =>
      steps.flatMap((step): Step[] => (step.do === 'head' ? [step, { do: 'wait', ms: slowMs }] : [step])),
  },
  {
    name: 'slow-content',
    description: 'headers and opening events at once, no content for slowMs, then the rest',
    modes: ['stream'],
    protocols: conversations,
    expectedClass: 'timeout',
    needsTimeout: true,
    steps(steps, { slowMs }) {
      const at = steps.findIndex(isContent);
      return at < 0 ? steps : [...steps.slice(0, at), { do: 'wait', ms: slowMs }, ...steps.slice(at)];
    },
  },
  {
    name: 'stall-then-rest',
    description: 'half of the answer, nothing for slowMs, then the rest',
    modes: bothModes,
    expectedClass: 'timeout',
    needsTimeout: true,
    steps(steps, { slowMs }) {
      const { before, rest } = firstHalf(steps);
      return [...before, { do: 'wait', ms: slowMs }, ...rest];
    },
  },
  {
    name: 'stall-forever',
    description: 'half of the answer, then nothing until the client leaves',
    modes: bothModes,
    expectedClass: 'timeout',
    needsTimeout: true,
    steps: (steps) => [...firstHalf(steps).before, { do: 'hang' }],
  },
  {
    name: 'stall-with-pings',
    description:
      'half of the answer, then only keep-alives (comments, Anthropic pings): idle timers must count content, not bytes',
    modes: ['stream'],
    protocols: conversations.filter((protocol) => protocol !== 'ollama'),
    expectedClass: 'timeout',
    needsTimeout: true,
    steps(steps, { protocol }) {
      const ping = protocol.name === 'anthropic' ? 'event: ping\ndata: {"type": "ping"}\n\n' : ': keep-alive\n\n';
      return [...firstHalf(steps).before, { do: 'hang', bytes: ping, everyMs: keepAliveMs }];
    },
  },
];
