/** Writes the package of an adapter. @module */
export {
  type CreateProviderPackageOptions,
  createProviderPackage,
  type WrittenPackage,
} from './create-provider-package.js';
