import type { AnswerMode, ExpectedClass, Fault, FaultBehaviour } from '../fault.js';
import type { ProtocolName } from '../protocol-name.js';
import { bodyFaults } from './body-faults.js';
import { cutFaults } from './cut-faults.js';
import { conversations } from './define-fault.js';
import { eventFaults } from './event-faults.js';
import { meaningFaults } from './meaning-faults.js';
import { statusFaults } from './status-faults.js';
import { streamFaults } from './stream-faults.js';
import { timingFaults } from './timing-faults.js';

const behaviours: readonly FaultBehaviour[] = [
  ...statusFaults,
  ...timingFaults,
  ...cutFaults,
  ...bodyFaults,
  ...streamFaults,
  ...eventFaults,
  ...meaningFaults,
];

const byName: ReadonlyMap<string, FaultBehaviour> = new Map(behaviours.map((fault) => [fault.name, fault]));

/** Every fault that the fake upstream can produce, each described. */
export const faults: readonly Fault[] = behaviours;

/** The fault of that name, with what it does. */
export function findFault(name: string): FaultBehaviour | undefined {
  return byName.get(name);
}

/** One row of a table test: a fault, the kind of answer, and what an adapter must make of it. */
export interface ApplicableFault {
  readonly fault: Fault;
  readonly mode: AnswerMode;
  readonly expected: ExpectedClass;
  /** Every class that is right for an adapter, the expected one first; `none` too where the engine must notice. */
  readonly accepted: readonly ExpectedClass[];
}

/** The failure class that an adapter of a protocol must report for a fault, or `none` for a whole answer. */
export function expectedClassOf(fault: Fault, protocol: ProtocolName): ExpectedClass {
  return fault.expectedByProtocol?.[protocol] ?? fault.expectedClass;
}

/** Every fault that applies to a protocol, once per kind of answer: the rows of an adapter's table test. */
export function applicableFaults(protocol: ProtocolName): readonly ApplicableFault[] {
  return behaviours
    .filter((fault) => fault.protocols?.includes(protocol) ?? true)
    .flatMap((fault) =>
      fault.modes
        .filter((mode) => mode === 'unary' || conversations.includes(protocol))
        .map((mode) => {
          const expected = expectedClassOf(fault, protocol);
          const delivered: readonly ExpectedClass[] = fault.noticedBy === 'engine' ? ['none'] : [];
          return { fault, mode, expected, accepted: [expected, ...(fault.alsoAccepted ?? []), ...delivered] };
        }),
    );
}
