import { describePairs } from './describe-pairs.js';
import { testingPairs } from './pairs/testing.js';
import { testingBatchPairs } from './pairs/testing-batches.js';

describePairs({ ...testingPairs, ...testingBatchPairs });
