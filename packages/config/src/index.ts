/** Configuration files to cascades: layers, trust, keys. @module */
export type { CascadeOverrides } from './cascades/cascade-overrides.js';
export { ConfigError, type ConfigErrorFacts } from './config-error.js';
export { configSchema } from './config-schema.js';
export type { ProviderDescription } from './describe-providers.js';
export type { ConfigFile } from './files/config-file.js';
export type { Environment, FolderOptions } from './files/folders.js';
export type { KeySource } from './keys/key-source.js';
export { type KeyringPort, systemKeyring } from './keys/keyring.js';
export type { FailedPromptLimits, Retention } from './layers/limits.js';
export { type Config, type LoadConfigOptions, loadConfig } from './load-config.js';
export { type ImportPackage, importPackage } from './providers/import-package.js';
export type { ThirdPartySettings } from './providers/load-provider.js';
export type { JsonSchema } from './shape/shape.js';
export type { SettingThatNeedsTrust } from './trust/settings-that-need-trust.js';
export { listUntrusted, type ProjectOptions, type ProjectTrust, trustProject } from './trust/trust-project.js';
export { UntrustedProjectError } from './trust/untrusted-project-error.js';
