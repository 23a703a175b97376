/** What is known of the options of a gate without loading one. @module */
export { checkGateOptions } from './gate/check-gate-options.js';
export { resolveThresholds } from './gate/thresholds.js';
export { complexities, domains } from './prompt/prompt-class.js';
