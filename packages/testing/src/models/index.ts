/** Models that answer from a script. @module */
export { type ScriptedEmbeddingOptions, scriptedEmbeddingModel } from './scripted-embedding-model.js';
export { type ScriptedCall, type ScriptedModel, type ScriptedModelOptions, scriptedModel } from './scripted-model.js';
export type { ScriptedReply } from './scripted-reply.js';
