import { describePairs } from './describe-pairs.js';
import { testingPairs } from './pairs/testing.js';

describePairs(testingPairs);
