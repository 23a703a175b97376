/** A file that plays a part in the configuration. */
export interface ConfigFile {
  /** Absolute. */
  readonly path: string;
  /** `explicit`: named by a person. `dotenv`: the `.env` file beside the project file. */
  readonly kind: 'explicit' | 'project' | 'user' | 'dotenv';
}
