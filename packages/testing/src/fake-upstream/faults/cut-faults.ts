import type { FaultBehaviour } from '../fault.js';
import type { Step } from '../step.js';
import { firstHalf } from './cut-steps.js';
import { bothModes } from './define-fault.js';

/** Connections that break. */
export const cutFaults: readonly FaultBehaviour[] = [
  {
    name: 'reset-before-headers',
    description: 'a TCP reset instead of an answer',
    modes: bothModes,
    expectedClass: 'network',
    steps: () => [{ do: 'reset' }],
  },
  {
    name: 'close-before-headers',
    description: 'the connection is closed without an answer ("other side closed")',
    modes: bothModes,
    expectedClass: 'network',
    steps: () => [{ do: 'destroy' }],
  },
  {
    name: 'reset-after-headers',
    description: 'the headers, then a TCP reset',
    modes: bothModes,
    expectedClass: 'network',
    steps: (steps) => [...steps.filter((step) => step.do === 'head'), { do: 'reset' }],
  },
  {
    name: 'cut-clean',
    description:
      'half of the answer, then a proper end of the response: no error on the wire, yet the answer is not whole',
    modes: bothModes,
    expectedClass: 'invalid-response',
    alsoAccepted: ['network'],
    steps: (steps) => [...firstHalf(steps).before, { do: 'end' }],
  },
  {
    name: 'cut-reset',
    description: 'half of the answer, then a TCP reset',
    modes: bothModes,
    expectedClass: 'network',
    steps: (steps) => [...firstHalf(steps).before, { do: 'reset' }],
  },
  {
    name: 'cut-close',
    description: 'half of the answer, then the connection is closed without the final chunk',
    modes: bothModes,
    expectedClass: 'network',
    steps: (steps) => [...firstHalf(steps).before, { do: 'destroy' }],
  },
  {
    name: 'short-body',
    description: 'a body shorter than its content-length',
    modes: ['unary'],
    expectedClass: 'network',
    steps(steps) {
      const size = steps.reduce((sum, step) => sum + (step.do === 'write' ? Buffer.byteLength(step.bytes) : 0), 0);
      const before = firstHalf(steps).before.map(
        (step): Step =>
          step.do === 'head' ? { ...step, headers: { ...step.headers, 'content-length': String(size) } } : step,
      );
      return [...before, { do: 'destroy' }];
    },
  },
];
