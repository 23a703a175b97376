export { type ClassifyPromptOptions, classifyPrompt } from './classify-prompt.js';
export { type Complexity, complexities, type Domain, domains, type PromptClass } from './prompt-class.js';
