/** Where a provider's key comes from; never the key itself. */
export type KeySource =
  | { readonly from: 'keyring'; readonly service: string; readonly user: string }
  /** `file`: the `.env` file it stands in; absent for the real environment. */
  | { readonly from: 'environment'; readonly name: string; readonly file?: string }
  /** None was found. */
  | { readonly from: 'none'; readonly isRequired: boolean; readonly help: string };

/** A key and where it was found. */
export interface FoundKey {
  readonly key: string | undefined;
  readonly source: KeySource;
}
