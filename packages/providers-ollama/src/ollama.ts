import { createOllama, type OllamaProvider } from './create-ollama.js';

let provider: OllamaProvider | undefined;

/** Made at the first use, so that the environment is not read while modules load. */
function current(): OllamaProvider {
  provider ??= createOllama();
  return provider;
}

/** The Ollama server that `OLLAMA_HOST` names, else the one on this machine; both are looked up at the first use. */
export const ollama: OllamaProvider = {
  specificationVersion: 'v1',
  name: 'ollama',
  get origin() {
    return current().origin;
  },
  get keys() {
    return current().keys;
  },
  chat: (modelId) => current().chat(modelId),
  embedding: (modelId) => current().embedding(modelId),
  check: (context) => current().check(context),
};
