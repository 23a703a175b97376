export { createProvider, type ProviderSettings } from './create-provider.js';
