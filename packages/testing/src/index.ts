/** What tests of cascades, adapters and stores need and can be used without vitest. @module */
export * from './clock/index.js';
export * from './models/index.js';
