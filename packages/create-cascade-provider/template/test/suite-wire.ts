import type { Wire } from '@cascade/testing/chat-model';

function notYet(what: string): never {
  throw new Error(`test/suite-wire.ts: ${what} is not written yet`);
}

/** How Acme's answers look: all that the conformance suite needs to play its service. */
export const suiteWire: Wire = {
  contentTypes: { whole: 'application/json', stream: 'application/x-ndjson' },
  whole: (_reply) => notYet('whole'),
  stream: (_reply) => notYet('stream'),
  errorInStream: '',
  error: (_fault) => notYet('error'),
};
