import { afterAll } from 'vitest';
import { closeWorld } from './cli-stage.js';
import { describePairs } from './describe-pairs.js';
import { cliPairs } from './pairs/cli.js';

afterAll(closeWorld);
describePairs(cliPairs);
