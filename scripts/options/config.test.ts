import { describePairs } from './describe-pairs.js';
import { callPairs } from './pairs/config-calls.js';
import { configPairs } from './pairs/config-files.js';

describePairs({ ...configPairs, ...callPairs });
