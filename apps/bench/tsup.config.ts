import { build } from '../../tsup.base.js';

// Five programs: the command, one process for each bench, and the processes that benches start.
export default build({
  bench: 'src/bench.ts',
  'bench-process': 'src/bench-process.ts',
  upstream: 'src/upstream/upstream.ts',
  worker: 'src/contention/worker.ts',
  'ledger-worker': 'src/ledger/worker.ts',
});
