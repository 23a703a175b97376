/** Every wire protocol that the fake upstream speaks. Scripts, logs and faults name protocols by these words. */
export const protocolNames = [
  'openai-chat',
  'openai-responses',
  'azure-openai',
  'anthropic',
  'gemini',
  'ollama',
  'openai-embeddings',
  'gemini-embeddings',
  'ollama-embeddings',
] as const;

/** The name of one wire protocol, for example `openai-chat`. */
export type ProtocolName = (typeof protocolNames)[number];
