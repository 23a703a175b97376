import { describePairs } from './describe-pairs.js';
import { gatePairs } from './pairs/quality-gate.js';
import { textPairs } from './pairs/quality-texts.js';

describePairs({ ...gatePairs, ...textPairs });
