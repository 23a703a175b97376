import { describePairs } from './describe-pairs.js';
import { otelPairs } from './pairs/otel.js';

describePairs(otelPairs);
