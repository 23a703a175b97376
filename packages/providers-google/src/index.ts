/** Google's Gemini models for Cascade. @module */
export { createGoogle, type GoogleProvider, google } from './create-google.js';
export type { GoogleSettings } from './google-settings.js';
