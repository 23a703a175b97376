import { describePairs } from './describe-pairs.js';
import { adapterPairs } from './pairs/adapters.js';
import { fetchPairs } from './pairs/fetching.js';
import { storePairs } from './pairs/stores.js';

describePairs({ ...adapterPairs, ...fetchPairs, ...storePairs });
