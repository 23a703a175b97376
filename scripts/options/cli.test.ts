import { afterAll } from 'vitest';
import { closeWorld } from './cli-stage.js';
import { describePairs } from './describe-pairs.js';
import { cliPairs } from './pairs/cli.js';
import { surroundingPairs } from './pairs/cli-surroundings.js';

afterAll(closeWorld);
describePairs({ ...cliPairs, ...surroundingPairs });
