/** The `cascade` command as a function, for tests and for programs that carry it along. @module */
export type { Io } from './io.js';
export { main } from './main.js';
