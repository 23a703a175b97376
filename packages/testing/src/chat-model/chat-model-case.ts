import type { StoreCase } from '../store/store-case.js';
import type { OpenScenario } from './scenario.js';

/** One behaviour that a chat model must have. */
export type ChatModelCase = StoreCase<OpenScenario>;
