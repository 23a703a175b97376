export { classifyPrompt } from './classify-prompt.js';
export { type Complexity, complexities, type Domain, domains } from './prompt-class.js';
