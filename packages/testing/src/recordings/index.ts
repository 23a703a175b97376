/** Real responses, served over loopback HTTP. @module */
export { loadRecordings, type Recording } from './load-recordings.js';
export { serveRecording } from './serve-recording.js';
