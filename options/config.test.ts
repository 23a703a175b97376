import { describePairs } from './describe-pairs.js';
import { configPairs } from './pairs/config-files.js';

describePairs(configPairs);
