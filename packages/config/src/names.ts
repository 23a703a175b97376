/** What is known of providers without loading any. @module */
export { parseDotenv } from './documents/parse-dotenv.js';
export {
  canonicalProviderName,
  findProviderName,
  keyVariablesOf,
  knownProviders,
} from './providers/find-provider-name.js';
