/** Where a provider's key comes from; never the key itself. */
export type KeySource =
  | { readonly from: 'keyring'; readonly service: string; readonly user: string }
  /** A file that only the user can read: see `cascade keys`. */
  | { readonly from: 'file'; readonly path: string }
  /** `name`: of several variables with commas between. `file`: the `.env` file it stands in; absent for the real environment. */
  | { readonly from: 'environment'; readonly name: string; readonly file?: string }
  /** None was found. */
  | { readonly from: 'none'; readonly isRequired: boolean; readonly help: string };

/** The keys of a provider and where they were found. */
export interface FoundKeys {
  /** The first one first; empty where there is none. */
  readonly keys: readonly string[];
  readonly source: KeySource;
}
