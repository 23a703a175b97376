/** The v1 contracts of Cascade: types only. @module */
export type * from './awaitable.js';
export type * from './call-context.js';
export type * from './cascade-event.js';
export type * from './chat-model.js';
export type * from './chat-response.js';
export type * from './conversation.js';
export type * from './cooldown-store.js';
export type * from './embedding-model.js';
export type * from './failed-prompt-store.js';
export type * from './failure.js';
export type * from './gate.js';
export type * from './json.js';
export type * from './price.js';
export type * from './provider.js';
export type * from './run-store.js';
export type * from './store.js';
export type * from './stream-part.js';
